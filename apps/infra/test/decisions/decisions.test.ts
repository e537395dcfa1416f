import { runSimulation } from '@cloud-copilot/iam-simulate';
import { ENVIRONMENT_NAMES, ENVIRONMENTS } from '../../src/environments';
import type { Resource } from '../../src/gates/template';
import { refersTo } from '../../src/gates/template';
import { synthesise, type Synthesised } from '../synthesise';
import { resolve, type Place } from './resolve';

/** Who asks, with what rights and from where. */
interface Caller {
  readonly principal: string;
  readonly identityPolicies: readonly object[];
  readonly context?: Readonly<Record<string, string>>;
}

/** One question, and the answer that is right. */
interface Case {
  readonly who: string;
  readonly caller: Caller;
  readonly action: string;
  readonly resource: string;
  readonly resourcePolicy?: object;
  /** Of the endpoint that the request goes through, where it comes from inside the VPC. */
  readonly endpointPolicy?: object;
  readonly context?: Readonly<Record<string, string>>;
  readonly isAllowed: boolean;
}

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

const SECURE = { 'aws:SecureTransport': 'true' };
const PLAIN = { 'aws:SecureTransport': 'false' };
const OLD_TLS = { 's3:TlsVersion': '1.1' };

const EVERYTHING = [{ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] }];

describe.each(ENVIRONMENT_NAMES)('in %s', (environment) => {
  const { account, regions } = ENVIRONMENTS[environment];
  const cases = casesOf(synthesise(environment), { account, region: regions[0] });

  test('everybody may do exactly what they should', async () => {
    const wrong: string[] = [];
    for (const { who, caller, action, resource, resourcePolicy, endpointPolicy, context, isAllowed } of cases) {
      const result = await runSimulation(
        {
          request: {
            principal: caller.principal,
            action,
            resource: { resource, accountId: account },
            contextVariables: {
              ...SECURE,
              's3:TlsVersion': '1.3',
              'aws:PrincipalAccount': caller.principal.split(':')[4] ?? account,
              'aws:ResourceAccount': account,
              ...caller.context,
              ...context,
            },
          },
          identityPolicies: caller.identityPolicies.map((policy, index) => ({ name: `policy-${index}`, policy })),
          resourcePolicy,
          vpcEndpointPolicies: endpointPolicy && [{ name: 'endpoint', policy: endpointPolicy }],
          serviceControlPolicies: [],
          resourceControlPolicies: [],
        },
        {},
      );
      const answer = result.resultType === 'error' ? JSON.stringify(result.errors) : result.overallResult;
      if ((answer === 'Allowed') !== isAllowed || result.resultType === 'error') {
        wrong.push(`${who}: ${action} on ${resource} ${JSON.stringify(context ?? {})}: ${answer}`);
      }
    }

    expect(wrong).toEqual([]);
    expect(cases.length).toBeGreaterThanOrEqual(100);
  });
});

/** Every question about one environment. */
function casesOf(stacks: Record<string, Synthesised>, place: Place): Case[] {
  const { account, region } = place;
  const find = (stack: string, type: string, nth = 0) => ofType(stacks[stack] as Synthesised, type)[nth] as Found;
  const arn = (stack: string, { id }: Found) =>
    resolve({ 'Fn::GetAtt': [id, 'Arn'] }, stacks[stack] as Synthesised, stacks, place) as string;
  const policyOf = (stack: string, type: string, { id }: Found): object => {
    const found = ofType(stacks[stack] as Synthesised, type).find(({ resource }) => refersTo(resource.Properties, id));
    return resolve(
      found?.resource.Properties?.['PolicyDocument'],
      stacks[stack] as Synthesised,
      stacks,
      place,
    ) as object;
  };

  const bucket = find('Data', 'AWS::S3::Bucket');
  const bucketArn = arn('Data', bucket);
  const bucketPolicy = policyOf('Data', 'AWS::S3::BucketPolicy', bucket);
  const table = arn('Data', find('Data', 'AWS::DynamoDB::GlobalTable'));
  const [queue, deadLetters] = ['Queue', 'DeadLetterQueue'].map((name) => {
    const found = ofType(stacks['Compute'] as Synthesised, 'AWS::SQS::Queue').find(({ id }) =>
      id.startsWith(`DataProcessor${name}`),
    ) as Found;
    return { arn: arn('Compute', found), policy: policyOf('Compute', 'AWS::SQS::QueuePolicy', found) };
  }) as [Target, Target];
  const lambdaFunction = arn('Compute', find('Compute', 'AWS::Lambda::Function'));
  const rule = arn('Compute', find('Compute', 'AWS::Events::Rule'));
  const logStream = `${arn('Compute', find('Compute', 'AWS::Logs::LogGroup')).replace(/:\*$/, '')}:log-stream:2024`;
  const networkInterface = `arn:aws:ec2:${region}:${account}:network-interface/eni-1`;

  /** Code runs inside the VPC, so that its requests to S3 and DynamoDB go through the gateway endpoints. */
  const endpointPolicies = Object.fromEntries(
    ['S3', 'DynamoDb'].map((name) => {
      const endpoint = ofType(stacks['Network'] as Synthesised, 'AWS::EC2::VPCEndpoint').find(({ id }) =>
        id.startsWith(`NetworkVpc${name}Endpoint`),
      );
      const policy = endpoint?.resource.Properties?.['PolicyDocument'];
      return [name.toLowerCase(), resolve(policy, stacks['Network'] as Synthesised, stacks, place) as object];
    }),
  );

  const role: Caller = {
    principal: `arn:aws:sts::${account}:assumed-role/data-processor/session`,
    identityPolicies: ofType(stacks['Compute'] as Synthesised, 'AWS::IAM::ManagedPolicy').map(
      ({ resource }) =>
        resolve(resource.Properties?.['PolicyDocument'], stacks['Compute'] as Synthesised, stacks, place) as object,
    ),
  };
  const code: Caller = { ...role, context: { 'lambda:SourceFunctionArn': lambdaFunction } };
  const administrator: Caller = { principal: `arn:aws:iam::${account}:user/admin`, identityPolicies: EVERYTHING };
  const foreigner: Caller = { principal: 'arn:aws:iam::999999999999:user/eve', identityPolicies: EVERYTHING };

  /** A question for each action, of which some are allowed. */
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
  const trade = { arn: `${bucketArn}/trades/2024/x.csv`, policy: bucketPolicy };
  const other = { arn: `${bucketArn}/other/x.csv`, policy: bucketPolicy };
  const wholeBucket = { arn: bucketArn, policy: bucketPolicy };
  const foreignBucket = { arn: 'arn:aws:s3:::another-bucket/trades/x.csv' };
  const otherTable = { arn: `${table}-2` };
  const reads = ['s3:GetObject', 's3:GetObjectVersion'];
  const writes = ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:BatchWriteItem'];
  const consumes = ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'];
  const send = ['sqs:SendMessage'];
  const every = [
    ...[
      [OBJECT_ACTIONS, trade] as const,
      [BUCKET_ACTIONS, wholeBucket] as const,
      [TABLE_ACTIONS, { arn: table }] as const,
    ],
    ...[[QUEUE_ACTIONS, queue] as const, [QUEUE_ACTIONS, deadLetters] as const],
  ];

  return [
    ...ask('code', code, OBJECT_ACTIONS, reads, trade),
    ...ask('code', code, OBJECT_ACTIONS, [], other),
    ...ask('code', code, OBJECT_ACTIONS, [], foreignBucket),
    ...ask('code', code, BUCKET_ACTIONS, [], wholeBucket),
    ...ask('code by plain http', code, reads, [], trade, PLAIN),
    ...ask('code by TLS 1.1', code, reads, [], trade, OLD_TLS),
    ...ask('code', code, TABLE_ACTIONS, writes, { arn: table }),
    ...ask('code', code, TABLE_ACTIONS, [], otherTable),
    ...ask('code', code, QUEUE_ACTIONS, consumes, queue),
    ...ask('code', code, QUEUE_ACTIONS, send, deadLetters),
    ...ask('code by plain http', code, consumes, [], queue, PLAIN),
    ...ask('code by plain http', code, send, [], deadLetters, PLAIN),
    ...ask('code', code, LOG_ACTIONS, ['logs:CreateLogStream', 'logs:PutLogEvents'], { arn: logStream }),
    ...ask('code', code, LOG_ACTIONS, [], { arn: logStream.replace('data-processor', 'another') }),
    ...ask('Lambda itself', role, NETWORK_ACTIONS, NETWORK_ACTIONS, { arn: networkInterface }),
    ...ask('code', code, NETWORK_ACTIONS, [], { arn: networkInterface }),
    ...OTHER_ACTIONS.flatMap(([action, resource]) =>
      ask('code', code, [action], [], { arn: resource.replace('{account}', account).replace('{region}', region) }),
    ),

    ...every.flatMap(([actions, target]) => ask('a foreign account', foreigner, actions, [], target)),
    ...every.flatMap(([actions, target]) => ask('an administrator', administrator, actions, actions, target)),
    ...ask('an administrator by plain http', administrator, OBJECT_ACTIONS, [], trade, PLAIN),
    ...ask('an administrator by TLS 1.1', administrator, OBJECT_ACTIONS, [], trade, OLD_TLS),
    ...ask('an administrator by plain http', administrator, BUCKET_ACTIONS, [], wholeBucket, PLAIN),
    ...ask('an administrator by plain http', administrator, QUEUE_ACTIONS, [], queue, PLAIN),
    ...ask('an administrator by plain http', administrator, QUEUE_ACTIONS, [], deadLetters, PLAIN),

    ...ask('the rule', service('events', rule), send, send, queue),
    ...ask('the rule', service('events', rule), consumes.slice(0, 2), [], queue),
    ...ask('the rule by plain http', service('events', rule), send, [], queue, PLAIN),
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
  readonly policy: object;
}

function ofType({ template }: Synthesised, type: string): Found[] {
  return Object.entries(template.Resources ?? {})
    .filter(([, { Type }]) => Type === type)
    .map(([id, resource]) => ({ id, resource }));
}

function service(name: string, sourceArn: string): Caller {
  const context = { 'aws:SourceArn': sourceArn, 'aws:SourceAccount': sourceArn.split(':')[4] as string };
  return { principal: `${name}.amazonaws.com`, identityPolicies: [], context };
}

function names(prefix: string, list: string): string[] {
  return list.split(' ').map((name) => `${prefix}:${name}`);
}
