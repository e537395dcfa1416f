import { Match, Template } from 'aws-cdk-lib/assertions';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { App, Stack } from 'aws-cdk-lib/core';
import { CrossAccountReaders, DataBackup, DataBucket, DataTable } from '../../src';

const KEY = 'arn:aws:kms:eu-west-1:111122223333:key/11111111-2222-3333-4444-555555555555';
const KEY_ELSEWHERE = KEY.replace('eu-west-1', 'eu-central-1');
const ALIAS = 'arn:aws:kms:eu-west-1:111122223333:alias/shared';

let stack: Stack;

beforeEach(() => {
  stack = new Stack(new App(), 'Stack', { env: { account: '111122223333', region: 'eu-west-1' } });
});

const readers = [CrossAccountReaders.accounts(['444455556666'])];
const encrypted = dynamodb.TableEncryptionV2.customerManagedKey.bind(dynamodb.TableEncryptionV2);

/** Every prop that takes a key of the same region, by the name that messages give it. */
const USES: [string, (key: kms.IKey) => void][] = [
  [
    'encryptionKey',
    (encryptionKey) => new DataBucket(stack, 'Bucket', { encryptionKey, crossAccountReaders: readers }),
  ],
  [
    'encryptionKey',
    (encryptionKey) => {
      const backup = new DataBackup(stack, 'Backup', { encryptionKey });
      new DataTable(stack, 'Table', { backup });
    },
  ],
  [
    'encryption.tableKey',
    (key) =>
      new DataTable(stack, 'Table', {
        tableName: 'bars',
        encryption: encrypted(key),
        crossAccountReaders: readers,
      }),
  ],
  [
    'bucket.encryptionKey',
    (encryptionKey) =>
      new DataBackup(stack, 'Backup').addBucket(new s3.Bucket(stack, 'Plain', { encryptionKey, versioned: true })),
  ],
  [
    'destinationKey',
    (destinationKey) => {
      const destination = s3.Bucket.fromBucketName(stack, 'Copies', 'copies');
      new DataBucket(stack, 'Bucket', {
        bucketName: 'files',
        replication: { destination, destinationVersioned: true, destinationKey },
      });
    },
  ],
];

const importedKey = () => kms.Key.fromKeyArn(stack, 'Key', KEY);

describe.each(USES)('%s %#', (prop, use) => {
  test.each<[string, () => kms.IKey]>([
    ['of this app', () => new kms.Alias(stack, 'Alias', { aliasName: 'shared', targetKey: importedKey() })],
    [
      'that is imported with its key',
      () => kms.Alias.fromAliasAttributes(stack, 'Alias', { aliasName: 'alias/shared', aliasTargetKey: importedKey() }),
    ],
    [
      'of an alias',
      () => {
        const targetKey = new kms.Alias(stack, 'Inner', { aliasName: 'inner', targetKey: importedKey() });
        return new kms.Alias(stack, 'Alias', { aliasName: 'shared', targetKey });
      },
    ],
  ])('an alias %s stands for its key in policies', (_, alias) => {
    use(alias());

    const policies = JSON.stringify(Template.fromStack(stack).findResources('AWS::IAM::ManagedPolicy'));
    expect(policies).not.toContain(':alias/');
    if (policies.includes('kms:')) expect(policies).toContain(KEY);
  });

  test.each<[string, string, () => kms.IKey]>([
    ['an alias whose key is not known', 'alias/shared', () => kms.Alias.fromAliasName(stack, 'Alias', 'alias/shared')],
    ['the ARN of an alias', ALIAS, () => kms.Key.fromKeyArn(stack, 'Alias', ALIAS)],
  ])('rejects %s', (_, got, alias) => {
    expect(() => use(alias())).toThrow(
      `\`${prop}\` must be a key, because a policy that names an alias grants nothing; ` +
        `import the key with \`Key.fromKeyArn()\` or \`Key.fromLookup()\`, got: ${got}`,
    );
  });

  test('rejects a key of another region', () => {
    expect(() => use(kms.Key.fromKeyArn(stack, 'Key', KEY_ELSEWHERE))).toThrow(
      new RegExp(
        `^\`${prop}\` must be in the region of the (bucket|vault|table|backup|destination), eu-west-1, got: eu-central-1$`,
      ),
    );
  });
});

test('the resources themselves are encrypted with the key of an alias', () => {
  const alias = new kms.Alias(stack, 'Alias', { aliasName: 'shared', targetKey: importedKey() });
  for (const [, use] of [USES[0]!, USES[1]!]) use(alias);

  const template = Template.fromStack(stack);
  template.hasResourceProperties('AWS::Backup::BackupVault', { EncryptionKeyArn: KEY });
  template.hasResourceProperties('AWS::S3::Bucket', {
    BucketEncryption: {
      ServerSideEncryptionConfiguration: [
        Match.objectLike({ ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: KEY } }),
      ],
    },
  });
});

describe('the keys of replicas', () => {
  const replicated = (keyArns: Record<string, string>): DataTable =>
    new DataTable(stack, 'Table', {
      encryption: encrypted(importedKey(), keyArns),
      replicas: [{ region: 'eu-central-1' }],
    });

  test('are used in their region', () => {
    replicated({ 'eu-central-1': KEY_ELSEWHERE });
    Template.fromStack(stack).hasResourceProperties('AWS::DynamoDB::GlobalTable', {
      Replicas: Match.arrayWith([
        Match.objectLike({ Region: 'eu-central-1', SSESpecification: { KMSMasterKeyId: KEY_ELSEWHERE } }),
      ]),
    });
  });

  test('can be tokens', () => {
    expect(() => replicated({ 'eu-central-1': new kms.Key(stack, 'Token').keyArn })).not.toThrow();
  });

  test.each([
    [{}, '`encryption` must have a key for every replica, got none for: eu-central-1'],
    [
      { 'eu-central-1': KEY },
      `\`encryption.replicaKeyArns[eu-central-1]\` must be in the region of the replica, got: ${KEY}`,
    ],
    [
      { 'eu-central-1': ALIAS.replace('eu-west-1', 'eu-central-1') },
      '`encryption.replicaKeyArns[eu-central-1]` must be a key, because a policy that names an alias grants nothing; ' +
        'import the key with `Key.fromKeyArn()` or `Key.fromLookup()`, got: arn:aws:kms:eu-central-1:111122223333:alias/shared',
    ],
  ])('rejects %j', (keyArns, message) => {
    expect(() => replicated(keyArns as Record<string, string>)).toThrow(message);
  });
});

test('a customer managed key requires a region', () => {
  const agnostic = new Stack(new App(), 'Stack');
  expect(() => new DataTable(agnostic, 'Table', { encryption: encrypted(new kms.Key(agnostic, 'Key')) })).toThrow(
    '`encryption` must not be a customer managed key in a stack without an explicit region; set its `env.region`',
  );
});
