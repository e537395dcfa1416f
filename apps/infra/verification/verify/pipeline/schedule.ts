import { decide } from '../decisions/decide';
import { service } from '../decisions/world';
import type { Deployed, Deployment } from '../deployment/deployment';
import { sessionOf } from '../deployment/policies';
import { mayAssume } from './may-assume';
import { problemIf } from './step';
import { switchProblems } from './switch';

/** A cron expression that is due at least once every day. */
const DAILY = /^cron\(\S+ \S+ (?:\*|\?|\*\/1|1\/1) (?:\*|1-12) (?:\*|\?) \*\)$/;

/** Returns what keeps the schedule from starting the exporter every day. */
export async function scheduleProblems(deployment: Deployment): Promise<string[]> {
  const { account, region } = deployment.location;
  const lambda = deployment.named('AWS::Lambda::Function', 'exporter');
  const schedule = deployment
    .all('AWS::Scheduler::Schedule')
    .find((each) => lambda.isMeantBy(each.value('Target.Arn')));
  if (!schedule) return ['no schedule starts the function'];
  const group = deployment.meant('AWS::Scheduler::ScheduleGroup', schedule.value('GroupName'));
  const groupArn = `arn:aws:scheduler:${region}:${account}:schedule-group/${group.name}`;
  const role = deployment.meant('AWS::IAM::Role', schedule.value('Target.RoleArn'));
  const isTrusted = await mayAssume(deployment, role, service('scheduler', groupArn));
  const mayInvoke = await decide(
    { caller: sessionOf(deployment, role.name), action: 'lambda:InvokeFunction', resource: lambda.arn },
    account,
  );
  return [
    ...switchProblems(deployment, (schedule.value('State') ?? 'ENABLED') === 'ENABLED', 'the schedule', schedule),
    ...problemIf(
      !DAILY.test(String(schedule.value('ScheduleExpression'))),
      `the schedule is not due every day (${schedule.label})`,
    ),
    ...problemIf(
      (schedule.value('ScheduleExpressionTimezone') ?? 'UTC') !== 'UTC',
      `the schedule is not in UTC, in which days end (${schedule.label})`,
    ),
    ...problemIf(
      schedule.value('StartDate') !== undefined || schedule.value('EndDate') !== undefined,
      `the schedule is limited to a period (${schedule.label})`,
    ),
    ...problemIf(!isJson(schedule), `the function cannot read the input of the schedule (${schedule.label})`),
    ...problemIf(!isTrusted, `the schedule may not assume its role (${role.label})`),
    ...problemIf(mayInvoke !== 'allowed', `the role of the schedule may not invoke the function (${role.label})`),
  ];
}

function isJson(schedule: Deployed): boolean {
  try {
    JSON.parse((schedule.value('Target.Input') ?? '{}') as string);
    return true;
  } catch {
    return false;
  }
}
