import { Match, Template } from 'aws-cdk-lib/assertions';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as kms from 'aws-cdk-lib/aws-kms';
import { App, Fn, Lazy, Stack } from 'aws-cdk-lib/core';
import { CrossAccountReaders, DataBucket, DataBucketProps, DataTable, DataTableProps } from '../src';

const ACCOUNT = '444455556666';
const ORGANIZATION = 'o-a1b2c3d4e5';
const ROLE = `arn:aws:iam::${ACCOUNT}:role/analysis`;
const ENDPOINT = 'vpce-1a2b3c4d';

const ACCOUNTS = CrossAccountReaders.accounts([ACCOUNT]);
const ROOT = { AWS: { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, `:iam::${ACCOUNT}:root`]] } };

function stackOf(): Stack {
  return new Stack(new App(), 'Stack', { env: { account: '111122223333', region: 'eu-west-1' } });
}

/** The statements of a bucket policy that allow actions. */
function bucketAllows(readers: CrossAccountReaders[], props?: DataBucketProps): object[] {
  const stack = stackOf();
  new DataBucket(stack, 'Data', { ...props, crossAccountReaders: readers });
  const [policy] = Object.values(Template.fromStack(stack).findResources('AWS::S3::BucketPolicy'));
  const statements: { Effect: string }[] = policy?.Properties.PolicyDocument.Statement;
  return statements.filter(({ Effect }) => Effect === 'Allow');
}

/** The statements of the policies of a table and its replicas by region. */
function tableAllows(props: DataTableProps): Record<string, object[]> {
  const stack = stackOf();
  new DataTable(stack, 'Data', { tableName: 'bars', ...props });
  const [table] = Object.values(Template.fromStack(stack).findResources('AWS::DynamoDB::GlobalTable'));
  const replicas: { Region: string; ResourcePolicy?: { PolicyDocument: { Statement: object[] } } }[] =
    table?.Properties.Replicas;
  return Object.fromEntries(replicas.map((r) => [r.Region, r.ResourcePolicy?.PolicyDocument.Statement ?? []]));
}

test('accounts may list a bucket and read its objects', () => {
  const bucket = { 'Fn::GetAtt': [expect.stringMatching('^DataBucket'), 'Arn'] };
  expect(bucketAllows([ACCOUNTS])).toEqual([
    { Effect: 'Allow', Principal: ROOT, Action: ['s3:ListBucket', 's3:GetBucketLocation'], Resource: bucket },
    {
      Effect: 'Allow',
      Principal: ROOT,
      Action: 's3:GetObject',
      Resource: { 'Fn::Join': ['', [bucket, '/*']] },
    },
  ]);
});

test.each<[string, CrossAccountReaders, object]>([
  [
    'an organization',
    CrossAccountReaders.organization(ORGANIZATION),
    { Principal: { AWS: '*' }, Condition: { StringEquals: { 'aws:PrincipalOrgID': ORGANIZATION } } },
  ],
  [
    'principals of an organization through VPC endpoints',
    CrossAccountReaders.organization(ORGANIZATION, {
      vpcEndpointIds: [ENDPOINT],
      principalArns: ['arn:aws:iam::*:role/a'],
    }),
    {
      Principal: { AWS: '*' },
      Condition: {
        StringEquals: { 'aws:PrincipalOrgID': ORGANIZATION, 'aws:SourceVpce': [ENDPOINT] },
        ArnLike: { 'aws:PrincipalArn': ['arn:aws:iam::*:role/a'] },
      },
    },
  ],
  [
    'principals of accounts through VPC endpoints',
    CrossAccountReaders.accounts([ACCOUNT], { vpcEndpointIds: [ENDPOINT], principalArns: [ROLE] }),
    {
      Principal: ROOT,
      Condition: { StringEquals: { 'aws:SourceVpce': [ENDPOINT] }, ArnLike: { 'aws:PrincipalArn': [ROLE] } },
    },
  ],
])('all statements are for %s', (_, readers, expected) => {
  const statements = [
    ...bucketAllows([readers]),
    ...(tableAllows({ crossAccountReaders: [readers] })['eu-west-1'] ?? []),
  ];
  expect(statements).toEqual(Array(3).fill(expect.objectContaining(expected)));
});

test('accounts may read a table, its indexes and its replicas', () => {
  const arn = (region: string, path: string): object => ({
    'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, `:dynamodb:${region}:111122223333:table/${path}`]],
  });
  const statements = (region: string): object[] => [
    {
      Effect: 'Allow',
      Principal: ROOT,
      Action: [
        'dynamodb:GetItem',
        'dynamodb:BatchGetItem',
        'dynamodb:Query',
        'dynamodb:Scan',
        'dynamodb:DescribeTable',
      ],
      Resource: arn(region, 'bars'),
    },
    {
      Effect: 'Allow',
      Principal: ROOT,
      Action: ['dynamodb:Query', 'dynamodb:Scan'],
      Resource: arn(region, 'bars/index/by-day'),
    },
  ];
  const allowed = tableAllows({
    crossAccountReaders: [ACCOUNTS],
    replicas: [{ region: 'us-east-1' }],
    globalSecondaryIndexes: [{ indexName: 'by-day', partitionKeyName: 'day' }],
  });
  expect(allowed).toEqual({ 'eu-west-1': statements('eu-west-1'), 'us-east-1': statements('us-east-1') });
});

test('a table without readers has no policy', () => {
  expect(tableAllows({ replicas: [{ region: 'us-east-1' }] })).toEqual({ 'eu-west-1': [], 'us-east-1': [] });
});

test.each<[string, (stack: Stack, encryptionKey: kms.Key) => unknown]>([
  ['s3', (stack, encryptionKey) => new DataBucket(stack, 'Data', { encryptionKey, crossAccountReaders: READERS })],
  [
    'dynamodb',
    (stack, key) => {
      const encryption = dynamodb.TableEncryptionV2.customerManagedKey(key);
      return new DataTable(stack, 'Data', { tableName: 'bars', encryption, crossAccountReaders: READERS });
    },
  ],
])('readers may only decrypt through %s', (service, build) => {
  // GIVEN
  const stack = stackOf();

  // WHEN
  build(stack, new kms.Key(stack, 'Key'));

  // THEN
  const via = { 'Fn::Join': ['', [`${service}.eu-west-1.`, { Ref: 'AWS::URLSuffix' }]] };
  const decrypt = { Effect: 'Allow', Action: 'kms:Decrypt', Resource: '*' };
  Template.fromStack(stack).hasResourceProperties('AWS::KMS::Key', {
    KeyPolicy: {
      Statement: [
        Match.anyValue(),
        {
          ...decrypt,
          Principal: ROOT,
          Condition: { StringEquals: { 'kms:ViaService': via }, ArnLike: { 'aws:PrincipalArn': [ROLE] } },
        },
        {
          ...decrypt,
          Principal: { AWS: '*' },
          Condition: { StringEquals: { 'aws:PrincipalOrgID': ORGANIZATION, 'kms:ViaService': via } },
        },
      ],
    },
  });
});

test('a key alone allows nothing', () => {
  const stack = stackOf();
  new DataTable(stack, 'Data', {
    encryption: dynamodb.TableEncryptionV2.customerManagedKey(new kms.Key(stack, 'Key')),
  });
  Template.fromStack(stack).hasResourceProperties('AWS::KMS::Key', {
    KeyPolicy: { Statement: [Match.objectLike({ Action: 'kms:*' })] },
  });
});

const READERS = [
  CrossAccountReaders.accounts([ACCOUNT], { vpcEndpointIds: [ENDPOINT], principalArns: [ROLE] }),
  CrossAccountReaders.organization(ORGANIZATION),
];

describe('validation', () => {
  const { accounts, organization } = CrossAccountReaders;

  test.each<[string, () => unknown, string]>([
    ['no accounts', () => accounts([]), '`accountIds` must not be empty'],
    [
      'an account ID that is too short',
      () => accounts(['123']),
      '`accountIds` must be account IDs of 12 digits, got: 123',
    ],
    [
      'an ID that is not of an organization',
      () => organization('r-a1b2'),
      '`organizationId` must be "o-" followed by 10 to 32 lowercase letters or digits, got: r-a1b2',
    ],
    [
      'empty lists',
      () => organization(ORGANIZATION, { vpcEndpointIds: [], principalArns: [] }),
      '`vpcEndpointIds` must not be empty\n`principalArns` must not be empty',
    ],
    [
      'an ID that is not of a VPC endpoint',
      () => organization(ORGANIZATION, { vpcEndpointIds: ['vpc-1a2b3c4d'] }),
      '`vpcEndpointIds` must be IDs of VPC endpoints, got: vpc-1a2b3c4d',
    ],
    [
      'an ARN that is not of a role or a user',
      () => accounts([ACCOUNT], { principalArns: ['*'] }),
      '`principalArns` must be ARNs of roles or users, got: *',
    ],
    [
      'a principal of another account',
      () => accounts(['777788889999'], { principalArns: [ROLE] }),
      `\`principalArns\` must belong to the accounts in \`accountIds\`, got: ${ROLE}`,
    ],
    ['a bucket with an empty list', () => bucketAllows([]), '`crossAccountReaders` must not be empty'],
    [
      'a table with an empty list',
      () => tableAllows({ crossAccountReaders: [] }),
      '`crossAccountReaders` must not be empty',
    ],
    [
      'a table without a name',
      () => tableAllows({ crossAccountReaders: [ACCOUNTS], tableName: undefined }),
      '`tableName` must be set if there are `crossAccountReaders`, because their policies need it',
    ],
    [
      'a table with an AWS managed key',
      () => tableAllows({ crossAccountReaders: [ACCOUNTS], encryption: dynamodb.TableEncryptionV2.awsManagedKey() }),
      '`encryption` must not be AWS_MANAGED if there are `crossAccountReaders`, because other accounts cannot use the key',
    ],
  ])('rejects %s', (_, refused, message) => {
    expect(refused).toThrow(new Error(message));
  });

  test.each([
    () => accounts([ACCOUNT], { principalArns: ['arn:aws:iam::*:role/a'] }),
    () => accounts([Lazy.string({ produce: () => ACCOUNT })], { principalArns: [ROLE] }),
    () =>
      organization(Lazy.string({ produce: () => ORGANIZATION }), {
        vpcEndpointIds: [Lazy.string({ produce: () => ENDPOINT })],
      }),
  ])('accepts patterns, and values that are only known at deployment', (taken) => {
    expect(taken).not.toThrow();
  });
});

describe('lists that are known during deployment', () => {
  const list = () => Fn.split(',', Fn.importValue('readers'));

  test('conditions may have them', () => {
    const readers = CrossAccountReaders.organization(ORGANIZATION, { vpcEndpointIds: list(), principalArns: list() });
    const split = { 'Fn::Split': [',', { 'Fn::ImportValue': 'readers' }] };

    expect(bucketAllows([readers])[0]).toMatchObject({
      Condition: { StringEquals: { 'aws:SourceVpce': split }, ArnLike: { 'aws:PrincipalArn': split } },
    });
    expect(tableAllows({ crossAccountReaders: [readers] })['eu-west-1']?.[0]).toMatchObject({
      Condition: { StringEquals: { 'aws:SourceVpce': split }, ArnLike: { 'aws:PrincipalArn': split } },
    });
  });

  test('accounts may be tokens', () => {
    const accounts = Fn.split(',', Fn.importValue('readers'), 2);
    expect(() => bucketAllows([CrossAccountReaders.accounts(accounts, { principalArns: list() })])).not.toThrow();
  });

  test('the number of accounts must be known', () => {
    expect(() => CrossAccountReaders.accounts(list())).toThrow(
      /^`accountIds` must have a known length, got: a list token; pass the length to `Fn.split\(\)` or `Fn.importListValue\(\)`$/,
    );
  });
});

describe('too many readers', () => {
  const crossAccountReaders = [
    CrossAccountReaders.accounts(Array.from({ length: 1000 }, (_, i) => String(100000000000 + i))),
  ];

  test.each<[string, (stack: Stack) => unknown, string[]]>([
    [
      'a bucket',
      (stack) => new DataBucket(stack, 'Data', { crossAccountReaders, encryptionKey: new kms.Key(stack, 'Key') }),
      [
        'the policy of the bucket must have at most 20480 characters, got about ',
        'the policy of the key of the bucket must have at most 32768 characters, got about ',
      ],
    ],
    [
      'a table',
      (stack) => new DataTable(stack, 'Data', { crossAccountReaders, tableName: 'bars' }),
      ['the policy of the table must have at most 20480 characters, got about '],
    ],
  ])('of %s are counted', (_, construct, messages) => {
    const stack = stackOf();
    construct(stack);
    for (const message of messages) expect(() => Template.fromStack(stack)).toThrow(message);
  });
});

describe('what is added to the table later', () => {
  const addTo = (crossAccountReaders: CrossAccountReaders[] | undefined, add: (table: dynamodb.TableV2) => void) => {
    const stack = stackOf();
    const { table } = new DataTable(stack, 'Data', {
      tableName: 'bars',
      globalSecondaryIndexes: [{ indexName: 'by-day', partitionKeyName: 'day' }],
      replicas: [{ region: 'eu-north-1' }],
      crossAccountReaders,
    });
    add(table);
    return () => Template.fromStack(stack);
  };
  const addIndex = (table: dynamodb.TableV2) =>
    table.addGlobalSecondaryIndex({
      indexName: 'later',
      partitionKey: { name: 'day', type: dynamodb.AttributeType.STRING },
    });
  const addReplica = (table: dynamodb.TableV2) => table.addReplica({ region: 'eu-central-1' });

  test.each<[string, (table: dynamodb.TableV2) => void, string]>([
    [
      'an index',
      addIndex,
      '`globalSecondaryIndexes` must list what the `crossAccountReaders` may read, but was added later: later',
    ],
    [
      'a replica',
      addReplica,
      '`replicas` must list what the `crossAccountReaders` may read, but was added later: eu-central-1',
    ],
  ])('is rejected with readers: %s', (_, add, message) => {
    expect(addTo([ACCOUNTS], add)).toThrow(message);
  });

  test('is accepted without readers', () => {
    expect(addTo(undefined, (table) => [addIndex, addReplica].forEach((add) => add(table)))).not.toThrow();
  });
});

describe('organizational units', () => {
  const PATHS = [
    `${ORGANIZATION}/r-ab12/ou-ab12-11111111/*`,
    `${ORGANIZATION}/r-ab12/ou-ab12-22222222/ou-ab12-33333333/`,
  ];
  const units = CrossAccountReaders.organizationalUnits(PATHS, { principalArns: ['arn:aws:iam::*:role/analysis'] });
  const condition = {
    StringEquals: { 'aws:PrincipalOrgID': [ORGANIZATION] },
    ArnLike: { 'aws:PrincipalArn': ['arn:aws:iam::*:role/analysis'] },
    'ForAnyValue:StringLike': { 'aws:PrincipalOrgPaths': PATHS },
  };

  test('may read a bucket, its key and a table', () => {
    const stack = stackOf();
    new DataBucket(stack, 'Files', { crossAccountReaders: [units], encryptionKey: new kms.Key(stack, 'Key') });
    const [key] = Object.values(Template.fromStack(stack).findResources('AWS::KMS::Key'));

    for (const statement of [
      ...bucketAllows([units]),
      ...tableAllows({ crossAccountReaders: [units] })['eu-west-1']!,
    ]) {
      expect(statement).toMatchObject({ Principal: { AWS: '*' }, Condition: condition });
    }
    expect(key?.Properties.KeyPolicy.Statement).toContainEqual(
      expect.objectContaining({
        Action: 'kms:Decrypt',
        Condition: {
          ...condition,
          StringEquals: { ...condition.StringEquals, 'kms:ViaService': expect.anything() as unknown },
        },
      }),
    );
  });

  test.each([
    [[], '`paths` must not be empty'],
    [
      [`${ORGANIZATION}/r-ab12/*`],
      `\`paths\` must be paths such as o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/*, got: ${ORGANIZATION}/r-ab12/*`,
    ],
    [
      ['ou-ab12-11111111'],
      '`paths` must be paths such as o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/*, got: ou-ab12-11111111',
    ],
    [
      Fn.split(',', Fn.importValue('paths')),
      '`paths` must have a known length, got: a list token; pass the length to `Fn.split()` or `Fn.importListValue()`',
    ],
  ])('rejects %j', (paths, message) => {
    expect(() => CrossAccountReaders.organizationalUnits(paths)).toThrow(message);
  });
});

describe('prefixes', () => {
  const readers = CrossAccountReaders.accounts([ACCOUNT], { keyPrefixes: ['trades/', 'exports/'] });

  test('limit the keys that may be listed and read', () => {
    const bucket = { 'Fn::GetAtt': [expect.stringMatching('^DataBucket'), 'Arn'] };
    expect(bucketAllows([readers])).toEqual([
      {
        Effect: 'Allow',
        Principal: ROOT,
        Action: 's3:ListBucket',
        Resource: bucket,
        Condition: { StringLike: { 's3:prefix': ['trades/*', 'exports/*'] } },
      },
      { Effect: 'Allow', Principal: ROOT, Action: 's3:GetBucketLocation', Resource: bucket },
      {
        Effect: 'Allow',
        Principal: ROOT,
        Action: 's3:GetObject',
        Resource: ['trades/*', 'exports/*'].map((keys) => ({ 'Fn::Join': ['', [bucket, `/${keys}`]] })),
      },
    ]);
  });

  test('are rejected for a table', () => {
    expect(() => tableAllows({ crossAccountReaders: [readers] })).toThrow(
      '`crossAccountReaders` must not have `keyPrefixes`, which only buckets support',
    );
  });

  test.each([
    [[], '`keyPrefixes` must not be empty'],
    [['trades/*'], '`keyPrefixes` must be prefixes without "*" and not empty, got: trades/*'],
    [[''], '`keyPrefixes` must be prefixes without "*" and not empty, got: '],
    [
      Fn.split(',', Fn.importValue('prefixes')),
      '`keyPrefixes` must have a known length, got: a list token; pass the length to `Fn.split()` or `Fn.importListValue()`',
    ],
  ])('rejects %j', (keyPrefixes, message) => {
    expect(() => CrossAccountReaders.accounts([ACCOUNT], { keyPrefixes })).toThrow(message);
  });
});
