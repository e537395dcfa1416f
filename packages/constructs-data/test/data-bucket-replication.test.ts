import { Match, Template } from 'aws-cdk-lib/assertions';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { App, Duration, Environment, Lazy, Stack, Stage } from 'aws-cdk-lib/core';
import { DataBucket, DataBucketProps, DataBucketReplication } from '../src';

const HERE = { account: '111122223333', region: 'eu-west-1' };
const SOURCE = 'trade-files';
const COPIES = 'trade-copies';

interface Copied {
  readonly source: Template;
  readonly destination: Template;
  readonly alarms: number;
}

/** The templates of a bucket and of its destination in another region or account. */
function synth(
  replication?: Partial<DataBucketReplication>,
  props?: DataBucketProps,
  elsewhere: Environment = { ...HERE, region: 'eu-central-1' },
): Copied {
  const app = new App();
  const there = new Stack(app, 'There', { env: elsewhere });
  const here = new Stack(app, 'Here', { env: HERE });
  const { bucket: destination } = new DataBucket(there, 'Copies', {
    bucketName: COPIES,
    objectLock: props?.objectLock,
  });
  const { replicationAlarms } = new DataBucket(here, 'Data', {
    bucketName: SOURCE,
    replication: { destination, ...replication },
    ...props,
  });
  return {
    source: Template.fromStack(here),
    destination: Template.fromStack(there),
    alarms: replicationAlarms.length,
  };
}

function key(region: string): kms.IKey {
  return kms.Key.fromKeyArn(new Stack(), region, `arn:aws:kms:${region}:111122223333:key/a`);
}

const arn = (path: string): object => ({ 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, `:s3:::${path}`]] });

/** The statements of the policy of the role. */
function rights(template: Template): object[] {
  template.resourceCountIs('AWS::IAM::Policy', 0);
  template.resourceCountIs('AWS::IAM::ManagedPolicy', 1);
  const [policy] = Object.values(template.findResources('AWS::IAM::ManagedPolicy'));
  return policy?.Properties.PolicyDocument.Statement;
}

test('a minimal replication replicates all objects but no delete markers, with metrics', () => {
  synth().source.hasResourceProperties('AWS::S3::Bucket', {
    ReplicationConfiguration: {
      Role: { 'Fn::GetAtt': [Match.stringLikeRegexp('^DataReplicationRole'), 'Arn'] },
      Rules: [
        {
          Id: 'Replicate',
          Status: 'Enabled',
          Priority: 0,
          Filter: { Prefix: '' },
          DeleteMarkerReplication: { Status: 'Disabled' },
          SourceSelectionCriteria: Match.absent(),
          Destination: {
            Bucket: arn(COPIES),
            Account: Match.absent(),
            AccessControlTranslation: Match.absent(),
            EncryptionConfiguration: Match.absent(),
            Metrics: { Status: 'Enabled', EventThreshold: Match.absent() },
            ReplicationTime: Match.absent(),
          },
        },
      ],
    },
  });
});

test('a maximal replication has the given settings', () => {
  const { source } = synth(
    {
      destinationKey: key('eu-central-1'),
      prefix: 'trades/',
      deleteMarkerReplication: true,
      timeControl: true,
      maxLatency: Duration.hours(1),
    },
    { encryptionKey: key('eu-west-1') },
  );
  source.hasResourceProperties('AWS::S3::Bucket', {
    ReplicationConfiguration: {
      Rules: [
        {
          Filter: { Prefix: 'trades/' },
          DeleteMarkerReplication: { Status: 'Enabled' },
          SourceSelectionCriteria: { SseKmsEncryptedObjects: { Status: 'Enabled' } },
          Destination: {
            EncryptionConfiguration: { ReplicaKmsKeyID: key('eu-central-1').keyArn },
            Metrics: { Status: 'Enabled', EventThreshold: { Minutes: 15 } },
            ReplicationTime: { Status: 'Enabled', Time: { Minutes: 15 } },
          },
        },
      ],
    },
  });
  source.hasResourceProperties('AWS::CloudWatch::Alarm', { MetricName: 'ReplicationLatency', Threshold: 3600 });
});

test('the role only trusts S3 for this bucket', () => {
  synth().source.hasResourceProperties('AWS::IAM::Role', {
    AssumeRolePolicyDocument: {
      Statement: [
        {
          Effect: 'Allow',
          Action: 'sts:AssumeRole',
          Principal: { Service: 's3.amazonaws.com' },
          Condition: {
            StringEquals: { 'aws:SourceAccount': '111122223333' },
            ArnEquals: { 'aws:SourceArn': arn(SOURCE) },
          },
        },
      ],
    },
    Policies: Match.absent(),
    ManagedPolicyArns: Match.absent(),
  });
});

test('the role may read the bucket and write to the destination', () => {
  expect(rights(synth().source)).toEqual([
    { Effect: 'Allow', Action: ['s3:GetReplicationConfiguration', 's3:ListBucket'], Resource: arn(SOURCE) },
    {
      Effect: 'Allow',
      Action: ['s3:GetObjectVersionForReplication', 's3:GetObjectVersionAcl', 's3:GetObjectVersionTagging'],
      Resource: arn(`${SOURCE}/*`),
    },
    { Effect: 'Allow', Action: ['s3:ReplicateObject', 's3:ReplicateTags'], Resource: arn(`${COPIES}/*`) },
  ]);
});

test('the role has further permissions only for the options that need them', () => {
  const { source } = synth(
    { prefix: 'trades/', deleteMarkerReplication: true, destinationKey: key('eu-central-1') },
    { encryptionKey: key('eu-west-1'), objectLock: s3.ObjectLockRetention.governance(Duration.days(1)) },
  );
  const via = (region: string): object => ({
    StringEquals: { 'kms:ViaService': { 'Fn::Join': ['', [`s3.${region}.`, { Ref: 'AWS::URLSuffix' }]] } },
  });
  expect(rights(source).slice(1)).toEqual([
    {
      Effect: 'Allow',
      Action: [
        's3:GetObjectVersionForReplication',
        's3:GetObjectVersionAcl',
        's3:GetObjectVersionTagging',
        's3:GetObjectRetention',
        's3:GetObjectLegalHold',
      ],
      Resource: arn(`${SOURCE}/trades/*`),
    },
    {
      Effect: 'Allow',
      Action: ['s3:ReplicateObject', 's3:ReplicateTags', 's3:ReplicateDelete'],
      Resource: arn(`${COPIES}/trades/*`),
    },
    { Effect: 'Allow', Action: 'kms:Decrypt', Resource: key('eu-west-1').keyArn, Condition: via('eu-west-1') },
    {
      Effect: 'Allow',
      Action: ['kms:Encrypt', 'kms:GenerateDataKey'],
      Resource: key('eu-central-1').keyArn,
      Condition: via('eu-central-1'),
    },
  ]);
});

test('the bucket depends on its destination, unless that is in another stage', () => {
  // GIVEN
  const app = new App();
  const here = new Stack(app, 'Here', { env: HERE });
  const near = new Stack(app, 'Near', { env: { ...HERE, region: 'eu-central-1' } });
  const far = new Stack(new Stage(app, 'Other'), 'Far', { env: { ...HERE, region: 'us-east-1' } });

  // WHEN
  for (const there of [near, far]) {
    const { bucket: destination } = new DataBucket(there, 'Copies', { bucketName: `${there.region}-copies` });
    new DataBucket(here, there.region, { bucketName: `${there.region}-files`, replication: { destination } });
  }

  // THEN
  app.synth();
  expect(here.dependencies).toEqual([near]);
});

test('the bucket depends on the permissions of the role', () => {
  synth().source.hasResource('AWS::S3::Bucket', {
    DependsOn: [Match.stringLikeRegexp('^DataReplicationPolicy')],
  });
});

test('a destination in another account accepts the role and owns the replicas', () => {
  // WHEN
  const { source, destination } = synth({}, {}, { account: '444455556666', region: 'eu-west-1' });

  // THEN
  const actions = ['s3:ReplicateObject', 's3:ReplicateTags', 's3:ObjectOwnerOverrideToBucketOwner'];
  const role = Object.values(source.findResources('AWS::IAM::Role'))[0]?.Properties.RoleName;
  expect(rights(source)).toContainEqual({ Effect: 'Allow', Action: actions, Resource: arn(`${COPIES}/*`) });
  source.hasResourceProperties('AWS::S3::Bucket', {
    ReplicationConfiguration: {
      Rules: [{ Destination: { Account: '444455556666', AccessControlTranslation: { Owner: 'Destination' } } }],
    },
  });
  destination.hasResourceProperties('AWS::S3::BucketPolicy', {
    PolicyDocument: {
      Statement: Match.arrayWith([
        {
          Sid: 'Replication',
          Effect: 'Allow',
          Principal: { AWS: { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':iam::111122223333:root']] } },
          Action: actions,
          Resource: { 'Fn::Join': ['', [{ 'Fn::GetAtt': [Match.stringLikeRegexp('^Copies'), 'Arn'] }, '/*']] },
          Condition: {
            ArnEquals: {
              'aws:PrincipalArn': {
                'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, `:iam::111122223333:role/${role}`]],
              },
            },
          },
        },
      ]),
    },
  });
});

test('the statements of several sources have different IDs at a destination in another account', () => {
  const app = new App();
  const there = new Stack(app, 'There', { env: { account: '444455556666', region: 'eu-west-1' } });
  const { bucket: destination } = new DataBucket(there, 'Copies', { bucketName: COPIES });
  for (const id of ['One', 'Two', 'Three']) {
    const here = new Stack(app, id, { env: HERE });
    new DataBucket(here, 'Data', { bucketName: id.toLowerCase(), replication: { destination } });
  }

  const [policy] = Object.values(Template.fromStack(there).findResources('AWS::S3::BucketPolicy'));
  const ids = policy?.Properties.PolicyDocument.Statement.flatMap(({ Sid }: { Sid?: string }) => Sid ?? []);
  expect(ids).toEqual(['Replication', 'Replication2', 'Replication3']);
});

test('a destination in the same account needs no policy', () => {
  const statements = Object.values(synth().destination.findResources('AWS::S3::BucketPolicy')).flatMap(
    (policy): { Effect: string }[] => policy.Properties.PolicyDocument.Statement,
  );
  expect(statements.map(({ Effect }) => Effect)).toEqual(['Deny', 'Deny']);
});

test('alarms are raised on the first failure and on high latency', () => {
  const { source, alarms } = synth();
  expect(alarms).toBe(2);
  const alarm = (MetricName: string, Statistic: string, Threshold: number): object => ({
    Namespace: 'AWS/S3',
    MetricName,
    Statistic,
    Threshold,
    Period: 300,
    EvaluationPeriods: 1,
    ComparisonOperator: 'GreaterThanThreshold',
    TreatMissingData: 'notBreaching',
    Dimensions: [
      { Name: 'DestinationBucket', Value: COPIES },
      { Name: 'RuleId', Value: 'Replicate' },
      { Name: 'SourceBucket', Value: { Ref: Match.stringLikeRegexp('^Data') } },
    ],
  });
  source.hasResourceProperties('AWS::CloudWatch::Alarm', alarm('OperationsFailedReplication', 'Sum', 0));
  source.hasResourceProperties('AWS::CloudWatch::Alarm', alarm('ReplicationLatency', 'Maximum', 900));
});

test('a bucket without replication has no alarms', () => {
  expect(new DataBucket(new Stack(), 'Data', { bucketName: SOURCE }).replicationAlarms).toEqual([]);
});

test('an imported destination is accepted if its versioning is confirmed', () => {
  const destination = s3.Bucket.fromBucketName(new Stack(), 'Copies', COPIES);
  synth({ destination, destinationVersioned: true }).source.hasResourceProperties('AWS::S3::Bucket', {
    ReplicationConfiguration: { Rules: [{ Destination: { Bucket: arn(COPIES) } }] },
  });
});

test('a destination in the same environment needs no name', () => {
  const stack = new Stack(new App(), 'Stack', { env: HERE });
  const { bucket: destination } = new DataBucket(stack, 'Copies');
  expect(() => new DataBucket(stack, 'Data', { bucketName: SOURCE, replication: { destination } })).not.toThrow();
});

test('accepts a latency that is only known at deployment', () => {
  const maxLatency = Duration.seconds(Lazy.number({ produce: () => 60 }));
  synth({ maxLatency }).source.hasResourceProperties('AWS::CloudWatch::Alarm', {
    MetricName: 'ReplicationLatency',
    Threshold: 60,
  });
});

describe('validation', () => {
  const elsewhere = (): Stack => new Stack(new App(), 'There', { env: { ...HERE, region: 'eu-central-1' } });

  test.each<[string, Partial<DataBucketReplication>, DataBucketProps, string]>([
    [
      'an unversioned bucket',
      {},
      { versioned: false, noBackupReason: 'Recreated from files' },
      '`versioned` must be true if there is a `replication`, got: false',
    ],
    [
      'a generated name',
      {},
      { bucketName: undefined },
      '`bucketName` must be set if there is a `replication`, because the trust policy of its role needs it',
    ],
    [
      'a key of the bucket without one for the destination',
      {},
      { encryptionKey: key('eu-west-1') },
      '`destinationKey` must be set if the bucket has an `encryptionKey`',
    ],
    [
      'an unversioned destination',
      {
        destination: new DataBucket(elsewhere(), 'Copies', {
          bucketName: COPIES,
          versioned: false,
          noBackupReason: 'Recreated from files',
        }).bucket,
      },
      {},
      '`destination` must be versioned',
    ],
    [
      'a destination without object lock for a bucket with it',
      { destination: new DataBucket(elsewhere(), 'Copies', { bucketName: COPIES }).bucket },
      { objectLock: s3.ObjectLockRetention.governance(Duration.days(1)) },
      '`destination` must have object lock if the bucket has `objectLock`',
    ],
    [
      'a destination in another region with a generated name',
      { destination: new DataBucket(elsewhere(), 'Copies').bucket },
      {},
      '`destination` must have a physical name if it is in another region or account',
    ],
    [
      'an imported destination whose versioning is not confirmed',
      { destination: s3.Bucket.fromBucketName(new Stack(), 'Copies', COPIES) },
      {},
      '`destinationVersioned` must be true if `destination` is imported',
    ],
    ['a latency of zero', { maxLatency: Duration.seconds(0) }, {}, '`maxLatency` must be at least 1 second, got: 0'],
  ])('rejects %s', (_, replication, props, message) => {
    expect(() => synth(replication, props)).toThrow(new Error(message));
  });
});
