import { BACKFILLS_PREFIX } from '../../../src/ingestion-settings';
import { sizeEnvironment } from '../../../src/load/environment-size';
import { decide } from '../decisions/decide';
import { service } from '../decisions/world';
import type { Deployment } from '../deployment/deployment';
import { policyOf, sessionOf } from '../deployment/policies';
import { mapOf, stateMachinesOf } from '../deployment/state-machines';
import { mayAssume } from './may-assume';
import { problemIf } from './step';

/** Returns what keeps the state machine from calling the backfill function with each batch of a plan. */
export async function stateMachineProblems(deployment: Deployment): Promise<string[]> {
  const { account, region } = deployment.location;
  const { environment, settings } = deployment;
  const lambda = deployment.named('AWS::Lambda::Function', 'backfill');
  const trades = deployment.named('AWS::S3::Bucket', `trades-${account}`);
  const name = deployment.nameOf('backfill');
  const machine = stateMachinesOf(deployment).find((each) => each.value('StateMachineName') === name);
  if (!machine) return [`there is no state machine with the name ${name}`];
  const map = mapOf(machine);
  if (!map) return [`the state machine has no map (${machine.label})`];
  const processor = map.ItemProcessor;
  const call = processor?.States[processor.StartAt];
  const { arn } = machine;
  const execution = `arn:aws:states:${region}:${account}:execution:${name}`;
  const role = deployment.meant('AWS::IAM::Role', machine.value('RoleArn'));
  const caller = sessionOf(deployment, role.name);
  const needs: readonly (readonly [action: string, resource: string, policy?: object])[] = [
    ['lambda:InvokeFunction', lambda.arn],
    ['s3:GetObject', `${trades.arn}/${BACKFILLS_PREFIX}0123/batches-1.jsonl`, policyOf(deployment, trades)],
    ['states:StartExecution', arn],
    ['states:DescribeExecution', `${execution}:x`],
    ['states:StopExecution', `${execution}:x`],
  ];
  const denied: string[] = [];
  for (const [action, resource, resourcePolicy] of needs) {
    const isAllowed = (await decide({ caller, action, resource, resourcePolicy }, account)) === 'allowed';
    denied.push(...problemIf(!isAllowed, `the role does not allow ${action} on ${resource} (${role.label})`));
  }
  const trusted = await Promise.all(
    [arn, `${arn}/${map.Label}`].map((source) => mayAssume(deployment, role, service('states', source))),
  );
  const { concurrency } = sizeEnvironment(environment, settings).backfill;
  return [
    ...problemIf(
      map.ItemReader?.Parameters?.['Bucket'] !== trades.name,
      `the state machine reads its items from another bucket (${machine.label})`,
    ),
    ...problemIf(
      map.ItemReader?.Parameters?.['Key.$'] !== '$.key',
      `the state machine reads its items from a fixed object (${machine.label})`,
    ),
    ...problemIf(
      map.MaxConcurrency !== concurrency.value,
      `the state machine calls ${map.MaxConcurrency} functions at once, expected: ${concurrency.value} (${machine.label})`,
    ),
    ...problemIf(!lambda.isMeantBy(call?.Resource), `the state machine does not call the function (${machine.label})`),
    ...problemIf(!trusted.every(Boolean), `the state machine may not assume its role (${role.label})`),
    ...denied,
  ];
}
