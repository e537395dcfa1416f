import { ENVIRONMENT_NAMES, type EnvironmentName } from '../../../../src/environments';
import type { StackId, TemplateFile } from '../../../../verification/assembly';
import { assessEnvironment, wrongAccess } from '../../../../verification/verify/strangers/wrong-access';
import { synthesise } from '../../../synthesise';

type Json = Record<string, any>;

const OWN = '333333333333';
const FOREIGN = '610274839156';

function filesOf(environment: EnvironmentName, region = 'us-east-1'): TemplateFile[] {
  return Object.entries(synthesise(environment, undefined, region)).map(([stack, { template }]) => ({
    ...{ stack: stack as StackId, region, path: `${stack}.template.json`, template },
  }));
}

const PRODUCTION = filesOf('production');

/** Production's templates with a change of the first resource whose logical id begins with a path. */
function changed(path: string, change: (properties: Json, resource: Json, resources: Json) => unknown): TemplateFile[] {
  const files = structuredClone(PRODUCTION);
  for (const { template } of files) {
    const resources = template.Resources as Json;
    const resource = resources[idOf(resources, path)] as Json | undefined;
    if (!resource) continue;
    change(resource.Properties as Json, resource, resources);
    return files;
  }
  throw new Error(`production has no ${path}`);
}

function idOf(resources: Json, path: string): string {
  return Object.keys(resources).find((logicalId) => logicalId.startsWith(path)) ?? 'none';
}

/** Adds a statement to a policy. */
function allow(path: string, statement: Json): TemplateFile[] {
  return changed(path, ({ PolicyDocument, AssumeRolePolicyDocument, AccessPolicy }) =>
    (PolicyDocument ?? AssumeRolePolicyDocument ?? AccessPolicy).Statement.push({ Effect: 'Allow', ...statement }),
  );
}

/** Changes the statement of a policy that has a principal or an action. */
function statement(path: string, has: string, change: (statement: Json) => unknown): TemplateFile[] {
  return changed(path, ({ PolicyDocument, AssumeRolePolicyDocument, AccessPolicy }) => {
    const all = (PolicyDocument ?? AssumeRolePolicyDocument ?? AccessPolicy).Statement as Json[];
    change(all.find((each) => JSON.stringify(each).includes(has)) as Json);
  });
}

const EVERY_OBJECT = { Resource: 'arn:aws:s3:::trades-333333333333-production-us-east-1/*' };
const DELETE = { Action: 's3:DeleteObject', ...EVERY_OBJECT };
const BUCKET = 'TradesBucketPolicy';
const QUEUE = 'DataProcessorQueuePolicy';
const POLICY = 'DataProcessorHandlerRolePolicy';
const TRUST = 'DataProcessorHandlerRoleF';

const MUTANTS: readonly [mutant: string, files: () => TemplateFile[], sentence: string][] = [
  // The principals and conditions of resource policies
  ['everybody may delete objects', () => allow(BUCKET, { Principal: '*', ...DELETE }), 'anybody may s3:DeleteObject'],
  [
    'everybody may delete objects except for the own account',
    () => allow(BUCKET, { Principal: '*', ...DELETE, Condition: { StringNotEquals: { 'aws:PrincipalAccount': OWN } } }),
    'may s3:DeleteObject',
  ],
  [
    'a foreign account may delete objects under a condition',
    () =>
      allow(BUCKET, { Principal: '*', ...DELETE, Condition: { StringEquals: { 'aws:PrincipalAccount': FOREIGN } } }),
    `arn:aws:iam::${FOREIGN}:role/`,
  ],
  [
    'the own account may delete objects, if it has one',
    () =>
      allow(BUCKET, {
        Principal: '*',
        ...DELETE,
        Condition: { StringEqualsIfExists: { 'aws:PrincipalAccount': OWN } },
      }),
    'anybody may s3:DeleteObject',
  ],
  [
    'an organization may delete objects',
    () =>
      allow(BUCKET, {
        ...{ Principal: { AWS: '*' }, ...DELETE },
        Condition: { 'ForAnyValue:StringLike': { 'aws:PrincipalOrgPaths': 'o-x9y8z7w6v5/r-ab12/*' } },
      }),
    'may s3:DeleteObject',
  ],
  [
    'a foreign network may delete objects',
    () =>
      allow(BUCKET, { Principal: '*', ...DELETE, Condition: { StringEquals: { 'aws:SourceVpce': 'vpce-1a2b3c4d' } } }),
    'anybody may s3:DeleteObject',
  ],
  [
    'some addresses may delete objects',
    () => allow(BUCKET, { Principal: '*', ...DELETE, Condition: { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } } }),
    'may s3:DeleteObject',
  ],
  [
    'all addresses but some may delete objects',
    () => allow(BUCKET, { Principal: '*', ...DELETE, Condition: { NotIpAddress: { 'aws:SourceIp': '10.0.0.0/8' } } }),
    'may s3:DeleteObject',
  ],
  [
    'others than the administrators may delete objects',
    () => allow(BUCKET, { NotPrincipal: { AWS: `arn:aws:iam::${OWN}:role/admin` }, ...DELETE }),
    'may s3:DeleteObject',
  ],
  [
    'others may do what is not deleting',
    () => allow(BUCKET, { Principal: '*', NotAction: 's3:DeleteObject', ...EVERY_OBJECT }),
    'anybody may',
  ],
  [
    'others may reach what is not the prefix of the exports',
    () => allow(BUCKET, { Principal: '*', Action: 's3:GetObject', NotResource: 'arn:aws:s3:::exports-333333333333/*' }),
    'anybody may s3:GetObject',
  ],
  [
    'others may read by an ARN of three colons',
    () => allow(BUCKET, { Principal: '*', Action: 's3:GetObject', Resource: 'arn:aws:s3:::*' }),
    'anybody may s3:GetObject',
  ],
  [
    'others may read by question marks',
    () =>
      allow(BUCKET, {
        ...{ Principal: { AWS: `arn:aws:iam::${FOREIGN}:root` }, Action: 's3:Get?bject' },
        Resource: 'arn:aws:s3:::trades-333333333333-production-us-east-?/*',
      }),
    'may s3:GetObject',
  ],
  [
    'a distribution of another account may read',
    () =>
      allow(BUCKET, {
        ...{ Principal: { Service: 'cloudfront.amazonaws.com' }, Action: 's3:GetObject', ...EVERY_OBJECT },
        Condition: { StringEquals: { 'aws:SourceArn': `arn:aws:cloudfront::${FOREIGN}:distribution/EDFDVBD632BHDS5` } },
      }),
    'cloudfront.amazonaws.com for',
  ],
  [
    'any role of the readers may read',
    () => statement(BUCKET, 's3:GetObject"', ({ Condition }) => (Condition.ArnLike['aws:PrincipalArn'] = ['*'])),
    'arn:aws:iam::',
  ],
  [
    'roles whose names end like that of the readers may read',
    () =>
      statement(
        BUCKET,
        's3:GetObject"',
        ({ Condition }) => (Condition.ArnLike['aws:PrincipalArn'] = ['arn:aws:iam::444444444444:role/*analyst']),
      ),
    'arn:aws:iam::444444444444:role/',
  ],
  [
    'the readers may read without TLS',
    () => changed(BUCKET, ({ PolicyDocument }) => PolicyDocument.Statement.shift()),
    'over plain HTTP may',
  ],
  [
    'an exception from TLS for one network',
    () =>
      statement(
        BUCKET,
        'aws:SecureTransport',
        ({ Condition }) => (Condition.StringNotEquals = { 'aws:SourceVpce': 'vpce-1a2b3c4d' }),
      ),
    'over plain HTTP may',
  ],
  [
    'another function of the account may read',
    () =>
      allow(BUCKET, { Principal: { AWS: `arn:aws:iam::${OWN}:role/other` }, Action: 's3:GetObject', ...EVERY_OBJECT }),
    `arn:aws:iam::${OWN}:role/other may s3:GetObject`,
  ],
  [
    'a bucket has no policy',
    () =>
      changed('TradesBucket', (_properties, _resource, resources) =>
        Reflect.deleteProperty(resources, idOf(resources, BUCKET)),
      ),
    'role/administrator over plain HTTP may s3:GetObject',
  ],
  [
    'the readers cannot read any more',
    () =>
      statement(BUCKET, 's3:GetObject"', (each) => (each.Condition.StringEquals = { 'aws:PrincipalAccount': FOREIGN })),
    'arn:aws:iam::444444444444:role/analyst may not s3:GetObject',
  ],
  [
    'a foreign account may send under a condition',
    () =>
      allow(QUEUE, {
        ...{ Principal: '*', Action: 'sqs:SendMessage', Resource: '*' },
        Condition: { StringLike: { 'aws:PrincipalAccount': '61027483915?' } },
      }),
    'may sqs:SendMessage',
  ],
  [
    'rules of every account may send',
    () =>
      statement(
        QUEUE,
        'events.amazonaws.com',
        (each) => (each.Condition = { ArnLike: { 'aws:SourceArn': 'arn:aws:events:*:*:rule/*' } }),
      ),
    'events.amazonaws.com for',
  ],
  [
    'rules that say nothing about their account may send',
    () =>
      statement(QUEUE, 'events.amazonaws.com', ({ Condition }) => {
        Condition.StringEqualsIfExists = Condition.StringEquals;
        Condition.ArnEqualsIfExists = Condition.ArnEquals;
        delete Condition.StringEquals;
        delete Condition.ArnEquals;
      }),
    'events.amazonaws.com for nobody may sqs:SendMessage',
  ],
  [
    'readers write by the policy of a replica',
    () =>
      changed('AnalyticsTable', ({ Replicas }) => {
        Replicas.find(({ Region }: Json) => Region === 'us-west-2').ResourcePolicy = {
          PolicyDocument: {
            Statement: [
              {
                ...{ Effect: 'Allow', Principal: { AWS: 'arn:aws:iam::444444444444:role/analyst' } },
                ...{ Action: ['dynamodb:GetItem', 'dynamodb:PutItem'], Resource: '*' },
              },
            ],
          },
        };
      }),
    'role/analyst may dynamodb:GetItem, dynamodb:PutItem on arn:aws:dynamodb:us-west-2',
  ],
  [
    'a foreign account may invoke the function',
    () =>
      changed('QueryApiInvokePermission', (permission) =>
        Object.assign(permission, { Principal: FOREIGN, SourceArn: undefined }),
      ),
    `arn:aws:iam::${FOREIGN}:role/`,
  ],
  [
    'APIs of every account may invoke the function',
    () =>
      changed(
        'QueryApiInvokePermission',
        (permission) => (permission.SourceArn = 'arn:aws:execute-api:us-east-1:*:*/*'),
      ),
    'apigateway.amazonaws.com for',
  ],
  [
    'the vault denies deletions to one principal',
    () =>
      changed(
        'BackupVault',
        ({ AccessPolicy }) => (AccessPolicy.Statement[0].Principal = { AWS: `arn:aws:iam::${OWN}:role/nobody` }),
      ),
    'role/administrator may backup:DeleteRecoveryPoint',
  ],
  [
    'the vault lets one administrator delete',
    () =>
      changed(
        'BackupVault',
        ({ AccessPolicy }) =>
          (AccessPolicy.Statement[0].Condition = {
            ArnNotEquals: { 'aws:PrincipalArn': `arn:aws:iam::${OWN}:role/cleaner` },
          }),
      ),
    'role/cleaner may backup:DeleteRecoveryPoint',
  ],
  [
    'the vault has no policy',
    () => changed('BackupVault', (vault) => delete vault.AccessPolicy),
    'may backup:DeleteRecoveryPoint',
  ],
  [
    'a log group lets a foreign account read',
    () =>
      changed('AnalyticsTable', (_properties, _resource, resources) => {
        resources.LogPolicy = {
          Type: 'AWS::Logs::ResourcePolicy',
          Properties: {
            PolicyName: 'x',
            ResourceArn: `arn:aws:logs:us-east-1:${OWN}:log-group:x:*`,
            PolicyDocument: JSON.stringify({
              Statement: [{ Effect: 'Allow', Principal: { AWS: FOREIGN }, Action: 'logs:GetLogEvents', Resource: '*' }],
            }),
          },
        };
      }),
    'may logs:GetLogEvents',
  ],
  [
    'an access point lets everybody read',
    () =>
      changed('TradesBucket', (_properties, _resource, resources) => {
        resources.AccessPoint = {
          Type: 'AWS::S3::AccessPoint',
          Properties: {
            Bucket: { Ref: idOf(resources, 'TradesBucket') },
            Policy: {
              Statement: [
                {
                  ...{ Effect: 'Allow', Principal: '*', Action: 's3:GetObject' },
                  Resource: `arn:aws:s3:us-east-1:${OWN}:accesspoint/open/object/*`,
                },
              ],
            },
          },
        };
      }),
    'anybody may s3:GetObject on arn:aws:s3:us-east-1:333333333333:accesspoint/open/object/',
  ],
  [
    'an event bus lets a foreign account in',
    () =>
      changed('AnalyticsTable', (_properties, _resource, resources) => {
        resources.Bus = {
          Type: 'AWS::Events::EventBusPolicy',
          Properties: { Principal: FOREIGN, Action: 'events:PutEvents' },
        };
      }),
    'Bus (AWS::Events::EventBusPolicy) cannot be understood: it gives access in a form that is not known',
  ],
  [
    'a key lets everybody decrypt who calls by S3',
    () =>
      changed('AnalyticsTable', (_properties, _resource, resources) => {
        resources.Key = {
          Type: 'AWS::KMS::Key',
          Properties: {
            KeyPolicy: {
              Statement: [
                {
                  ...{ Effect: 'Allow', Principal: { AWS: '*' }, Action: 'kms:Decrypt', Resource: '*' },
                  Condition: { StringLike: { 'kms:ViaService': 's3.*.amazonaws.com' } },
                },
              ],
            },
          },
        };
      }),
    'may kms:Decrypt',
  ],

  // Trusts
  [
    'the account of the source may be any',
    () => statement(TRUST, 'lambda', (each) => (each.Condition = { StringEquals: { 'aws:SourceAccount': '*' } })),
    'lambda.amazonaws.com for * may sts:AssumeRole',
  ],
  [
    'the account of the source must not be the own one',
    () => statement(TRUST, 'lambda', (each) => (each.Condition = { StringNotEquals: { 'aws:SourceAccount': OWN } })),
    'lambda.amazonaws.com for nobody may sts:AssumeRole',
  ],
  [
    'the account of the source is compared if it exists',
    () =>
      statement(TRUST, 'lambda', (each) => (each.Condition = { StringEqualsIfExists: { 'aws:SourceAccount': OWN } })),
    'lambda.amazonaws.com for nobody may sts:AssumeRole',
  ],
  [
    'EC2 is trusted too',
    () =>
      statement(
        TRUST,
        'lambda',
        (each) => (each.Principal = { Service: ['lambda.amazonaws.com', 'ec2.amazonaws.com'] }),
      ),
    'ec2.amazonaws.com for',
  ],
  [
    'everybody with a tag is trusted',
    () =>
      allow(TRUST, {
        Principal: { AWS: '*' },
        Action: 'sts:AssumeRole',
        Condition: { StringEquals: { 'aws:PrincipalTag/team': 'data' } },
      }),
    'may sts:AssumeRole',
  ],
  [
    'an identity provider is trusted',
    () => allow(TRUST, { Principal: { Federated: 'accounts.google.com' }, Action: 'sts:AssumeRoleWithWebIdentity' }),
    'accounts.google.com may sts:AssumeRoleWithWebIdentity',
  ],
  [
    'the own account is trusted',
    () => allow(TRUST, { Principal: { AWS: `arn:aws:iam::${OWN}:root` }, Action: 'sts:AssumeRole' }),
    'role/administrator may sts:AssumeRole',
  ],

  // Roles
  [
    'the function may assume a deploy role',
    () =>
      allow(POLICY, {
        Action: 'sts:AssumeRole',
        Resource: `arn:aws:iam::${OWN}:role/cdk-hnb659fds-deploy-role-${OWN}-us-east-1`,
      }),
    'code of DataProcessorHandlerRole may sts:AssumeRole',
  ],
  [
    'the function may assume all roles of the bootstrap stack',
    () => allow(POLICY, { Action: 'sts:Assume*', Resource: `arn:aws:iam::*:role/cdk-*` }),
    'DataProcessorHandlerRole may sts:AssumeRole',
  ],
  [
    'the function may pass a role',
    () => allow(POLICY, { Action: 'iam:PassRole', Resource: `arn:aws:iam::${OWN}:role/some-role` }),
    'DataProcessorHandlerRole may iam:PassRole',
  ],
  [
    'the function may read a secret',
    () =>
      allow(POLICY, {
        Action: 'secretsmanager:GetSecretValue',
        Resource: `arn:aws:secretsmanager:us-east-1:${OWN}:secret:prod-abcdef`,
      }),
    'DataProcessorHandlerRole may secretsmanager:GetSecretValue',
  ],
  [
    'the function may read the parameters of the bootstrap stack',
    () =>
      allow(POLICY, { Action: 'ssm:GetParameter', Resource: `arn:aws:ssm:us-east-1:${OWN}:parameter/cdk-bootstrap/*` }),
    'cdk-bootstrap/hnb659fds/version',
  ],
  [
    'the function may read everything but its own table',
    () =>
      allow(POLICY, {
        Action: 'dynamodb:GetItem',
        NotResource: `arn:aws:dynamodb:us-east-1:${OWN}:table/analytics-table-production-us-east-1`,
      }),
    'table/',
  ],
  [
    'the function may do everything but delete',
    () => allow(POLICY, { NotAction: 'dynamodb:DeleteTable', Resource: '*' }),
    'DataProcessorHandlerRole may',
  ],
  [
    'the function may do everything but delete, if it has a tag',
    () =>
      allow(POLICY, {
        NotAction: 'dynamodb:DeleteTable',
        Resource: '*',
        Condition: { StringEquals: { 'aws:PrincipalTag/x': 'y' } },
      }),
    'DataProcessorHandlerRole may',
  ],
  [
    'the table may be of any account',
    () =>
      statement(
        POLICY,
        'dynamodb',
        (each) => (each.Resource = 'arn:aws:dynamodb:us-east-1:*:table/analytics-table-production-us-east-1'),
      ),
    'DataProcessorHandlerRole may dynamodb:',
  ],
  [
    'the table may be in any region',
    () =>
      statement(
        POLICY,
        'dynamodb',
        (each) => (each.Resource = `arn:aws:dynamodb:*:${OWN}:table/analytics-table-production-us-east-1`),
      ),
    'DataProcessorHandlerRole may dynamodb:',
  ],
  [
    'the function may write the replica too',
    () =>
      statement(
        POLICY,
        'dynamodb',
        (each) =>
          (each.Resource = [
            each.Resource,
            `arn:aws:dynamodb:us-west-2:${OWN}:table/analytics-table-production-us-east-1`,
          ]),
      ),
    'DataProcessorHandlerRole may dynamodb:',
  ],
  [
    'the function may delete tables',
    () => statement(POLICY, 'dynamodb', ({ Action }) => Action.push('dynamodb:DeleteTable')),
    'DataProcessorHandlerRole may dynamodb:DeleteTable',
  ],
  [
    'the function may read all of the bucket',
    () =>
      statement(
        POLICY,
        's3:GetObject',
        (each) => (each.Resource = 'arn:aws:s3:::trades-333333333333-production-us-east-1*'),
      ),
    'DataProcessorHandlerRole may s3:GetObject',
  ],
  [
    'the function may read the objects of staging',
    () => allow(POLICY, { Action: 's3:GetObject', Resource: 'arn:aws:s3:::trades-222222222222-staging-us-east-1/*' }),
    'DataProcessorHandlerRole may s3:GetObject',
  ],
  [
    'the policy is attached to another role too',
    () =>
      changed('ExporterRolePolicy', ({ Roles }, _resource, resources) =>
        Roles.push({ Ref: idOf(resources, 'ScheduleRole') }),
      ),
    'ScheduleRole may s3:GetObject',
  ],
  [
    'the policy that denies is attached to nothing',
    () => changed('DataProcessorHandlerCodePolicy', (policy) => delete policy.Roles),
    'code of DataProcessorHandlerRole may ec2:',
  ],
  [
    'a policy of a foreign account is attached',
    () => changed(TRUST, (role) => (role.ManagedPolicyArns = [`arn:aws:iam::${FOREIGN}:policy/any`])),
    `no template has the policy arn:aws:iam::${FOREIGN}:policy/any`,
  ],
  [
    'the function cannot write bars any more',
    () => statement(POLICY, 'dynamodb', ({ Action }) => Action.splice(Action.indexOf('dynamodb:PutItem'), 1)),
    'DataProcessorHandlerRole may not dynamodb:PutItem',
  ],

  // Endpoints
  [
    'the endpoint for S3 passes requests to foreign buckets',
    () =>
      statement(
        'NetworkVpcS3Endpoint',
        'Allow',
        ({ Condition }) => delete Condition.StringEquals['aws:ResourceAccount'],
      ),
    'by a policy of NetworkVpcS3Endpoint',
  ],
  [
    'the endpoint for S3 passes requests of foreign principals',
    () =>
      statement(
        'NetworkVpcS3Endpoint',
        'Allow',
        ({ Condition }) => delete Condition.StringEquals['aws:PrincipalAccount'],
      ),
    'by a policy of NetworkVpcS3Endpoint',
  ],
  [
    'the endpoint for S3 passes requests to one foreign account',
    () =>
      statement(
        'NetworkVpcS3Endpoint',
        'Allow',
        ({ Condition }) => (Condition.StringEquals['aws:ResourceAccount'] = [OWN, FOREIGN]),
      ),
    'by a policy of NetworkVpcS3Endpoint',
  ],
  [
    'the endpoint for S3 passes changes of policies',
    () => statement('NetworkVpcS3Endpoint', 'Allow', (each) => (each.Action = 's3:*')),
    's3:PutBucketPolicy',
  ],
  [
    'the endpoint for SQS is open',
    () => changed('NetworkSqsInterfaceEndpoint', (endpoint) => delete endpoint.PolicyDocument),
    'by a policy of NetworkSqsInterfaceEndpoint',
  ],

  // What cannot be evaluated
  [
    'an operator that does not exist',
    () =>
      statement(BUCKET, 's3:GetObject"', (each) => (each.Condition = { StringResembles: { 'aws:PrincipalArn': 'x' } })),
    'cannot be evaluated: the simulator does not know StringResembles',
  ],
  [
    'a binary operator',
    () => statement(QUEUE, 'events.amazonaws.com', (each) => (each.Condition = { BinaryEquals: { 'aws:x': 'eA==' } })),
    'cannot be evaluated: the simulator does not know BinaryEquals',
  ],
  [
    'the unique id of a principal',
    () => allow(BUCKET, { Principal: { AWS: 'AROADBQP57FF2AEXAMPLE' }, ...DELETE }),
    'cannot be evaluated: the simulator does not know who AROADBQP57FF2AEXAMPLE is',
  ],
  [
    'an invalid policy',
    () => statement(BUCKET, 's3:GetObject"', (each) => (each.NotAction = 's3:PutObject')),
    'cannot be evaluated: Only one of Action or NotAction',
  ],
  [
    'an unknown intrinsic function',
    () => statement(BUCKET, 's3:GetObject"', (each) => (each.Resource = { 'Fn::Transform': 'x' })),
    'cannot be understood: Cannot resolve Fn::Transform',
  ],
  [
    'resources that are none',
    () => changed(BUCKET, (_p, _r, resources) => (resources.Nothing = null)),
    'cannot be understood',
  ],
];

describe('wrongAccess', () => {
  test.each(ENVIRONMENT_NAMES)('finds nothing in %s', async (environment) => {
    const files = environment === 'production' ? PRODUCTION : filesOf(environment);
    expect(await wrongAccess(files, environment)).toEqual([]);
  });

  test.each(MUTANTS)('finds: %s', async (_mutant, files, sentence) => {
    expect((await wrongAccess(files(), 'production')).join('\n')).toContain(sentence);
  });

  test('finds nothing in the standby of production', async () => {
    expect(await wrongAccess(filesOf('production', 'us-west-2'), 'production')).toEqual([]);
  });

  test('finds a standby that may write to the bucket of the primary region, or to its table', async () => {
    const files = structuredClone(filesOf('production', 'us-west-2'));
    const ingestion = files.find(({ stack }) => stack === 'Ingestion')?.template.Resources as Json;
    const [policy] = Object.values(ingestion).filter(({ Type }) => Type === 'AWS::IAM::ManagedPolicy');
    policy.Properties.PolicyDocument.Statement.push(
      { Effect: 'Allow', Action: 's3:PutObject', Resource: `arn:aws:s3:::trades-${OWN}-production-us-east-1/*` },
      {
        ...{ Effect: 'Allow', Action: 'dynamodb:PutItem' },
        Resource: `arn:aws:dynamodb:us-east-1:${OWN}:table/analytics-table-production-us-east-1`,
      },
    );

    const sentences = (await wrongAccess(files, 'production')).join('\n');

    expect(sentences).toContain(`s3:PutObject on arn:aws:s3:::trades-${OWN}-production-us-east-1/`);
    expect(sentences).toContain(`dynamodb:PutItem on arn:aws:dynamodb:us-east-1:${OWN}:table/`);
  });

  test('is the same each time', async () => {
    const files = allow(BUCKET, { Principal: '*', ...DELETE });
    expect(await wrongAccess(files, 'production')).toEqual(await wrongAccess(structuredClone(files), 'production'));
  });
});

describe('assessEnvironment', () => {
  test('asks more with more rounds', () => {
    const once = assessEnvironment(PRODUCTION, 'production');
    const thrice = assessEnvironment(PRODUCTION, 'production', 3);
    expect(once).toEqual({ asked: expect.any(Number) as number, wrong: [] });
    expect(thrice.wrong).toEqual([]);
    expect(thrice.asked).toBeGreaterThan(once.asked * 1.5);
  });
});
