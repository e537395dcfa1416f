import { Template } from 'aws-cdk-lib/assertions';
import { App, Aws, Fn, RemovalPolicy, Stack } from 'aws-cdk-lib/core';
import { DataBucket, DataBucketDeletionProtection, DataBucketPresets, DataBucketProps } from '../src';

const DEPLOYER = 'arn:aws:iam::111122223333:role/cdk-hnb659fds-cfn-exec-role-111122223333-eu-west-1';

/** The statements of a bucket policy that deny actions to every principal, except for those about TLS. */
function denials(props: DataBucketProps): object[] {
  const stack = new Stack(new App(), 'Stack', { env: { account: '111122223333', region: 'eu-west-1' } });
  new DataBucket(stack, 'Data', props);
  const [policy] = Object.values(Template.fromStack(stack).findResources('AWS::S3::BucketPolicy'));
  const statements: { Effect: string; Action: unknown }[] = policy?.Properties.PolicyDocument.Statement;
  return statements.filter(({ Effect, Action }) => Effect === 'Deny' && Action !== 's3:*');
}

const BUCKET = { 'Fn::GetAtt': [expect.stringMatching('^DataBucket'), 'Arn'] };
const OBJECTS = { 'Fn::Join': ['', [BUCKET, '/*']] };
const EVERYBODY = { Effect: 'Deny', Principal: { AWS: '*' } };
const CONFIGURATION = {
  ...EVERYBODY,
  Sid: 'DenyConfiguration',
  Action: ['s3:PutLifecycleConfiguration', 's3:PutBucketVersioning', 's3:PutBucketPolicy', 's3:DeleteBucketPolicy'],
  Resource: BUCKET,
  Condition: { ArnNotEquals: { 'aws:PrincipalArn': [DEPLOYER] } },
};

test('a bucket denies no deletion by default', () => {
  expect(denials({})).toEqual([]);
});

test('nobody can delete protected versions, and only the given roles can configure the bucket', () => {
  expect(denials({ deletionProtection: DataBucketDeletionProtection.versions([DEPLOYER]) })).toEqual([
    { ...EVERYBODY, Sid: 'DenyDeletion', Action: 's3:DeleteObjectVersion', Resource: OBJECTS },
    CONFIGURATION,
  ]);
});

test('nobody can delete protected objects', () => {
  expect(denials({ deletionProtection: DataBucketDeletionProtection.objects([DEPLOYER]) })).toEqual([
    {
      ...EVERYBODY,
      Sid: 'DenyDeletion',
      Action: ['s3:DeleteObjectVersion', 's3:DeleteObject'],
      Resource: OBJECTS,
    },
    CONFIGURATION,
  ]);
});

test('the policy of a protected bucket is retained with it', () => {
  const policies = (props: DataBucketProps) => {
    const stack = new Stack(new App(), 'Stack');
    new DataBucket(stack, 'Data', props);
    return Object.values(Template.fromStack(stack).findResources('AWS::S3::BucketPolicy'));
  };
  expect(policies({ deletionProtection: DataBucketDeletionProtection.versions([DEPLOYER]) })).toEqual([
    expect.objectContaining({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' }),
  ]);
  expect(policies({})).toEqual([expect.not.objectContaining({ DeletionPolicy: 'Retain' })]);
});

describe('validation', () => {
  test('rejects a protection that no role could remove', () => {
    expect(() => DataBucketDeletionProtection.versions([])).toThrow(new Error('`configuredBy` must not be empty'));
  });

  test.each([
    'arn:aws:iam::111122223333:role/*',
    'arn:aws:iam::111122223333:role/deployer-?',
    'arn:aws:iam::111122223333:root',
    'arn:aws:sts::111122223333:assumed-role/deployer/session',
    `arn:${Aws.PARTITION}:iam::111122223333:role/*`,
    'deployer',
    '',
  ])('rejects the role %j', (arn) => {
    expect(() => DataBucketDeletionProtection.objects([DEPLOYER, arn])).toThrow(
      new Error(`\`configuredBy\` must contain ARNs of roles without wildcards, got: ${arn}`),
    );
  });

  test('accepts roles that are only known at deployment', () => {
    const arn = `arn:${Aws.PARTITION}:iam::${Aws.ACCOUNT_ID}:role/deployer`;
    expect(() => DataBucketDeletionProtection.versions([arn])).not.toThrow();
    expect(() => DataBucketDeletionProtection.versions(Fn.split(',', Fn.importValue('Roles')))).not.toThrow();
  });

  test.each<[string, DataBucketProps, string]>([
    [
      'an unversioned bucket',
      { versioned: false, noBackupReason: 'Recreated from files' },
      '`deletionProtection` must not be set if `versioned` is false, because objects can be overwritten without versions',
    ],
    [
      'a bucket that is deleted with its stack',
      { ...DataBucketPresets.DISPOSABLE, versioned: true, removalPolicy: RemovalPolicy.DESTROY },
      '`deletionProtection` must not be set if `removalPolicy` is DESTROY, because the bucket cannot be emptied',
    ],
  ])('rejects %s', (_, props, message) => {
    expect(() => denials({ ...props, deletionProtection: DataBucketDeletionProtection.versions([DEPLOYER]) })).toThrow(
      new Error(message),
    );
  });
});
