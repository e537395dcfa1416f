import { list, refersTo, valueAt, type Resource } from '@trading/template';
import type { StackId, StackTemplate, StackTemplates } from '../../assembly';
import type { Caller, Case } from './decide';
import { resolve, type Location } from './resolve';

const OBJECT_ACTIONS = names(
  's3',
  'GetObject GetObjectVersion PutObject DeleteObject DeleteObjectVersion GetObjectAcl PutObjectAcl GetObjectTagging PutObjectTagging RestoreObject AbortMultipartUpload BypassGovernanceRetention',
);
const BUCKET_ACTIONS = names(
  's3',
  'ListBucket ListBucketVersions DeleteBucket GetBucketPolicy PutBucketPolicy PutLifecycleConfiguration PutBucketVersioning PutBucketNotification',
);
const TABLE_ACTIONS = names(
  'dynamodb',
  'GetItem PutItem BatchWriteItem BatchGetItem Query Scan UpdateItem DeleteItem ConditionCheckItem DescribeTable UpdateTable DeleteTable UpdateTimeToLive UpdateContinuousBackups',
);
const QUEUE_ACTIONS = names(
  'sqs',
  'SendMessage ReceiveMessage DeleteMessage GetQueueAttributes ChangeMessageVisibility PurgeQueue DeleteQueue SetQueueAttributes AddPermission',
);
const DESCRIBE = 'dynamodb:DescribeTable';
/** The actions on the table that readers of other accounts are allowed. */
const SHARED_TABLE_ACTIONS = names('dynamodb', 'GetItem BatchGetItem Query Scan DescribeTable');
const LOG_ACTIONS = names('logs', 'CreateLogStream PutLogEvents DeleteLogStream GetLogEvents');
const NETWORK_ACTIONS = names(
  'ec2',
  'CreateNetworkInterface DeleteNetworkInterface AssignPrivateIpAddresses UnassignPrivateIpAddresses',
);
const OTHER_ACTIONS: readonly (readonly [action: string, resource: string])[] = [
  ['iam:PassRole', 'arn:aws:iam::{account}:role/any'],
  ['iam:CreateUser', 'arn:aws:iam::{account}:user/any'],
  ['sts:AssumeRole', 'arn:aws:iam::{account}:role/any'],
  ['lambda:InvokeFunction', 'arn:aws:lambda:{region}:{account}:function:any'],
  ['lambda:UpdateFunctionCode', 'arn:aws:lambda:{region}:{account}:function:any'],
  ['kms:Decrypt', 'arn:aws:kms:{region}:{account}:key/00000000-0000-0000-0000-000000000000'],
  ['secretsmanager:GetSecretValue', 'arn:aws:secretsmanager:{region}:{account}:secret:any-abcdef'],
];

const PLAIN = { 'aws:SecureTransport': 'false' };
const OLD_TLS = { 's3:TlsVersion': '1.1' };

const EVERYTHING = [{ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] }];

/** Returns all requests to decide in one environment. */
export function casesOf(stacks: StackTemplates, location: Location): Case[] {
  const { account, region } = location;
  /** The first resource of a type whose logical id begins with the path of its construct. */
  const find = (stack: StackId, type: string, path = '') =>
    ofType(stacks[stack], type).find(({ id }) => id.startsWith(path)) as Found;
  const arn = (stack: StackId, { id }: Found) =>
    resolve({ 'Fn::GetAtt': [id, 'Arn'] }, stacks[stack], stacks, location) as string;
  const resolved = (stack: StackId, document: unknown) => resolve(document, stacks[stack], stacks, location) as object;
  /** A resource, and its policy from a separate resource. */
  const target = (stack: StackId, found: Found, policyType: string): Target => {
    const policy = ofType(stacks[stack], policyType).find(({ resource: { Properties } }) =>
      refersTo([Properties?.['Bucket'], Properties?.['Queues']], found.id),
    );
    return { arn: arn(stack, found), policy: resolved(stack, policy?.resource.Properties?.['PolicyDocument']) };
  };

  const wholeBucket = target('Data', find('Data', 'AWS::S3::Bucket', 'Trades'), 'AWS::S3::BucketPolicy');
  const within = ({ arn, policy }: Target, key: string): Target => ({ arn: `${arn}/${key}`, policy });
  const trade = within(wholeBucket, 'trades/2024/x.csv');
  const logs = ofType(stacks.Data, 'AWS::S3::Bucket')
    .filter(({ id }) => id.startsWith('AccessLogs'))
    .map((bucket) => within(target('Data', bucket, 'AWS::S3::BucketPolicy'), 'access-logs/2024-08-08'));
  const table = find('Data', 'AWS::DynamoDB::GlobalTable');
  const replicas = list(table.resource.Properties?.['Replicas']);
  const primary = replicas.find((replica) => valueAt(replica, 'Region') === region);
  const tablePolicy = valueAt(primary, 'ResourcePolicy.PolicyDocument');
  const wholeTable = { arn: arn('Data', table), policy: tablePolicy ? resolved('Data', tablePolicy) : undefined };
  const [queue, deadLetters] = ['Queue', 'DeadLetterQueue'].map((name) =>
    target('Ingestion', find('Ingestion', 'AWS::SQS::Queue', `DataProcessor${name}`), 'AWS::SQS::QueuePolicy'),
  ) as [Target, Target];
  const lambdaFunction = arn('Ingestion', find('Ingestion', 'AWS::Lambda::Function'));
  const rule = arn('Ingestion', find('Ingestion', 'AWS::Events::Rule'));
  const logStream = `${arn('Ingestion', find('Ingestion', 'AWS::Logs::LogGroup')).replace(/:\*$/, '')}:log-stream:2024`;
  const networkInterface = `arn:aws:ec2:${region}:${account}:network-interface/eni-1`;

  /** Requests of the function pass the VPC endpoint of the service. */
  const endpointPolicies = Object.fromEntries(
    [
      ['s3', 'NetworkVpcS3Endpoint'] as const,
      ['dynamodb', 'NetworkVpcDynamoDbEndpoint'] as const,
      ['sqs', 'NetworkSqsInterfaceEndpoint'] as const,
    ].map(([service, id]) => {
      const endpoint = find('Network', 'AWS::EC2::VPCEndpoint', id);
      return [service, resolved('Network', endpoint.resource.Properties?.['PolicyDocument'])];
    }),
  );

  const policiesOf = (stack: StackId) =>
    ofType(stacks[stack], 'AWS::IAM::ManagedPolicy').map(({ resource }) =>
      resolved(stack, resource.Properties?.['PolicyDocument']),
    );
  const role: Caller = {
    principal: `arn:aws:sts::${account}:assumed-role/data-processor/session`,
    identityPolicies: policiesOf('Ingestion'),
  };
  const code: Caller = { ...role, context: { 'lambda:SourceFunctionArn': lambdaFunction } };
  const administrator: Caller = { principal: `arn:aws:iam::${account}:user/admin`, identityPolicies: EVERYTHING };
  const foreigner: Caller = { principal: 'arn:aws:iam::999999999999:user/eve', identityPolicies: EVERYTHING };

  const [reader, colleague] = ['analyst', 'other'].map((name): Caller => {
    const principal = `arn:aws:iam::444444444444:role/${name}`;
    return { principal, identityPolicies: EVERYTHING, context: { 'aws:PrincipalArn': principal } };
  }) as [Caller, Caller];

  /** The role of AWS Backup, which is the only role of the stack; none if the environment has no backups. */
  const backups = ofType(stacks.Data, 'AWS::IAM::Role').map((): Caller => ({
    principal: `arn:aws:sts::${account}:assumed-role/backup/session`,
    identityPolicies: policiesOf('Data'),
  }));

  /** A request for each action, of which some are allowed. */
  const ask = (
    who: string,
    caller: Caller,
    actions: readonly string[],
    allowed: readonly string[],
    { arn: resource, policy: resourcePolicy }: Partial<Target> & { readonly arn: string },
    context?: Case['context'],
  ): Case[] =>
    actions.map((action) => ({
      ...{ who, caller, action, resource, resourcePolicy, context },
      endpointPolicy: caller === code ? endpointPolicies[action.split(':')[0] as string] : undefined,
      isAllowed: allowed.includes(action),
    }));
  const foreignBucket = { arn: 'arn:aws:s3:::another-bucket/trades/x.csv' };
  const otherTable = { arn: `${wholeTable.arn}-2` };
  const reads = ['s3:GetObject', 's3:GetObjectVersion'];
  const keeps = names('dynamodb', 'GetItem PutItem BatchGetItem BatchWriteItem Query');
  const consumes = ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'];
  const send = ['sqs:SendMessage'];
  const put = ['s3:PutObject'];
  const startBackup = ['dynamodb:StartAwsBackupJob'];
  const every = [
    ...[[OBJECT_ACTIONS, trade] as const, [BUCKET_ACTIONS, wholeBucket] as const, [TABLE_ACTIONS, wholeTable] as const],
    ...[[QUEUE_ACTIONS, queue] as const, [QUEUE_ACTIONS, deadLetters] as const],
  ];

  return [
    ...ask('the function', code, OBJECT_ACTIONS, reads, trade),
    ...ask('the function', code, OBJECT_ACTIONS, [], within(wholeBucket, 'other/x.csv')),
    ...ask('the function', code, OBJECT_ACTIONS, [], foreignBucket),
    ...ask('the function', code, BUCKET_ACTIONS, [], wholeBucket),
    ...ask('the function over plain HTTP', code, reads, [], trade, PLAIN),
    ...ask('the function over TLS 1.1', code, reads, [], trade, OLD_TLS),
    ...ask('the function', code, TABLE_ACTIONS, keeps, wholeTable),
    ...ask('the function', code, TABLE_ACTIONS, [], otherTable),
    ...ask('the function', code, QUEUE_ACTIONS, consumes, queue),
    ...ask('the function', code, QUEUE_ACTIONS, send, deadLetters),
    ...ask('the function over plain HTTP', code, consumes, [], queue, PLAIN),
    ...ask('the function over plain HTTP', code, send, [], deadLetters, PLAIN),
    ...ask('the function', code, LOG_ACTIONS, ['logs:CreateLogStream', 'logs:PutLogEvents'], { arn: logStream }),
    ...ask('the function', code, LOG_ACTIONS, [], { arn: logStream.replace('data-processor', 'another') }),
    ...ask('Lambda for the function', role, NETWORK_ACTIONS, NETWORK_ACTIONS, { arn: networkInterface }),
    ...ask('the function', code, NETWORK_ACTIONS, [], { arn: networkInterface }),
    ...OTHER_ACTIONS.flatMap(([action, resource]) =>
      ask('the function', code, [action], [], {
        arn: resource.replace('{account}', account).replace('{region}', region),
      }),
    ),

    ...every.flatMap(([actions, target]) => ask('a foreign account', foreigner, actions, [], target)),
    ...every.flatMap(([actions, target]) => ask('an administrator', administrator, actions, actions, target)),
    ...ask('an administrator over plain HTTP', administrator, OBJECT_ACTIONS, [], trade, PLAIN),
    ...ask('an administrator over TLS 1.1', administrator, OBJECT_ACTIONS, [], trade, OLD_TLS),
    ...ask('an administrator over plain HTTP', administrator, BUCKET_ACTIONS, [], wholeBucket, PLAIN),
    ...ask('an administrator over plain HTTP', administrator, QUEUE_ACTIONS, [], queue, PLAIN),
    ...ask('an administrator over plain HTTP', administrator, QUEUE_ACTIONS, [], deadLetters, PLAIN),

    ...(tablePolicy
      ? [
          ...ask('a named reader', reader, OBJECT_ACTIONS, ['s3:GetObject'], trade),
          ...ask('a named reader', reader, BUCKET_ACTIONS, ['s3:ListBucket'], wholeBucket),
          ...ask('a named reader', reader, TABLE_ACTIONS, SHARED_TABLE_ACTIONS, wholeTable),
          ...ask('a named reader', reader, QUEUE_ACTIONS, [], queue),
          ...ask('a named reader over plain HTTP', reader, OBJECT_ACTIONS, [], trade, PLAIN),
          ...ask('a named reader over plain HTTP', reader, BUCKET_ACTIONS, [], wholeBucket, PLAIN),
        ]
      : []),
    ...ask("another role of the reader's account", colleague, OBJECT_ACTIONS, [], trade),
    ...ask("another role of the reader's account", colleague, BUCKET_ACTIONS, [], wholeBucket),
    ...ask("another role of the reader's account", colleague, TABLE_ACTIONS, [], wholeTable),

    ...backups.flatMap((backup) => [
      ...ask('AWS Backup', backup, [...TABLE_ACTIONS, ...startBackup], [DESCRIBE, ...startBackup], wholeTable),
      ...ask('AWS Backup', backup, [...TABLE_ACTIONS, ...startBackup], [], otherTable),
      ...ask('AWS Backup', backup, OBJECT_ACTIONS, [], trade),
    ]),
    ...ask('the function', code, startBackup, [], wholeTable),

    ...logs.flatMap((log) => [
      ...ask('log delivery', service('logging.s3', wholeBucket.arn, account), OBJECT_ACTIONS, ['s3:PutObject'], log),
      ...ask('log delivery for another bucket', service('logging.s3', `${wholeBucket.arn}-2`, account), put, [], log),
      ...ask('log delivery for another account', service('logging.s3', wholeBucket.arn, '999999999999'), put, [], log),
      ...ask('another service', service('events', wholeBucket.arn, account), put, [], log),
      ...ask('the function', code, OBJECT_ACTIONS, [], log),
      ...ask('a named reader', reader, OBJECT_ACTIONS, [], log),
      ...ask('a foreign account', foreigner, OBJECT_ACTIONS, [], log),
    ]),

    ...ask('the rule', service('events', rule), send, send, queue),
    ...ask('the rule', service('events', rule), consumes.slice(0, 2), [], queue),
    ...ask('the rule over plain HTTP', service('events', rule), send, [], queue, PLAIN),
    ...ask('another rule', service('events', `${rule}-2`), send, [], queue),
    ...ask('a rule of another account', service('events', rule.replace(account, '999999999999')), send, [], queue),
    ...ask('another service', service('sns', rule), send, [], queue),
  ];
}

interface Found {
  readonly id: string;
  readonly resource: Resource;
}

interface Target {
  readonly arn: string;
  readonly policy: object | undefined;
}

function ofType({ Resources = {} }: StackTemplate, type: string): Found[] {
  return Object.entries(Resources)
    .filter(([, { Type }]) => Type === type)
    .map(([id, resource]) => ({ id, resource }));
}

/** A service that acts for a resource. The account is part of most ARNs, but not of those of buckets. */
function service(name: string, sourceArn: string, account = sourceArn.split(':')[4] as string): Caller {
  const context = { 'aws:SourceArn': sourceArn, 'aws:SourceAccount': account };
  return { principal: `${name}.amazonaws.com`, identityPolicies: [], context };
}

function names(prefix: string, list: string): string[] {
  return list.split(' ').map((name) => `${prefix}:${name}`);
}
