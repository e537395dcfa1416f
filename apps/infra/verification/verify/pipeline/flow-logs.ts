import { decide } from '../decisions/decide';
import { service } from '../decisions/world';
import type { Deployment } from '../deployment/deployment';
import { sessionOf } from '../deployment/policies';
import { mayAssume } from './may-assume';
import { problemIf } from './step';

const WRITE = ['logs:CreateLogStream', 'logs:PutLogEvents'];

/** Returns what keeps flow logs of the network from their log group, if the environment keeps flow logs. */
export async function flowLogProblems(deployment: Deployment): Promise<string[]> {
  if (!deployment.settings.network.flowLogs) return [];
  const { account, region } = deployment.location;
  const [log] = deployment.all('AWS::EC2::FlowLog');
  if (!log) return ['there is no flow log'];
  const group = deployment.meant('AWS::Logs::LogGroup', log.value('LogGroupName'));
  const role = deployment.meant('AWS::IAM::Role', log.value('DeliverLogsPermissionArn'));
  const source = `arn:aws:ec2:${region}:${account}:vpc-flow-log/fl-0123456789abcdef0`;
  const isTrusted = await mayAssume(deployment, role, service('vpc-flow-logs', source));
  const caller = sessionOf(deployment, role.name);
  const stream = `${group.arn.replace(/:\*$/, '')}:log-stream:eni`;
  const denied: string[] = [];
  for (const action of WRITE) {
    if ((await decide({ caller, action, resource: stream }, account)) !== 'allowed') denied.push(action);
  }
  return [
    ...problemIf(!isTrusted, `the service for flow logs may not assume its role (${role.label})`),
    ...denied.map((action) => `the role of the flow logs does not allow ${action} (${role.label})`),
  ];
}
