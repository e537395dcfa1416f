import { dueTimes } from '../../../../verification/verify/alarms/schedule-times';

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
