import { dueTimes, dueTimesOfWeek } from '../../../../verification/verify/alarms/schedule-times';

test.each([
  ['cron(0 5 * * ? *)', [300]],
  ['cron(15 1-3 * * ? *)', [75, 135, 195]],
  ['cron(0 */8 ? * * *)', [0, 480, 960]],
  ['cron(0/30 4 * * ? *)', [240, 270]],
  ['cron(5 1,22-23 * * ? *)', [65, 1325, 1385]],
])('%s is due at %j', (expression, times) => {
  expect(dueTimes(expression)).toEqual(times);
});

test.each(['cron(0 5 ? * MON *)', 'cron(0 5 1 * ? *)', 'rate(1 day)', undefined])('%s is not known', (expression) => {
  expect(() => dueTimes(expression)).toThrow('the model only knows schedules of every day');
});

test('a field that is not known is named', () => {
  expect(() => dueTimes('cron(0 5L * * ? *)')).toThrow('the model does not know 5L in a cron expression');
});

test('a schedule that is never due is not known', () => {
  expect(() => dueTimes('cron(0 24 * * ? *)')).toThrow('cron(0 24 * * ? *) is never due');
});

test.each([
  ['cron(0 12 ? * MON,THU *)', [720, 3 * 1440 + 720]],
  ['cron(30 5,17 ? * SUN *)', [6 * 1440 + 330, 6 * 1440 + 1050]],
  ['cron(0 0 ? * FRI,TUE *)', [1440, 4 * 1440]],
])('%s is due at %j of the week', (expression, times) => {
  expect(dueTimesOfWeek(expression)).toEqual(times);
});

test.each(['cron(0 12 * * ? *)', 'cron(0 12 ? * MON#1 *)', 'cron(0 12 ? 1 MON *)', 'cron(0 12 ? * DAY *)', undefined])(
  '%s is not a known schedule of a week',
  (expression) => {
    expect(() => dueTimesOfWeek(expression)).toThrow('the model only knows schedules of days of the week');
  },
);
