import { Match, Template } from 'aws-cdk-lib/assertions';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { App, Duration, Stack } from 'aws-cdk-lib/core';
import { DataBucket, DataBucketPresets, DataBucketProps } from '../../src';

/** The templates of a bucket `Files` and of the bucket `Logs` that receives its access logs. */
function synth(
  props?: DataBucketProps,
  logsProps?: DataBucketProps,
  apart = false,
): { logs: Template; files: Template } {
  const app = new App();
  const filesStack = new Stack(app, 'FilesStack', { env: { account: '111122223333', region: 'eu-west-1' } });
  const logsStack = apart ? new Stack(app, 'LogsStack', { env: filesStack }) : filesStack;
  const logs = new DataBucket(logsStack, 'Logs', { ...DataBucketPresets.ACCESS_LOGS, ...logsProps });
  new DataBucket(filesStack, 'Files', { serverAccessLogsBucket: logs.bucket, ...props });
  return { logs: Template.fromStack(logsStack), files: Template.fromStack(filesStack) };
}

const delivery = (sourceArn: unknown, prefix = 'access-logs/'): object => ({
  Sid: 'AccessLogDelivery',
  Effect: 'Allow',
  Principal: { Service: 'logging.s3.amazonaws.com' },
  Action: 's3:PutObject',
  Resource: { 'Fn::Join': ['', [{ 'Fn::GetAtt': [Match.stringLikeRegexp('^Logs'), 'Arn'] }, `/${prefix}*`]] },
  Condition: {
    StringEquals: { 'aws:SourceAccount': '111122223333' },
    ArnEquals: { 'aws:SourceArn': sourceArn },
  },
});

test('S3 may only deliver the logs of this bucket, below the prefix', () => {
  const { logs } = synth();
  logs.hasResourceProperties('AWS::S3::BucketPolicy', {
    PolicyDocument: {
      Statement: Match.arrayWith([delivery({ 'Fn::GetAtt': [Match.stringLikeRegexp('^Files'), 'Arn'] })]),
    },
  });
});

test('logs are partitioned by account, region, bucket and day', () => {
  synth().files.hasResourceProperties('AWS::S3::Bucket', {
    LoggingConfiguration: {
      DestinationBucketName: { Ref: Match.stringLikeRegexp('^Logs') },
      LogFilePrefix: 'access-logs/',
      TargetObjectKeyFormat: { PartitionedPrefix: { PartitionDateSource: 'EventTime' } },
    },
  });
});

test('the log bucket has no ACLs', () => {
  synth().logs.allResourcesProperties('AWS::S3::Bucket', {
    AccessControl: Match.absent(),
    OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
  });
});

test('logs can have another prefix', () => {
  const { logs, files } = synth({ serverAccessLogsPrefix: 'files/' });
  files.hasResourceProperties('AWS::S3::Bucket', { LoggingConfiguration: { LogFilePrefix: 'files/' } });
  logs.hasResourceProperties('AWS::S3::BucketPolicy', {
    PolicyDocument: { Statement: Match.arrayWith([delivery(Match.anyValue(), 'files/')]) },
  });
});

test('the log bucket of another stack refers to the source by its name', () => {
  const { logs, files } = synth({ bucketName: 'trade-files' }, {}, true);
  files.resourceCountIs('AWS::S3::Bucket', 1);
  logs.hasResourceProperties('AWS::S3::BucketPolicy', {
    PolicyDocument: {
      Statement: Match.arrayWith([
        delivery({ 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':s3:::trade-files']] }),
      ]),
    },
  });
});

test('the policy of an imported log bucket is not changed', () => {
  const stack = new Stack();
  const logs = s3.Bucket.fromBucketName(stack, 'Logs', 'our-logs');
  new DataBucket(stack, 'Files', { serverAccessLogsBucket: logs });
  Template.fromStack(stack).hasResourceProperties('AWS::S3::Bucket', {
    LoggingConfiguration: { DestinationBucketName: 'our-logs' },
  });
});

describe('validation', () => {
  const key = kms.Key.fromKeyArn(new Stack(), 'Key', 'arn:aws:kms:eu-west-1:111122223333:key/a');

  test.each<[string, () => unknown, string]>([
    [
      'a generated name if the log bucket is in another stack',
      () => synth({}, {}, true),
      '`bucketName` must be set if `serverAccessLogsBucket` is in another stack',
    ],
    [
      'a log bucket in another region',
      () => {
        const here = new Stack(new App(), 'Here', { env: { account: '111122223333', region: 'eu-west-1' } });
        const logs = s3.Bucket.fromBucketAttributes(here, 'Logs', { bucketName: 'our-logs', region: 'eu-west-2' });
        return new DataBucket(here, 'Files', { serverAccessLogsBucket: logs });
      },
      '`serverAccessLogsBucket` must be in the account and region of the bucket, 111122223333 and eu-west-1, ' +
        'got: 111122223333 and eu-west-2',
    ],
    [
      'a log bucket in another account',
      () => {
        const here = new Stack(new App(), 'Here', { env: { account: '111122223333', region: 'eu-west-1' } });
        const logs = s3.Bucket.fromBucketAttributes(here, 'Logs', { bucketName: 'our-logs', account: '444455556666' });
        return new DataBucket(here, 'Files', { serverAccessLogsBucket: logs });
      },
      '`serverAccessLogsBucket` must be in the account and region of the bucket, 111122223333 and eu-west-1, ' +
        'got: 444455556666 and eu-west-1',
    ],
    [
      'a log bucket with a KMS key',
      () => synth({}, { encryptionKey: key }),
      '`serverAccessLogsBucket` must be encrypted with keys managed by S3, got: a bucket with a KMS key',
    ],
    ['an empty prefix', () => synth({ serverAccessLogsPrefix: '' }), '`serverAccessLogsPrefix` must not be empty'],
    [
      'a prefix without logs',
      () => new DataBucket(new Stack(), 'Files', { serverAccessLogsPrefix: 'files/' }),
      '`serverAccessLogsPrefix` must not be set without `serverAccessLogsBucket`',
    ],
  ])('rejects %s', (_, refused, message) => {
    expect(refused).toThrow(new Error(message));
  });
});

describe('a log bucket of several buckets', () => {
  const stack = new Stack(new App(), 'Stack', { env: { account: '111122223333', region: 'eu-west-1' } });
  const logs = new DataBucket(stack, 'Logs', DataBucketPresets.ACCESS_LOGS);
  for (let i = 0; i < 30; i++) new DataBucket(stack, `Files${i}`, { serverAccessLogsBucket: logs.bucket });
  for (const id of ['Other', 'More']) {
    new DataBucket(stack, id, { serverAccessLogsBucket: logs.bucket, serverAccessLogsPrefix: 'other/' });
  }
  const [policy] = Object.values(
    Template.fromStack(stack).findResources('AWS::S3::BucketPolicy', {
      Properties: { Bucket: stack.resolve(logs.bucket.bucketName) },
    }),
  );
  const deliveries: any[] = policy?.Properties.PolicyDocument.Statement.filter(({ Sid }: any) => Sid);

  test('has one statement for each prefix, with different IDs', () => {
    expect(deliveries.map(({ Sid, Condition }) => [Sid, Condition.ArnEquals['aws:SourceArn'].length])).toEqual([
      ['AccessLogDelivery', 30],
      ['AccessLogDelivery2', 2],
    ]);
  });
});

test('a plain bucket delivers its access logs by a policy, because the log bucket has no ACLs', () => {
  const stack = new Stack(new App(), 'Stack');
  const logs = new DataBucket(stack, 'Logs', DataBucketPresets.ACCESS_LOGS);
  new s3.Bucket(stack, 'Plain', { serverAccessLogsBucket: logs.bucket });

  Template.fromStack(stack).allResourcesProperties('AWS::S3::Bucket', { AccessControl: Match.absent() });
});

test.each<[string, (stack: Stack) => s3.IBucket, string]>([
  [
    'a data bucket with object lock',
    (stack) =>
      new DataBucket(stack, 'Logs', { objectLock: s3.ObjectLockRetention.governance(Duration.days(1)) }).bucket,
    '`serverAccessLogsBucket` must not have object lock, because S3 does not deliver access logs to it',
  ],
  [
    'a bucket with object lock but without a default retention',
    (stack) => new s3.Bucket(stack, 'Logs', { objectLockEnabled: true }),
    '`serverAccessLogsBucket` must not have object lock, because S3 does not deliver access logs to it',
  ],
  [
    'a bucket with the AWS managed key',
    (stack) => new s3.Bucket(stack, 'Logs', { encryption: s3.BucketEncryption.KMS_MANAGED }),
    '`serverAccessLogsBucket` must be encrypted with keys managed by S3, got: a bucket with a KMS key',
  ],
  [
    'a bucket with two-layer encryption',
    (stack) => new s3.Bucket(stack, 'Logs', { encryption: s3.BucketEncryption.DSSE_MANAGED }),
    '`serverAccessLogsBucket` must be encrypted with keys managed by S3, got: a bucket with a KMS key',
  ],
])('rejects %s as the log bucket', (_, destination, message) => {
  const stack = new Stack(new App(), 'Stack');
  expect(() => new DataBucket(stack, 'Files', { serverAccessLogsBucket: destination(stack) })).toThrow(message);
});

test('accepts a plain bucket as the log bucket', () => {
  const stack = new Stack(new App(), 'Stack');
  const logs = new s3.Bucket(stack, 'Logs');
  expect(() => new DataBucket(stack, 'Files', { serverAccessLogsBucket: logs })).not.toThrow();
});
