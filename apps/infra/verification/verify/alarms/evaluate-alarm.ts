import type { Alarm } from './alarm';
import { nextState, type AlarmState, type DataPoint } from './alarm-state';
import { DAY, HOUR, type Metric, type Minute, type Sample } from './metric';

/**
 * The number of periods before the evaluation periods that CloudWatch looks at for data that is missing. It documents two
 * in an example, and that the number varies.
 */
const EXTRA_PERIODS = 2;

/** The number of evaluations in a period, which bounds the time that a long period needs. */
const EVALUATIONS_PER_PERIOD = 24;

/** A change of the state of an alarm. */
export interface Transition {
  readonly minute: Minute;
  readonly state: AlarmState;
}

/** The minutes that an alarm looks back at each evaluation. */
export function rangeOf({ period, evaluationPeriods }: Alarm): number {
  return period * (evaluationPeriods + EXTRA_PERIODS);
}

/**
 * Evaluates an alarm on a metric from a minute to another, and returns the changes of its state. It begins as OK.
 *
 * Periods slide: each evaluation looks at those that end at its minute. An alarm over more than a day is evaluated once per
 * hour.
 */
export function transitionsOf(alarm: Alarm, metric: Metric, from: Minute, to: Minute): Transition[] {
  const { period, evaluationPeriods } = alarm;
  const isMultiDay = period * evaluationPeriods > DAY;
  const step = isMultiDay ? HOUR : Math.max(1, Math.floor(period / EVALUATIONS_PER_PERIOD));
  const start = from - rangeOf(alarm);
  const points = dataPoints(alarm, metric, start, to);
  const range: DataPoint[] = Array.from({ length: evaluationPeriods + EXTRA_PERIODS }, () => undefined);
  const transitions: Transition[] = [];
  let state: AlarmState = 'OK';
  for (let minute = from; minute <= to; minute += step) {
    for (let age = 0; age < range.length; age += 1) range[age] = points(minute - age * period);
    const next = nextState(state, range, alarm);
    if (next !== state) transitions.push({ minute, state: next });
    state = next;
  }
  return transitions;
}

/** Returns a function of the data point whose period ends at a minute. */
function dataPoints(alarm: Alarm, metric: Metric, from: Minute, to: Minute): (end: Minute) => DataPoint {
  const { period, statistic, isBreaching } = alarm;
  const samples: (readonly Sample[])[] = [];
  for (let minute = from; minute <= to; minute += 1) samples.push(metric.at(minute));
  const known: DataPoint[] = [];
  return (end) => {
    const index = end - from;
    if (index in known) return known[index];
    const inPeriod = period === 1 ? (samples[index] as readonly Sample[]) : merged(samples, index, period);
    const point = inPeriod.length === 0 ? undefined : isBreaching(statistic(inPeriod));
    known[index] = point;
    return point;
  };
}

/** The samples of a period, with one sample for each value. */
function merged(samples: readonly (readonly Sample[])[], end: number, period: number): Sample[] {
  const counts = new Map<number, number>();
  for (let index = Math.max(0, end - period + 1); index <= end; index += 1) {
    for (const { value, count } of samples[index] ?? []) counts.set(value, (counts.get(value) ?? 0) + count);
  }
  return [...counts].map(([value, count]) => ({ value, count }));
}
