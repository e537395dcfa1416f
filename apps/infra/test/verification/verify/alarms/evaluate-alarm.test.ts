import type { Alarm } from '../../../../verification/verify/alarms/alarm';
import { transitionsOf } from '../../../../verification/verify/alarms/evaluate-alarm';
import { DAY, HOUR, MISSING, once, type Metric } from '../../../../verification/verify/alarms/metric';
import { statisticOf, type Statistic } from '../../../../verification/verify/alarms/statistics';

const SUM = statisticOf('Sum') as Statistic;

function alarm(changes: Partial<Alarm>): Alarm {
  return {
    resource: undefined as never,
    ...{ namespace: 'N', name: 'M', dimensions: {}, period: 1, statistic: SUM, isBreaching: (value) => value >= 1 },
    ...{ evaluationPeriods: 1, datapointsToAlarm: 1, treatMissingData: 'notBreaching' },
    ...changes,
  };
}

/** A metric with a sample of 1 in some minutes. */
function metric(...minutes: readonly number[]): Metric {
  const at = (minute: number) => (minutes.includes(minute) ? once(1) : MISSING);
  return { namespace: 'N', name: 'M', dimensions: {}, at };
}

test('an alarm is raised when the data point breaches, and ends when it left the range', () => {
  expect(transitionsOf(alarm({}), metric(10), 0, 60)).toEqual([
    { minute: 10, state: 'ALARM' },
    { minute: 13, state: 'OK' },
  ]);
});

test('periods slide, so that samples of two clock hours add up', () => {
  const twice = alarm({ period: HOUR, isBreaching: (value) => value >= 2 });

  expect(transitionsOf(twice, metric(HOUR - 2, HOUR + 2), 0, HOUR + 10)[0]).toEqual({
    minute: HOUR + 2,
    state: 'ALARM',
  });
  expect(transitionsOf(twice, metric(0, HOUR + 10), 0, 2 * HOUR)).toEqual([]);
});

test('a period of a day without data raises an alarm on the third day, hours of a day after two more hours', () => {
  const absent = { isBreaching: (value: number) => value < 1, treatMissingData: 'breaching' } as const;
  const day = alarm({ ...absent, period: DAY });
  const hours = alarm({ ...absent, period: HOUR, evaluationPeriods: 24, datapointsToAlarm: 24 });

  const [first] = transitionsOf(day, metric(0), 0, 5 * DAY);
  expect(first?.minute).toBeGreaterThanOrEqual(3 * DAY);
  const [second] = transitionsOf(hours, metric(0), 0, 5 * DAY);
  expect(second?.minute).toBeGreaterThanOrEqual(DAY + 2 * HOUR);
  expect(second?.minute).toBeLessThan(DAY + 3 * HOUR);
});

test('several data points must breach', () => {
  const persistent = alarm({ evaluationPeriods: 3, datapointsToAlarm: 3 });

  expect(transitionsOf(persistent, metric(10, 11), 0, 60)).toEqual([]);
  expect(transitionsOf(persistent, metric(10, 11, 12), 0, 60)[0]).toEqual({ minute: 12, state: 'ALARM' });
});
