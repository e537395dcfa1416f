import { ExportSchedule } from '../../src/aws/export-schedule';
import { clientOf } from './client';

const SCHEDULE = {
  ...{
    Name: 'exports',
    GroupName: 'exports',
    ScheduleExpression: 'cron(15 1-6 * * ? *)',
    ScheduleExpressionTimezone: 'UTC',
  },
  ...{ FlexibleTimeWindow: { Mode: 'OFF' }, Target: { Arn: 'function', RoleArn: 'role', Input: '{}' } },
};

const scheduleIn = (State: string) => {
  const { client, sent } = clientOf({
    GetSchedule: () => ({
      ...SCHEDULE,
      State,
      Arn: 'arn',
      CreationDate: new Date(),
      LastModificationDate: new Date(),
      $metadata: {},
    }),
    UpdateSchedule: () => ({}),
  });
  return { schedule: new ExportSchedule(client, 'exports'), sent };
};

test.each([
  ['ENABLED', 'on'],
  ['DISABLED', 'off'],
])('a schedule that is %s is %s', async (state, expected) => {
  expect(await scheduleIn(state).schedule.state()).toBe(expected);
});

test.each([
  [false, 'DISABLED'],
  [true, 'ENABLED'],
])('an update has everything of the schedule, which it replaces', async (isOn, State) => {
  const { schedule, sent } = scheduleIn('ENABLED');
  await schedule.set(isOn);
  expect(sent).toEqual([
    ['GetSchedule', { Name: 'exports', GroupName: 'exports' }],
    ['UpdateSchedule', { ...SCHEDULE, State }],
  ]);
});
