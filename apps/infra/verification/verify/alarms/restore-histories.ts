import type { Deployed, Deployment } from '../deployment/deployment';
import { duringEpisodes, FIRST_DAY, type Component, type Episode, type History } from './history';
import { DAY, HOUR, MISSING, once, type Metric, type MetricId, type Minute } from './metric';
import { dueTimesOfWeek } from './schedule-times';

const WEEK = 7 * DAY;

/** The default hours within which a restore test starts. */
const DEFAULT_START_WINDOW = 24;

/** Minutes that a restore takes, at least and at most. */
const JOB_TIME = { min: HOUR, max: 6 * HOUR } as const;

/** The time within which somebody must know of a failed restore. */
const WITHIN = 3 * HOUR;

/** The time within which somebody must know that no restore was tested, counted from when one was due. */
const MISSING_WITHIN = 4 * DAY;

/** The tests of a restore-testing plan. */
interface Tests {
  readonly label: string;
  readonly vault: string;
  /** Returns true if a healthy test is complete at a minute. */
  readonly isComplete: (minute: Minute) => boolean;
  /** The minutes of the first tests from the first day, as they are due. */
  readonly due: readonly [Minute, Minute];
}

/** Returns what the restore tests of each plan can suffer, by the vault with the backups. */
export function restoreComponents(deployment: Deployment): Component[] {
  return deployment.all('AWS::Backup::RestoreTestingPlan').flatMap((plan) =>
    plan.list('RecoveryPointSelection.IncludeVaults').map((arn) => {
      const vault = String(arn).split(':').at(-1) as string;
      return componentOf({ label: `${plan.label} from ${vault}`, vault, ...scheduleOf(plan) });
    }),
  );
}

/** The test after the longest interval starts as late as it may and takes longest, and every other one is fast. */
function scheduleOf(plan: Deployed): Pick<Tests, 'isComplete' | 'due'> {
  const times = dueTimesOfWeek(plan.value('ScheduleExpression'));
  const window = plan.number('StartWindowHours', DEFAULT_START_WINDOW) * HOUR;
  const intervals = times.map((time, index) => time - (times[index - 1] ?? (times.at(-1) as number) - WEEK));
  const late = intervals.indexOf(Math.max(...intervals));
  const completed = times.map((time, index) => (time + (index === late ? window + JOB_TIME.max : JOB_TIME.min)) % WEEK);
  const [first, second] = [1, 2, 3]
    .flatMap((week) => times.map((time) => week * WEEK + time))
    .filter((minute) => minute >= FIRST_DAY);
  return {
    isComplete: (minute) => completed.includes(minute % WEEK),
    due: [first as Minute, second as Minute],
  };
}

function componentOf({ label, vault, isComplete, due }: Tests): Component {
  const completed: Metric = {
    ...metricOf('NumberOfRestoreJobsCompleted', vault),
    at: (minute) => (isComplete(minute) ? once(1) : MISSING),
  };
  return { healthy: [completed], histories: [failed(label, vault, completed, due), missing(label, completed, due)] };
}

/** Two tests that fail. Somebody must be told of both. */
function failed(label: string, vault: string, completed: Metric, due: Tests['due']): History {
  const times = due.map((time) => time + JOB_TIME.min);
  const [from, to] = due;
  return {
    name: `a failed restore (${label})`,
    metrics: [
      { ...metricOf('NumberOfRestoreJobsFailed', vault), at: (minute) => (times.includes(minute) ? once(1) : MISSING) },
      duringEpisodes(completed, [{ from, to: to + 2 * DAY }], () => MISSING, completed.at),
    ],
    episodes: times.map((time): Episode => ({ from: time, to: time + WITHIN })),
    within: WITHIN,
  };
}

function missing(label: string, completed: Metric, [due]: Tests['due']): History {
  const episodes = [{ from: due, to: due + 2 * WEEK }];
  return {
    name: `no restore (${label})`,
    metrics: [duringEpisodes(completed, episodes, () => MISSING, completed.at)],
    episodes,
    within: MISSING_WITHIN,
  };
}

function metricOf(name: string, vault: string): MetricId {
  return { namespace: 'AWS/Backup', name, dimensions: { BackupVaultName: vault } };
}
