import type { Deployment } from '../deployment/deployment';
import {
  duringEpisodes,
  FIRST_DAY,
  timeOfDay,
  type Component,
  type Episode,
  type History,
  type Samples,
} from './history';
import { DAY, HOUR, MISSING, once, type Metric, type MetricId } from './metric';
import { dueTimes } from './schedule-times';

/** The default time within which a backup starts, in minutes. Otherwise it expires. */
const DEFAULT_START_WINDOW = 8 * HOUR;

/** Minutes that a backup and a copy take. */
const JOB_TIME = 30;

/** The time within which somebody must know of an unsuccessful job. */
const WITHIN = 3 * HOUR;

/** The time within which somebody must know that no job started, counted from when one was due. */
const MISSING_WITHIN = 2 * DAY;

interface Rule {
  readonly TargetBackupVault: string;
  readonly ScheduleExpression?: string;
  readonly StartWindowMinutes?: number;
  readonly CopyActions?: readonly { readonly DestinationBackupVaultArn?: string }[];
}

/** Returns what the backups of each plan, and their copies, can suffer. */
export function backupComponents(deployment: Deployment): Component[] {
  return deployment
    .all('AWS::Backup::BackupPlan')
    .flatMap((plan) =>
      (plan.list('BackupPlan.BackupPlanRule') as readonly Rule[]).flatMap((rule) => [
        backups(rule, plan.label),
        ...(rule.CopyActions ?? []).map((copy) => copies(rule, copy.DestinationBackupVaultArn ?? '', plan.label)),
      ]),
    );
}

function backups(rule: Rule, label: string): Component {
  const window = rule.StartWindowMinutes ?? DEFAULT_START_WINDOW;
  const vault = rule.TargetBackupVault;
  const completed = completedJobs(rule, 'NumberOfBackupJobsCompleted', vault, JOB_TIME);
  const unsuccessful = (problem: string, name: string, delay: number) =>
    unsuccessfulJobs(`${problem} (${label} to ${vault})`, rule, completed, metricOf(name, vault), delay);
  return {
    healthy: [completed],
    histories: [
      unsuccessful('a failed backup', 'NumberOfBackupJobsFailed', JOB_TIME),
      unsuccessful('a backup that expires', 'NumberOfBackupJobsExpired', window),
      unsuccessful('an aborted backup', 'NumberOfBackupJobsAborted', JOB_TIME),
      noJobs(`no backup (${label} to ${vault})`, rule, completed),
    ],
  };
}

/** A copy is a job of the own account and region. Its metrics have the name of the vault that it copies to. */
function copies(rule: Rule, destination: string, label: string): Component {
  const vault = destination.split(':').at(-1) as string;
  const completed = completedJobs(rule, 'NumberOfCopyJobsCompleted', vault, 2 * JOB_TIME);
  return {
    healthy: [completed],
    histories: [
      unsuccessfulJobs(
        `a failed copy (${label} to ${destination})`,
        rule,
        completed,
        metricOf('NumberOfCopyJobsFailed', vault),
        2 * JOB_TIME,
      ),
      noJobs(`no copy (${label} to ${destination})`, rule, completed),
    ],
  };
}

/** Every second day, jobs start as late as they may. AWS Backup reports nothing while there are no jobs. */
function completedJobs(rule: Rule, name: string, vault: string, duration: number): Metric {
  const late = rule.StartWindowMinutes ?? DEFAULT_START_WINDOW;
  const due = dueTimes(rule.ScheduleExpression);
  return {
    ...metricOf(name, vault),
    at: (minute) => {
      const started = minute - duration;
      const isLate = Math.floor((started - late) / DAY) % 2 === 1;
      if (isLate && due.includes(timeOfDay(started - late))) return once(1);
      return Math.floor(started / DAY) % 2 === 0 && due.includes(timeOfDay(started)) ? once(1) : MISSING;
    },
  };
}

/** Jobs of two days that are unsuccessful. Somebody must be told on both. */
function unsuccessfulJobs(name: string, rule: Rule, completed: Metric, unsuccessful: MetricId, delay: number): History {
  const reported: Samples = (minute) => (times.includes(minute) ? once(1) : MISSING);
  const [due = 0] = dueTimes(rule.ScheduleExpression);
  const times = [0, 1].map((day) => FIRST_DAY + day * DAY + due + delay);
  const episodes = times.map((from): Episode => ({ from, to: from + WITHIN }));
  const days = [{ from: FIRST_DAY + due, to: FIRST_DAY + 2 * DAY + due }];
  return {
    name,
    metrics: [{ ...unsuccessful, at: reported }, duringEpisodes(completed, days, () => MISSING, completed.at)],
    episodes,
    within: WITHIN,
  };
}

function noJobs(name: string, rule: Rule, completed: Metric): History {
  const [due = 0] = dueTimes(rule.ScheduleExpression);
  const episodes = [{ from: FIRST_DAY + DAY + due, to: FIRST_DAY + 5 * DAY }];
  return {
    name,
    metrics: [duringEpisodes(completed, episodes, () => MISSING, completed.at)],
    episodes,
    within: MISSING_WITHIN,
  };
}

function metricOf(name: string, vault: string): MetricId {
  return { namespace: 'AWS/Backup', name, dimensions: { BackupVaultName: vault } };
}
