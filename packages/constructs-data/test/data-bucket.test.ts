import { Match, Template } from 'aws-cdk-lib/assertions';
import * as iam from 'aws-cdk-lib/aws-iam';
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
    ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
  },
};

test('a minimal bucket has the defaults', () => {
  synth().hasResource('AWS::S3::Bucket', {
    Properties: {
      ...PRIVATE,
      BucketName: Match.absent(),
      VersioningConfiguration: { Status: 'Enabled' },
      NotificationConfiguration: Match.absent(),
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

test('a maximal bucket has what was asked for', () => {
  synth({
    bucketName: 'trade-files',
    versioned: true,
    removalPolicy: RemovalPolicy.DESTROY,
    eventBridgeEnabled: true,
    noncurrentVersionExpiration: Duration.days(90),
  }).hasResource('AWS::S3::Bucket', {
    Properties: {
      ...PRIVATE,
      BucketName: 'trade-files',
      VersioningConfiguration: { Status: 'Enabled' },
      NotificationConfiguration: { EventBridgeConfiguration: { EventBridgeEnabled: true } },
      LifecycleConfiguration: {
        Rules: [ABORT_INCOMPLETE_UPLOADS, Match.objectLike({ NoncurrentVersionExpiration: { NoncurrentDays: 90 } })],
      },
    },
    DeletionPolicy: 'Delete',
    UpdateReplacePolicy: 'Delete',
  });
});

test('an unversioned bucket has no rule for former versions', () => {
  synth({ versioned: false }).hasResourceProperties('AWS::S3::Bucket', {
    ...PRIVATE,
    VersioningConfiguration: Match.absent(),
    LifecycleConfiguration: { Rules: [ABORT_INCOMPLETE_UPLOADS] },
  });
});

test('every bucket refuses plain HTTP and TLS older than 1.2', () => {
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

test('the member grants exact actions on objects', () => {
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
  test.each<[string, DataBucketProps, string]>([
    [
      'part of a day',
      { noncurrentVersionExpiration: Duration.hours(36) },
      '`noncurrentVersionExpiration` must be a whole number of days, at least 1, got: 1.5',
    ],
    [
      'no day at all',
      { noncurrentVersionExpiration: Duration.days(0) },
      '`noncurrentVersionExpiration` must be a whole number of days, at least 1, got: 0',
    ],
    [
      'an expiration of versions that are not kept',
      { versioned: false, noncurrentVersionExpiration: Duration.days(1) },
      '`noncurrentVersionExpiration` must not be given when `versioned` is false: there are no former versions',
    ],
    [
      'several breaches, in one message',
      { versioned: false, noncurrentVersionExpiration: Duration.hours(12) },
      '`noncurrentVersionExpiration` must not be given when `versioned` is false: there are no former versions\n' +
        '`noncurrentVersionExpiration` must be a whole number of days, at least 1, got: 0.5',
    ],
  ])('refuses %s', (_, props, message) => {
    expect(() => synth(props)).toThrow(new Error(message));
  });

  test('takes a number of days that is known only when deployed', () => {
    const days = Lazy.number({ produce: () => 3 });
    synth({ noncurrentVersionExpiration: Duration.days(days) }).hasResourceProperties('AWS::S3::Bucket', {
      LifecycleConfiguration: {
        Rules: Match.arrayWith([Match.objectLike({ NoncurrentVersionExpiration: { NoncurrentDays: 3 } })]),
      },
    });
  });
});
