import {
  BUCKET_ACTIONS,
  FUNCTION_ACTIONS,
  LOG_ACTIONS,
  names,
  NETWORK_ACTIONS,
  OBJECT_ACTIONS,
  OTHER_ACTIONS,
  QUEUE_ACTIONS,
  TABLE_ACTIONS,
} from './actions';
import type { Caller, Case } from './decide';
import { within, type Target } from './stack-lookup';
import { ALL_KEYS, FOREIGN_ACCOUNT, OLD_TLS, PLAIN, service, type World } from './world';

/** The context of a request for the keys of exports. */
const EXPORTS = { 's3:prefix': 'exports/interval=1m/' };
const ASSUME = ['sts:AssumeRole'];
const INVOKE = ['lambda:InvokeFunction'];

/** Requests around the exports: the rights of their function, its schedule, and their readers. */
export function exportCases(world: World): Case[] {
  const { administrator, foreigner, reader, colleague, processor, query, exporter } = world;
  const { bucket, trade, table, otherTable, queue, deadLetters, exports } = world;
  const { account, region } = world.location;
  const { code, role, logStream } = exporter;
  const ask = world.ask.bind(world);
  const file = within(exports, 'exports/interval=1m/feed=f/date=2024-08-08/bars.parquet');
  const networkInterface = `arn:aws:ec2:${region}:${account}:network-interface/eni-1`;
  const reads = names('dynamodb', 'GetItem BatchGetItem Query');
  const writes = ['s3:GetObject', 's3:PutObject'];
  const hasReaders = JSON.stringify(exports.policy).includes(reader.principal);

  return [
    ...ask('the exporter', code, TABLE_ACTIONS, reads, table),
    ...ask('the exporter', code, TABLE_ACTIONS, [], otherTable),
    ...ask('the exporter', code, OBJECT_ACTIONS, writes, file),
    ...ask('the exporter', code, OBJECT_ACTIONS, [], within(exports, 'other/bars.parquet')),
    ...ask('the exporter over plain HTTP', code, writes, [], file, PLAIN),
    ...ask('the exporter over TLS 1.1', code, writes, [], file, OLD_TLS),
    ...ask('the exporter', code, BUCKET_ACTIONS, ['s3:ListBucket'], exports),
    ...ask('the exporter', code, OBJECT_ACTIONS, [], trade),
    ...ask('the exporter', code, BUCKET_ACTIONS, [], bucket),
    ...ask('the exporter', code, QUEUE_ACTIONS, ['sqs:SendMessage'], queue),
    ...ask('the exporter over plain HTTP', code, ['sqs:SendMessage'], [], queue, PLAIN),
    ...ask('the exporter', code, QUEUE_ACTIONS, [], deadLetters),
    ...ask('the exporter', code, LOG_ACTIONS, ['logs:CreateLogStream', 'logs:PutLogEvents'], { arn: logStream }),
    ...ask('the exporter', code, LOG_ACTIONS, [], { arn: processor.logStream }),
    ...ask('Lambda for the exporter', role, NETWORK_ACTIONS, NETWORK_ACTIONS, { arn: networkInterface }),
    ...ask('the exporter', code, NETWORK_ACTIONS, [], { arn: networkInterface }),
    ...OTHER_ACTIONS.flatMap(([action, resource]) =>
      ask('the exporter', code, [action], [], {
        arn: resource.replace('{account}', account).replace('{region}', region),
      }),
    ),

    ...[
      ['the function', processor.code] as const,
      ['the query function', query.code] as const,
      ['a foreign account', foreigner] as const,
      ["another role of the reader's account", colleague] as const,
    ].flatMap(([who, caller]) => [
      ...ask(who, caller, OBJECT_ACTIONS, [], file),
      ...ask(who, caller, BUCKET_ACTIONS, [], exports),
    ]),
    ...ask('a named reader', reader, OBJECT_ACTIONS, hasReaders ? ['s3:GetObject'] : [], file),
    ...ask('a named reader', reader, OBJECT_ACTIONS, [], within(exports, 'other/bars.parquet')),
    ...ask('a named reader', reader, BUCKET_ACTIONS, hasReaders ? ['s3:ListBucket'] : [], exports, EXPORTS),
    ...ask('a named reader of all keys', reader, BUCKET_ACTIONS, [], exports),
    ...ask('a named reader of other keys', reader, BUCKET_ACTIONS, [], exports, ALL_KEYS),
    ...ask('a named reader over plain HTTP', reader, OBJECT_ACTIONS, [], file, PLAIN),
    ...ask('an administrator over plain HTTP', administrator, OBJECT_ACTIONS, [], file, PLAIN),

    ...scheduleCases(world),
    ...ask('a foreign account', foreigner, FUNCTION_ACTIONS, [], { arn: exporter.arn }),
    ...ask('a named reader', reader, FUNCTION_ACTIONS, [], { arn: exporter.arn }),
    ...ask('an administrator', administrator, FUNCTION_ACTIONS, FUNCTION_ACTIONS, { arn: exporter.arn }),
  ];
}

/** Requests of the schedule, which assumes a role to invoke the function. */
function scheduleCases(world: World): Case[] {
  const { lookup, foreigner, exporter, processor, table, exports } = world;
  const { account, region } = world.location;
  const ask = world.ask.bind(world);
  const { id, resource } = lookup.find('Exports', 'AWS::IAM::Role', 'ScheduleRole');
  const trust = lookup.resolved('Exports', resource.Properties?.['AssumeRolePolicyDocument']) as object;
  const role: Target = { arn: `arn:aws:iam::${account}:role/${id}`, policy: trust };
  const { resource: group } = lookup.find('Exports', 'AWS::Scheduler::ScheduleGroup');
  const groupArn = `arn:aws:scheduler:${region}:${account}:schedule-group/${String(group.Properties?.['Name'])}`;
  const schedule: Caller = {
    principal: `arn:aws:sts::${account}:assumed-role/${id}/session`,
    identityPolicies: lookup.policies('Exports', 'SchedulePolicy'),
  };

  return [
    ...ask('the schedule', service('scheduler', groupArn), ASSUME, ASSUME, role),
    ...ask('a schedule of another group', service('scheduler', `${groupArn}-2`), ASSUME, [], role),
    ...ask(
      'a schedule of another account',
      service('scheduler', groupArn.replace(account, FOREIGN_ACCOUNT)),
      ASSUME,
      [],
      role,
    ),
    ...ask('another service', service('events', groupArn), ASSUME, [], role),
    ...ask('a foreign account', foreigner, ASSUME, [], role),
    ...ask('the role of the schedule', schedule, FUNCTION_ACTIONS, INVOKE, { arn: exporter.arn }),
    ...ask('the role of the schedule', schedule, FUNCTION_ACTIONS, [], { arn: processor.arn }),
    ...ask('the role of the schedule', schedule, TABLE_ACTIONS, [], table),
    ...ask('the role of the schedule', schedule, BUCKET_ACTIONS, [], exports),
  ];
}
