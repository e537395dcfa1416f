import type { EnvironmentName } from '../../../src/environments';
import { floorOf, GUARANTEES } from '../../../src/guarantees/guarantees';
import type { TemplateFile } from '../../assembly';
import { reasonOf } from '../../reason-of';
import { Deployment, type Deployed } from '../deployment/deployment';
import { readAlarm, type Alarm } from './alarm';
import { componentsOf, unknownComponents } from './components';
import { rangeOf, transitionsOf, type Transition } from './evaluate-alarm';
import { FIRST_DAY, type Episode, type History } from './history';
import { DAY, HOUR, metricKey, type Metric } from './metric';
import { recipientProblems } from './recipients';

/** The alarms of an environment, and what happened to the components. */
export interface AlarmAssessment {
  readonly alarms: number;
  readonly histories: number;
  /** Sentences about histories that nobody would be told of, false alarms, and alarms that are not understood. */
  readonly silent: readonly string[];
}

/** An alarm that a history raises, or why it does not. */
interface Verdict {
  readonly alarm: Alarm;
  readonly problem?: string;
}

/**
 * Lets the components of an environment fail, evaluates the alarms of its templates on their metrics, and returns a
 * sentence about each failure that nobody would be told of in time. A healthy environment must not raise an alarm, and
 * every alarm must be raised by some failure.
 *
 * Alarms, components and templates that the model does not know are sentences as well, so this never fails.
 */
export function silentAlarms(files: readonly TemplateFile[], environment: EnvironmentName): readonly string[] {
  return assessAlarms(files, environment).silent;
}

/** Does the same, and counts the alarms and the histories. */
export function assessAlarms(files: readonly TemplateFile[], environment: EnvironmentName): AlarmAssessment {
  try {
    return assess(files, environment);
  } catch (error) {
    return { alarms: 0, histories: 0, silent: [`The templates cannot be followed: ${reasonOf(error)}`] };
  }
}

function assess(files: readonly TemplateFile[], environment: EnvironmentName): AlarmAssessment {
  const deployment = new Deployment(files, environment);
  const resources = deployment.all('AWS::CloudWatch::Alarm');
  const { alarms, problems } = readAlarms(resources, deployment.all('AWS::SQS::Queue'));
  const components = componentsOf(deployment);
  const histories = components.flatMap((component) => component.histories);
  const types = files.flatMap(({ template }) => Object.values(template.Resources ?? {}).map(({ Type }) => Type));
  const byMetric = alarmsByMetric(alarms);
  const untold = untoldProblems(deployment, alarms);
  const raised = new Set<Alarm>();
  return {
    alarms: resources.length,
    histories: histories.length,
    silent: [
      ...unknownComponents(types),
      ...(histories.length === 0 ? ['the templates have no component that can fail'] : []),
      ...problems,
      ...components.flatMap(({ healthy }) => falseAlarms(healthy, byMetric)),
      ...histories.flatMap((history) => silence(history, byMetric, untold, raised)),
      ...alarms
        .filter((alarm) => !raised.has(alarm))
        .map(({ resource }) => `${resource.label}: no history raises this alarm`),
    ],
  };
}

function alarmsByMetric(alarms: readonly Alarm[]): ReadonlyMap<string, readonly Alarm[]> {
  const byMetric = new Map<string, Alarm[]>();
  for (const alarm of alarms) {
    const key = metricKey(alarm);
    byMetric.set(key, [...(byMetric.get(key) ?? []), alarm]);
  }
  return byMetric;
}

function readAlarms(
  resources: readonly Deployed[],
  queues: readonly Deployed[],
): { alarms: Alarm[]; problems: string[] } {
  const alarms: Alarm[] = [];
  const problems: string[] = [];
  for (const resource of resources) {
    try {
      alarms.push(readAlarm(resource, queues));
    } catch (error) {
      problems.push(`${resource.label}: the alarm is not understood: ${reasonOf(error)}`);
    }
  }
  return { alarms, problems };
}

/** Why nobody is told of alarms. Alarms of an environment whose floor demands no actions need none, but no wrong ones either. */
function untoldProblems(deployment: Deployment, alarms: readonly Alarm[]): ReadonlyMap<Alarm, readonly string[]> {
  const { alarmActions } = floorOf(GUARANTEES[deployment.environment], new Date());
  return new Map(
    alarms.map((alarm) => {
      const isNeeded = alarmActions || alarm.resource.list('AlarmActions').length > 0;
      return [alarm, isNeeded ? recipientProblems(deployment, alarm.resource) : []];
    }),
  );
}

function falseAlarms(healthy: readonly Metric[], byMetric: ReadonlyMap<string, readonly Alarm[]>): string[] {
  return pairsOf(healthy, byMetric)
    .filter(([metric, alarm]) => raises(transitionsOf(alarm, metric, FIRST_DAY, FIRST_DAY + DAY + rangeOf(alarm))))
    .map(([, { resource }]) => `a healthy system: ${resource.label} is raised`);
}

/** Returns a sentence if nobody would be told of a history in time. */
function silence(
  history: History,
  byMetric: ReadonlyMap<string, readonly Alarm[]>,
  untold: ReadonlyMap<Alarm, readonly string[]>,
  raised: Set<Alarm>,
): string[] {
  const verdicts = pairsOf(history.metrics, byMetric).map(([metric, alarm]): Verdict => {
    const problem = silenceOf(history, alarm, metric);
    if (problem === undefined) raised.add(alarm);
    const untoldReasons = untold.get(alarm) ?? [];
    return { alarm, problem: problem ?? (untoldReasons.length > 0 ? untoldReasons.join('; ') : undefined) };
  });
  if (verdicts.length === 0) return [`${history.name}: no alarm watches its metrics`];
  if (verdicts.some(({ problem }) => problem === undefined)) return [];
  return [`${history.name}: ${verdicts.map(({ alarm, problem }) => `${alarm.resource.label}: ${problem}`).join(', ')}`];
}

/** Why an alarm is not raised in each episode of a history. Undefined if it is. */
function silenceOf({ episodes, within, lasts }: History, alarm: Alarm, metric: Metric): string | undefined {
  const [first] = episodes as [Episode];
  const last = episodes.at(-1) as Episode;
  const from = first.from - Math.max(HOUR, 2 * alarm.period);
  const transitions = transitionsOf(alarm, metric, from, last.from + Math.max(within, lasts ?? 0));
  for (const [index, { from: begin }] of episodes.entries()) {
    const raise = transitions.find(
      ({ minute, state }) => state === 'ALARM' && minute >= begin && minute <= begin + within,
    );
    if (!raise) return `it is not raised within ${within} minutes${index > 0 ? ' when it happens again' : ''}`;
    const end = transitions.find(({ minute, state }) => state !== 'ALARM' && minute > raise.minute);
    if (lasts !== undefined && end && end.minute < begin + lasts) return 'it ends although the problem lasts';
  }
  return undefined;
}

/** The alarms on metrics. */
function pairsOf(
  metrics: readonly Metric[],
  byMetric: ReadonlyMap<string, readonly Alarm[]>,
): (readonly [Metric, Alarm])[] {
  return metrics.flatMap((metric) => (byMetric.get(metricKey(metric)) ?? []).map((alarm) => [metric, alarm] as const));
}

function raises(transitions: readonly Transition[]): boolean {
  return transitions.some(({ state }) => state === 'ALARM');
}
