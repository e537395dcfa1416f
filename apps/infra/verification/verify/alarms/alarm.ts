import { list, valueAt } from '@trading/template';
import type { Deployed } from '../deployment/deployment';
import type { Evaluation, TreatMissingData } from './alarm-state';
import type { MetricId } from './metric';
import { statisticOf, type Statistic } from './statistics';

/** An alarm of a template that the model can evaluate. */
export interface Alarm extends MetricId, Evaluation {
  readonly resource: Deployed;
  /** The length of a period in minutes. */
  readonly period: number;
  readonly statistic: Statistic;
  readonly isBreaching: (value: number) => boolean;
}

type Comparison = (value: number, threshold: number) => boolean;

const COMPARISONS: Readonly<Record<string, Comparison>> = {
  GreaterThanOrEqualToThreshold: (value, threshold) => value >= threshold,
  GreaterThanThreshold: (value, threshold) => value > threshold,
  LessThanOrEqualToThreshold: (value, threshold) => value <= threshold,
  LessThanThreshold: (value, threshold) => value < threshold,
};

const TREATMENTS: readonly string[] = ['missing', 'ignore', 'breaching', 'notBreaching'] satisfies TreatMissingData[];

/** The properties that the model knows. Some do not decide about the state of an alarm. */
const KNOWN_PROPERTIES = new Set([
  ...['Namespace', 'MetricName', 'Dimensions', 'Statistic', 'ExtendedStatistic', 'Period'],
  ...['EvaluationPeriods', 'DatapointsToAlarm', 'ComparisonOperator', 'Threshold', 'TreatMissingData'],
  ...['ActionsEnabled', 'AlarmActions', 'OKActions', 'InsufficientDataActions'],
  ...['AlarmName', 'AlarmDescription', 'Tags'],
]);

/** The seconds that CloudWatch evaluates at most: a day, or a week if a period is at least an hour. */
const MAX_EVALUATED = { shortPeriods: 86_400, longPeriods: 604_800 } as const;

/**
 * Reads an alarm of a template.
 *
 * @param queues all queues of the environment
 * @throws Error if the alarm is not valid, or if it has a part that the model does not know, such as metric math
 */
export function readAlarm(resource: Deployed, queues: readonly Deployed[]): Alarm {
  const unknown = Object.keys(resource.properties as object).filter((property) => !KNOWN_PROPERTIES.has(property));
  if (unknown.length > 0) throw new Error(`the model does not know ${unknown.join(', ')}`);

  const statistic = resource.text('Statistic') ?? resource.text('ExtendedStatistic') ?? '';
  const comparison = resource.text('ComparisonOperator') ?? '';
  const treatMissingData = resource.text('TreatMissingData') ?? 'missing';
  const seconds = resource.number('Period');
  const threshold = resource.number('Threshold');
  const evaluationPeriods = resource.number('EvaluationPeriods');
  const datapointsToAlarm = resource.number('DatapointsToAlarm', evaluationPeriods);
  const compare = COMPARISONS[comparison];
  const calculate = statisticOf(statistic);
  if (!calculate) throw new Error(`the model does not know the statistic ${statistic}`);
  if (!compare) throw new Error(`the model does not know the comparison ${comparison}`);
  if (!TREATMENTS.includes(treatMissingData)) throw new Error(`missing data cannot be ${treatMissingData}`);
  if (!(seconds >= 60 && seconds % 60 === 0)) throw new Error(`a period of ${seconds} s is not whole minutes`);
  if (!Number.isFinite(threshold)) throw new Error(`the threshold ${threshold} is not a number`);
  if (!(isCount(datapointsToAlarm) && isCount(evaluationPeriods) && datapointsToAlarm <= evaluationPeriods)) {
    throw new Error(`${datapointsToAlarm} of ${evaluationPeriods} data points cannot breach`);
  }
  const limit = seconds < 3600 ? MAX_EVALUATED.shortPeriods : MAX_EVALUATED.longPeriods;
  if (seconds * evaluationPeriods > limit) throw new Error(`CloudWatch evaluates at most ${limit} s`);
  return {
    resource,
    namespace: resource.text('Namespace') ?? '',
    name: resource.text('MetricName') ?? '',
    dimensions: dimensionsOf(resource, queues),
    period: seconds / 60,
    statistic: calculate,
    isBreaching: (value) => compare(value, threshold),
    evaluationPeriods,
    datapointsToAlarm,
    treatMissingData: treatMissingData as TreatMissingData,
  };
}

/** The dimensions of the metric. A reference to a queue is its URL, which is no dimension of its metrics. */
function dimensionsOf(resource: Deployed, queues: readonly Deployed[]): Record<string, string> {
  const written = list(resource.written('Dimensions'));
  return Object.fromEntries(
    list(resource.value('Dimensions')).map((dimension, index) => {
      const reference = valueAt(written[index], 'Value.Ref');
      const queue = queues.find(({ id }) => id === reference);
      return [valueAt(dimension, 'Name'), queue ? `the URL of ${queue.label}` : valueAt(dimension, 'Value')];
    }),
  ) as Record<string, string>;
}

function isCount(value: number): boolean {
  return Number.isInteger(value) && value >= 1;
}
