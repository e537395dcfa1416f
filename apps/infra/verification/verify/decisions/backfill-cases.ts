import {
  BUCKET_ACTIONS,
  EXECUTION_ACTIONS,
  FUNCTION_ACTIONS,
  LOG_ACTIONS,
  names,
  NETWORK_ACTIONS,
  OBJECT_ACTIONS,
  OTHER_ACTIONS,
  QUEUE_ACTIONS,
  STATE_MACHINE_ACTIONS,
  TABLE_ACTIONS,
} from './actions';
import type { Caller, Case } from './decide';
import { within, type Target } from './stack-lookup';
import { ALL_KEYS, FOREIGN_ACCOUNT, OLD_TLS, PLAIN, service, type World } from './world';

const ASSUME = ['sts:AssumeRole'];

/** The context of a request for the keys of trade files. */
const TRADES = { 's3:prefix': 'trades/2024/' };

/** Requests around the backfill: the rights of its function and of its state machine. */
export function backfillCases(world: World): Case[] {
  const { administrator, foreigner, reader, processor, backfill } = world;
  const { bucket, trade, table, otherTable, queue, deadLetters, exports } = world;
  const { account, region } = world.location;
  const { code, role, logStream } = backfill;
  const ask = world.ask.bind(world);
  const plan = within(bucket, 'backfills/0123/batches-1.jsonl');
  const networkInterface = `arn:aws:ec2:${region}:${account}:network-interface/eni-1`;
  const reads = ['s3:GetObject', 's3:GetObjectVersion'];
  const { keeps } = world;

  return [
    ...ask('the backfill', code, OBJECT_ACTIONS, reads, trade),
    ...ask('the backfill', code, OBJECT_ACTIONS, [], plan),
    ...ask('the backfill over plain HTTP', code, reads, [], trade, PLAIN),
    ...ask('the backfill over TLS 1.1', code, reads, [], trade, OLD_TLS),
    ...ask('the backfill', code, BUCKET_ACTIONS, ['s3:ListBucketVersions'], bucket, TRADES),
    ...ask('the backfill for all keys', code, BUCKET_ACTIONS, [], bucket),
    ...ask('the backfill for other keys', code, BUCKET_ACTIONS, [], bucket, ALL_KEYS),
    ...ask('the backfill', code, TABLE_ACTIONS, keeps, table),
    ...ask('the backfill', code, TABLE_ACTIONS, [], otherTable),
    ...ask('the backfill', code, QUEUE_ACTIONS, [], queue),
    ...ask('the backfill', code, QUEUE_ACTIONS, [], deadLetters),
    ...ask('the backfill', code, OBJECT_ACTIONS, [], within(exports, 'exports/x.parquet')),
    ...ask('the backfill', code, LOG_ACTIONS, ['logs:CreateLogStream', 'logs:PutLogEvents'], { arn: logStream }),
    ...ask('the backfill', code, LOG_ACTIONS, [], { arn: processor.logStream }),
    ...ask('Lambda for the backfill', role, NETWORK_ACTIONS, NETWORK_ACTIONS, { arn: networkInterface }),
    ...ask('the backfill', code, NETWORK_ACTIONS, [], { arn: networkInterface }),
    ...OTHER_ACTIONS.flatMap(([action, resource]) =>
      ask('the backfill', code, [action], [], {
        arn: resource.replace('{account}', account).replace('{region}', region),
      }),
    ),
    ...ask('the function', processor.code, OBJECT_ACTIONS, [], plan),
    ...ask('a named reader', reader, OBJECT_ACTIONS, [], plan),
    ...ask('a foreign account', foreigner, OBJECT_ACTIONS, [], plan),
    ...ask('a foreign account', foreigner, FUNCTION_ACTIONS, [], { arn: backfill.arn }),
    ...ask('an administrator', administrator, FUNCTION_ACTIONS, FUNCTION_ACTIONS, { arn: backfill.arn }),

    ...stateMachineCases(world, plan),
  ];
}

/** Requests of the state machine, which calls the function with each batch of a plan. */
function stateMachineCases(world: World, plan: Target): Case[] {
  const { lookup, foreigner, backfill, processor, bucket, trade, table } = world;
  const { account, region } = world.location;
  const ask = world.ask.bind(world);
  const found = lookup.find('Backfill', 'AWS::IAM::Role', 'BackfillStateMachineRole');
  const trust = lookup.resolved('Backfill', found.resource.Properties?.['AssumeRolePolicyDocument']) as object;
  const role: Target = { arn: `arn:aws:iam::${account}:role/${found.id}`, policy: trust };
  const { resource } = lookup.find('Backfill', 'AWS::StepFunctions::StateMachine');
  const name = String(lookup.resolved('Backfill', resource.Properties?.['StateMachineName']));
  const states = (kind: string, of = account) => `arn:aws:states:${region}:${of}:${kind}`;
  const machine = states(`stateMachine:${name}`);
  const caller: Caller = {
    principal: `arn:aws:sts::${account}:assumed-role/${found.id}/session`,
    identityPolicies: lookup.policiesOf('Backfill', found),
  };
  const watches = names('states', 'DescribeExecution StopExecution');

  return [
    ...ask('the state machine', service('states', machine), ASSUME, ASSUME, role),
    ...ask('an item of the state machine', service('states', `${machine}/Items`), ASSUME, ASSUME, role),
    ...ask('another state machine', service('states', `${machine}-2`), ASSUME, [], role),
    ...ask(
      'a state machine of another account',
      service('states', states(`stateMachine:${name}`, FOREIGN_ACCOUNT)),
      ASSUME,
      [],
      role,
    ),
    ...ask('another service', service('events', machine), ASSUME, [], role),
    ...ask('a foreign account', foreigner, ASSUME, [], role),

    ...ask('the state machine', caller, FUNCTION_ACTIONS, ['lambda:InvokeFunction'], { arn: backfill.arn }),
    ...ask('the state machine', caller, FUNCTION_ACTIONS, [], { arn: processor.arn }),
    ...ask('the state machine', caller, OBJECT_ACTIONS, ['s3:GetObject'], plan),
    ...ask('the state machine over plain HTTP', caller, ['s3:GetObject'], [], plan, PLAIN),
    ...ask('the state machine', caller, OBJECT_ACTIONS, [], trade),
    ...ask('the state machine', caller, BUCKET_ACTIONS, [], bucket),
    ...ask('the state machine', caller, TABLE_ACTIONS, [], table),
    ...ask('the state machine', caller, STATE_MACHINE_ACTIONS, ['states:StartExecution'], { arn: machine }),
    ...ask('the state machine', caller, STATE_MACHINE_ACTIONS, [], { arn: `${machine}-2` }),
    ...ask('the state machine', caller, EXECUTION_ACTIONS, watches, { arn: states(`execution:${name}:x`) }),
    ...ask('the state machine', caller, ['states:RedriveExecution'], ['states:RedriveExecution'], {
      arn: states(`execution:${name}/Items:x`),
    }),
    ...ask('the state machine', caller, EXECUTION_ACTIONS, [], { arn: states(`execution:${name}-2:x`) }),
  ];
}
