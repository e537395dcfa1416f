import {
  BUCKET_ACTIONS,
  LOG_ACTIONS,
  NETWORK_ACTIONS,
  OBJECT_ACTIONS,
  OTHER_ACTIONS,
  QUEUE_ACTIONS,
  TABLE_ACTIONS,
} from './actions';
import type { Case } from './decide';
import { within } from './stack-lookup';
import { ALL_KEYS, FOREIGN_ACCOUNT, OLD_TLS, PLAIN, service, type World } from './world';

/** The context of a request for the keys of trade files. */
const TRADES = { 's3:prefix': 'trades/2024/' };

/** Requests around the pipeline that turns trade files into bars. */
export function pipelineCases(world: World): Case[] {
  const { lookup, administrator, foreigner, reader, colleague } = world;
  const { bucket, trade, table, otherTable, queue, deadLetters } = world;
  const { account, region } = world.location;
  const { code, role, logStream } = world.processor;
  const ask = world.ask.bind(world);
  const rules = lookup.all('Ingestion', 'AWS::Events::Rule').map((rule) => lookup.arn('Ingestion', rule));
  const networkInterface = `arn:aws:ec2:${region}:${account}:network-interface/eni-1`;
  const foreignBucket = { arn: 'arn:aws:s3:::another-bucket/trades/x.csv' };
  const logs = world.logBuckets.map((each) => within(each, 'access-logs/2024-08-08'));
  const reads = ['s3:GetObject', 's3:GetObjectVersion'];
  const { keeps } = world;
  const consumes = ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'];
  const send = ['sqs:SendMessage'];
  const put = ['s3:PutObject'];
  const tableAndQueues = [
    [TABLE_ACTIONS, table] as const,
    ...[queue, deadLetters].map((each) => [QUEUE_ACTIONS, each] as const),
  ];
  const every = [[OBJECT_ACTIONS, trade] as const, [BUCKET_ACTIONS, bucket] as const, ...tableAndQueues];
  const hasReaders = JSON.stringify(bucket.policy).includes(reader.principal);

  return [
    ...ask('the function', code, OBJECT_ACTIONS, reads, trade),
    ...ask('the function', code, OBJECT_ACTIONS, [], within(bucket, 'other/x.csv')),
    ...ask('the function', code, OBJECT_ACTIONS, [], foreignBucket),
    ...ask('the function', code, BUCKET_ACTIONS, ['s3:ListBucketVersions'], bucket, TRADES),
    ...ask('the function for all keys', code, BUCKET_ACTIONS, [], bucket),
    ...ask('the function for other keys', code, BUCKET_ACTIONS, [], bucket, ALL_KEYS),
    ...ask('the function over plain HTTP', code, ['s3:ListBucketVersions'], [], bucket, { ...TRADES, ...PLAIN }),
    ...ask('the function over plain HTTP', code, reads, [], trade, PLAIN),
    ...ask('the function over TLS 1.1', code, reads, [], trade, OLD_TLS),
    ...ask('the function', code, TABLE_ACTIONS, keeps, table),
    ...ask('the function', code, TABLE_ACTIONS, [], otherTable),
    ...ask('the function', code, QUEUE_ACTIONS, [...consumes, ...send], queue),
    ...ask('the function', code, QUEUE_ACTIONS, send, deadLetters),
    ...ask('the function over plain HTTP', code, consumes, [], queue, PLAIN),
    ...ask('the function over plain HTTP', code, send, [], deadLetters, PLAIN),
    ...ask('the function', code, LOG_ACTIONS, ['logs:CreateLogStream', 'logs:PutLogEvents'], { arn: logStream }),
    ...ask('the function', code, LOG_ACTIONS, [], { arn: world.query.logStream }),
    ...ask('Lambda for the function', role, NETWORK_ACTIONS, NETWORK_ACTIONS, { arn: networkInterface }),
    ...ask('the function', code, NETWORK_ACTIONS, [], { arn: networkInterface }),
    ...OTHER_ACTIONS.flatMap(([action, resource]) =>
      ask('the function', code, [action], [], {
        arn: resource.replace('{account}', account).replace('{region}', region),
      }),
    ),

    ...every.flatMap(([actions, target]) => ask('a foreign account', foreigner, actions, [], target)),
    ...tableAndQueues.flatMap(([actions, target]) => ask('an administrator', administrator, actions, actions, target)),
    ...ask('an administrator over plain HTTP', administrator, OBJECT_ACTIONS, [], trade, PLAIN),
    ...ask('an administrator over TLS 1.1', administrator, OBJECT_ACTIONS, [], trade, OLD_TLS),
    ...ask('an administrator over plain HTTP', administrator, BUCKET_ACTIONS, [], bucket, PLAIN),
    ...ask('an administrator over plain HTTP', administrator, QUEUE_ACTIONS, [], queue, PLAIN),
    ...ask('an administrator over plain HTTP', administrator, QUEUE_ACTIONS, [], deadLetters, PLAIN),

    ...ask('a named reader', reader, OBJECT_ACTIONS, hasReaders ? ['s3:GetObject'] : [], trade),
    ...ask('a named reader', reader, OBJECT_ACTIONS, [], within(bucket, 'other/x.csv')),
    ...ask('a named reader', reader, BUCKET_ACTIONS, hasReaders ? ['s3:ListBucket'] : [], bucket, TRADES),
    ...ask('a named reader of all keys', reader, BUCKET_ACTIONS, [], bucket),
    ...ask('a named reader of other keys', reader, BUCKET_ACTIONS, [], bucket, ALL_KEYS),
    ...ask('a named reader', reader, TABLE_ACTIONS, [], table),
    ...ask('a named reader', reader, QUEUE_ACTIONS, [], queue),
    ...ask('a named reader over plain HTTP', reader, OBJECT_ACTIONS, [], trade, PLAIN),
    ...ask('a named reader over plain HTTP', reader, BUCKET_ACTIONS, [], bucket, PLAIN),
    ...ask("another role of the reader's account", colleague, OBJECT_ACTIONS, [], trade),
    ...ask("another role of the reader's account", colleague, BUCKET_ACTIONS, [], bucket),
    ...ask("another role of the reader's account", colleague, TABLE_ACTIONS, [], table),

    ...logs.flatMap((log) => [
      ...ask('log delivery', service('logging.s3', bucket.arn, account), OBJECT_ACTIONS, ['s3:PutObject'], log),
      ...ask('log delivery for another bucket', service('logging.s3', `${bucket.arn}-2`, account), put, [], log),
      ...ask('log delivery for another account', service('logging.s3', bucket.arn, FOREIGN_ACCOUNT), put, [], log),
      ...ask('another service', service('events', bucket.arn, account), put, [], log),
      ...ask('the function', code, OBJECT_ACTIONS, [], log),
      ...ask('a named reader', reader, OBJECT_ACTIONS, [], log),
      ...ask('a foreign account', foreigner, OBJECT_ACTIONS, [], log),
    ]),

    ...rules.flatMap((rule) => [
      ...ask('the rule', service('events', rule), send, send, queue),
      ...ask('the rule', service('events', rule), consumes.slice(0, 2), [], queue),
      ...ask('the rule over plain HTTP', service('events', rule), send, [], queue, PLAIN),
      ...ask('another rule', service('events', `${rule}-2`), send, [], queue),
      ...ask('a rule of another account', service('events', rule.replace(account, FOREIGN_ACCOUNT)), send, [], queue),
      ...ask('another service', service('sns', rule), send, [], queue),
    ]),
  ];
}
