import { Match, Template } from 'aws-cdk-lib/assertions';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { App, Duration, Lazy, RemovalPolicy, Stack } from 'aws-cdk-lib/core';
import { DataBucket, DataBucketProps } from '../src';

function synth(props?: DataBucketProps): Template {
  const stack = new Stack(new App(), 'Stack');
  new DataBucket(stack, 'Data', props);
  return Template.fromStack(stack);
}

const ABORT_INCOMPLETE_UPLOADS = {
  Id: 'AbortIncompleteUploads',
  Status: 'Enabled',
  AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 },
};

const PRIVATE = {
  PublicAccessBlockConfiguration: {
    BlockPublicAcls: true,
    BlockPublicPolicy: true,
    IgnorePublicAcls: true,
    RestrictPublicBuckets: true,
  },
  OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
  BucketEncryption: {
    ServerSideEncryptionConfiguration: [
      {
        ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' },
        BlockedEncryptionTypes: { EncryptionType: ['SSE-C'] },
      },
    ],
  },
};

test('a minimal bucket has the defaults', () => {
  synth().hasResource('AWS::S3::Bucket', {
    Properties: {
      ...PRIVATE,
      BucketName: Match.absent(),
      VersioningConfiguration: { Status: 'Enabled' },
      NotificationConfiguration: Match.absent(),
      LoggingConfiguration: Match.absent(),
      ObjectLockEnabled: Match.absent(),
      ObjectLockConfiguration: Match.absent(),
      LifecycleConfiguration: {
        Rules: [
          ABORT_INCOMPLETE_UPLOADS,
          {
            Id: 'ExpireFormerVersions',
            Status: 'Enabled',
            NoncurrentVersionExpiration: { NoncurrentDays: 30 },
          },
        ],
      },
    },
    DeletionPolicy: 'Retain',
    UpdateReplacePolicy: 'Retain',
  });
});

test('a maximal bucket has the given settings', () => {
  synth({
    bucketName: 'trade-files',
    versioned: true,
    removalPolicy: RemovalPolicy.DESTROY,
    allowDataLoss: true,
    eventBridgeEnabled: true,
    noncurrentVersionExpiration: Duration.days(90),
    transitionToIntelligentTieringAfter: Duration.days(0),
    expiration: Duration.days(400),
  }).hasResource('AWS::S3::Bucket', {
    Properties: {
      ...PRIVATE,
      BucketName: 'trade-files',
      VersioningConfiguration: { Status: 'Enabled' },
      NotificationConfiguration: { EventBridgeConfiguration: { EventBridgeEnabled: true } },
      LifecycleConfiguration: {
        Rules: [
          ABORT_INCOMPLETE_UPLOADS,
          Match.objectLike({ NoncurrentVersionExpiration: { NoncurrentDays: 90 } }),
          {
            Id: 'TierObjects',
            Status: 'Enabled',
            Transitions: [{ StorageClass: 'INTELLIGENT_TIERING', TransitionInDays: 0 }],
          },
          { Id: 'ExpireObjects', Status: 'Enabled', ExpirationInDays: 400 },
        ],
      },
    },
    DeletionPolicy: 'Delete',
    UpdateReplacePolicy: 'Delete',
  });
});

test('an unversioned bucket has no rule for noncurrent versions', () => {
  synth({ versioned: false, noBackupReason: 'Recreated from files' }).hasResourceProperties('AWS::S3::Bucket', {
    ...PRIVATE,
    VersioningConfiguration: Match.absent(),
    LifecycleConfiguration: { Rules: [ABORT_INCOMPLETE_UPLOADS] },
  });
});

test('a bucket with a KMS key uses an S3 Bucket Key', () => {
  // GIVEN
  const stack = new Stack();
  const key = kms.Key.fromKeyArn(stack, 'Key', 'arn:aws:kms:eu-west-1:111122223333:key/a');

  // WHEN
  new DataBucket(stack, 'Data', { encryptionKey: key });

  // THEN
  Template.fromStack(stack).hasResourceProperties('AWS::S3::Bucket', {
    BucketEncryption: {
      ServerSideEncryptionConfiguration: [
        {
          ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: key.keyArn },
          BucketKeyEnabled: true,
          BlockedEncryptionTypes: { EncryptionType: ['SSE-C'] },
        },
      ],
    },
  });
});

test.each([
  ['GOVERNANCE', s3.ObjectLockRetention.governance(Duration.days(30))],
  ['COMPLIANCE', s3.ObjectLockRetention.compliance(Duration.days(30))],
])('a bucket can lock its versions with %s', (Mode, objectLock) => {
  synth({ objectLock }).hasResourceProperties('AWS::S3::Bucket', {
    ObjectLockEnabled: true,
    ObjectLockConfiguration: { ObjectLockEnabled: 'Enabled', Rule: { DefaultRetention: { Days: 30, Mode } } },
  });
});

test('every bucket rejects plain HTTP and TLS before 1.2', () => {
  const bucket = { 'Fn::GetAtt': [Match.stringLikeRegexp('^DataBucket'), 'Arn'] };
  const everything = {
    Effect: 'Deny',
    Principal: { AWS: '*' },
    Action: 's3:*',
    Resource: [bucket, { 'Fn::Join': ['', [bucket, '/*']] }],
  };
  synth().hasResourceProperties('AWS::S3::BucketPolicy', {
    PolicyDocument: {
      Statement: [
        { ...everything, Condition: { Bool: { 'aws:SecureTransport': 'false' } } },
        { ...everything, Condition: { NumericLessThan: { 's3:TlsVersion': 1.2 } } },
      ],
    },
  });
});

test('the member can grant specific actions on objects', () => {
  // GIVEN
  const stack = new Stack();
  const { bucket } = new DataBucket(stack, 'Data');
  const policy = new iam.ManagedPolicy(stack, 'Policy');

  // WHEN
  bucket.grants.actionsOnObjectKeys(policy, 'trades/*', 's3:GetObject');

  // THEN
  Template.fromStack(stack).hasResourceProperties('AWS::IAM::ManagedPolicy', {
    PolicyDocument: {
      Statement: [
        {
          Effect: 'Allow',
          Action: 's3:GetObject',
          Resource: {
            'Fn::Join': ['', [{ 'Fn::GetAtt': [Match.stringLikeRegexp('^DataBucket'), 'Arn'] }, '/trades/*']],
          },
        },
      ],
    },
  });
});

describe('validation', () => {
  const LOCK = s3.ObjectLockRetention.governance(Duration.days(1));

  test.each<[string, DataBucketProps, string]>([
    [
      'a fraction of a day',
      { noncurrentVersionExpiration: Duration.hours(36) },
      '`noncurrentVersionExpiration` must be a whole number of days of at least 1, got: 1.5',
    ],
    [
      'zero days',
      { noncurrentVersionExpiration: Duration.days(0) },
      '`noncurrentVersionExpiration` must be a whole number of days of at least 1, got: 0',
    ],
    [
      'an expiration of noncurrent versions of an unversioned bucket',
      { versioned: false, noBackupReason: 'Recreated from files', noncurrentVersionExpiration: Duration.days(1) },
      '`noncurrentVersionExpiration` must not be set if `versioned` is false',
    ],
    [
      'several invalid properties in one message',
      { versioned: false, noBackupReason: 'Recreated from files', noncurrentVersionExpiration: Duration.hours(12) },
      '`noncurrentVersionExpiration` must not be set if `versioned` is false\n' +
        '`noncurrentVersionExpiration` must be a whole number of days of at least 1, got: 0.5',
    ],
    [
      'objects that expire immediately',
      { expiration: Duration.days(0) },
      '`expiration` must be a whole number of days of at least 1, got: 0',
    ],
    [
      'objects that move after a fraction of a day',
      { transitionToIntelligentTieringAfter: Duration.hours(6) },
      '`transitionToIntelligentTieringAfter` must be a whole number of days of at least 0, got: 0.25',
    ],
    [
      'objects that move when they expire',
      { transitionToIntelligentTieringAfter: Duration.days(30), expiration: Duration.days(30) },
      '`transitionToIntelligentTieringAfter` must be less than `expiration`, 30 days, got: 30 days',
    ],
    [
      'object lock of an unversioned bucket',
      { versioned: false, noBackupReason: 'Recreated from files', objectLock: LOCK },
      '`objectLock` must not be set if `versioned` is false, because it locks versions',
    ],
    [
      'object lock of a bucket that is deleted with its stack',
      { removalPolicy: RemovalPolicy.DESTROY, allowDataLoss: true, objectLock: LOCK },
      '`objectLock` must not be set if `removalPolicy` is DESTROY, because a locked bucket cannot be emptied',
    ],
    [
      'a removal that is not confirmed',
      { removalPolicy: RemovalPolicy.DESTROY },
      '`allowDataLoss` must be true if `removalPolicy` is DESTROY, got: false',
    ],
  ])('rejects %s', (_, props, message) => {
    expect(() => synth(props)).toThrow(new Error(message));
  });

  test('accepts durations that are only known at deployment', () => {
    const days = Duration.days(Lazy.number({ produce: () => 3 }));
    const asked: DataBucketProps = {
      noncurrentVersionExpiration: days,
      transitionToIntelligentTieringAfter: days,
      expiration: days,
    };
    synth(asked).hasResourceProperties('AWS::S3::Bucket', {
      LifecycleConfiguration: {
        Rules: [
          ABORT_INCOMPLETE_UPLOADS,
          Match.objectLike({ NoncurrentVersionExpiration: { NoncurrentDays: 3 } }),
          Match.objectLike({ Transitions: [{ StorageClass: 'INTELLIGENT_TIERING', TransitionInDays: 3 }] }),
          Match.objectLike({ ExpirationInDays: 3 }),
        ],
      },
    });
    expect(() => synth({ transitionToIntelligentTieringAfter: Duration.days(9), expiration: days })).not.toThrow();
  });
});
