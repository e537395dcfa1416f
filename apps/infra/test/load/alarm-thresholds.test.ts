import { Duration } from 'aws-cdk-lib/core';
import { alarmThresholds, capacityAlarm } from '../../src/load/alarm-thresholds';
import { problemsOf } from '../../src/load/sized-value';

test.each([
  // promised, timeout, age
  [3_600, 300, 1_800],
  [3_600, 900, 1_800],
  [1_801, 300, 901],
  // An attempt that uses its time is no reason for an alarm.
  [1_500, 900, 960],
])('with bars within %i s and a timeout of %i s, messages are too old after %i s', (barsWithin, timeout, age) => {
  const { messageAge, lateBars, duration } = alarmThresholds(barsWithin, timeout, {});
  expect([messageAge.value, lateBars.value, duration]).toEqual([age, barsWithin, timeout - 5]);
  expect([messageAge, lateBars].flatMap(problemsOf)).toEqual([]);
});

test('the alarm on messages cannot be raised in time if an attempt takes nearly all of it', () => {
  expect(problemsOf(alarmThresholds(900, 600, {}).messageAge)).toEqual([
    '`processor.messageAgeAlarm` is 660 s, but the declared load allows 600: lower it to at most 600, or raise ' +
      '`load.barsWithin`',
  ]);
});

test('alarms cannot be later than what is promised', () => {
  const { messageAge, lateBars } = alarmThresholds(3_600, 300, {
    messageAgeAlarm: Duration.seconds(3_301),
    lateBarsAlarm: Duration.hours(1.5),
  });
  expect(problemsOf(messageAge)).toEqual([
    '`processor.messageAgeAlarm` is 3,301 s, but the declared load allows 3,300: lower it to at most 3,300, or raise ' +
      '`load.barsWithin`',
  ]);
  expect(problemsOf(lateBars)).toEqual([
    '`processor.lateBarsAlarm` must be a whole number from 1 to 3,600 s, got: 5,400',
  ]);
});

test('alarms can be earlier', () => {
  const { messageAge, lateBars } = alarmThresholds(3_600, 300, {
    messageAgeAlarm: Duration.minutes(10),
    lateBarsAlarm: Duration.minutes(30),
  });
  expect([messageAge.value, lateBars.value]).toEqual([600, 1_800]);
  expect([messageAge, lateBars].flatMap(problemsOf)).toEqual([]);
});

test('a table is at its limit if it uses nine tenths of it for the time', () => {
  expect(capacityAlarm(1_000, 3_600)).toEqual({ threshold: 270_000, period: 300, periods: 12 });
  expect(capacityAlarm(1, 901)).toEqual({ threshold: 270, period: 300, periods: 4 });
});
