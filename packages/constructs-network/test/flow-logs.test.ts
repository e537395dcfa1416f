import { Match, Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as firehose from 'aws-cdk-lib/aws-kinesisfirehose';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { App, Lazy, RemovalPolicy, Stack } from 'aws-cdk-lib/core';
import { FlowLogs, Network } from '../src';

const ENV = { account: '111122223333', region: 'eu-west-1' };
const PARTITION = { Ref: 'AWS::Partition' };

const USE_KEY = [
  'kms:Decrypt',
  'kms:DescribeKey',
  'kms:Encrypt',
  'kms:GenerateDataKey',
  'kms:GenerateDataKeyWithoutPlaintext',
  'kms:ReEncryptFrom',
  'kms:ReEncryptTo',
];

let stack: Stack;
beforeEach(() => {
  stack = new Stack(new App(), 'Stack', { env: ENV });
});

function synth(flowLogs?: FlowLogs): Template {
  new Network(stack, 'Network', { flowLogs });
  return Template.fromStack(stack);
}

function arn(text: string): unknown {
  return { 'Fn::Join': ['', ['arn:', PARTITION, text]] };
}

/** The last statement of the only policy of a type. */
function lastStatements(template: Template, type: string, property: string, count: number): any[] {
  const [resource] = Object.values(template.findResources(type));
  return resource!.Properties[property].Statement.slice(-count);
}

test('are disabled by default', () => {
  const network = new Network(stack, 'Network');
  expect(network.flowLog).toBeUndefined();
  Template.fromStack(stack).resourceCountIs('AWS::EC2::FlowLog', 0);
});

test('are exposed as a member', () => {
  const network = new Network(stack, 'Network', { flowLogs: FlowLogs.toCloudWatch() });
  const [logicalId] = Object.keys(Template.fromStack(stack).findResources('AWS::EC2::FlowLog'));
  expect(stack.resolve(network.flowLog!.flowLogId)).toEqual({ Ref: logicalId });
});

describe('to CloudWatch', () => {
  test('record all traffic of the VPC in a log group that is retained', () => {
    const template = synth(FlowLogs.toCloudWatch());
    const [logGroup] = Object.keys(template.findResources('AWS::Logs::LogGroup'));
    template.hasResource('AWS::Logs::LogGroup', {
      Properties: { RetentionInDays: 90, KmsKeyId: Match.absent(), LogGroupName: Match.absent() },
      DeletionPolicy: 'Retain',
    });
    template.hasResourceProperties('AWS::EC2::FlowLog', {
      ResourceType: 'VPC',
      ResourceId: { Ref: Match.stringLikeRegexp('^NetworkVpc') },
      TrafficType: 'ALL',
      MaxAggregationInterval: Match.absent(),
      LogDestinationType: 'cloud-watch-logs',
      LogGroupName: { Ref: logGroup },
      DeliverLogsPermissionArn: { 'Fn::GetAtt': [Match.stringLikeRegexp('^NetworkFlowLogGroupRole'), 'Arn'] },
    });
  });

  test('are delivered by a role that only flow logs of the account can assume', () => {
    synth(FlowLogs.toCloudWatch()).hasResourceProperties('AWS::IAM::Role', {
      AssumeRolePolicyDocument: {
        Statement: [
          {
            Effect: 'Allow',
            Action: 'sts:AssumeRole',
            Principal: { Service: 'vpc-flow-logs.amazonaws.com' },
            Condition: {
              StringEquals: { 'aws:SourceAccount': ENV.account },
              ArnLike: { 'aws:SourceArn': arn(':ec2:eu-west-1:111122223333:vpc-flow-log/*') },
            },
          },
        ],
      },
    });
  });

  test('are delivered with a managed policy that allows specific actions on the log group', () => {
    const template = synth(FlowLogs.toCloudWatch());
    const [logGroup] = Object.keys(template.findResources('AWS::Logs::LogGroup'));
    const [policy] = Object.keys(template.findResources('AWS::IAM::ManagedPolicy'));
    template.hasResourceProperties('AWS::IAM::Role', {
      ManagedPolicyArns: [{ Ref: policy }],
      Policies: Match.absent(),
    });
    template.hasResourceProperties('AWS::IAM::ManagedPolicy', {
      PolicyDocument: {
        Statement: [
          {
            Effect: 'Allow',
            Action: ['logs:CreateLogStream', 'logs:DescribeLogStreams', 'logs:PutLogEvents'],
            Resource: { 'Fn::GetAtt': [logGroup, 'Arn'] },
          },
        ],
      },
    });
    template.resourceCountIs('AWS::IAM::Policy', 0);
  });

  test('have the given settings', () => {
    const template = synth(
      FlowLogs.toCloudWatch({
        logGroupName: 'traffic',
        retention: logs.RetentionDays.ONE_YEAR,
        encryptionKey: new kms.Key(stack, 'Key'),
        removalPolicy: RemovalPolicy.DESTROY,
        trafficType: ec2.FlowLogTrafficType.REJECT,
        maxAggregationInterval: ec2.FlowLogMaxAggregationInterval.ONE_MINUTE,
      }),
    );
    const [key] = Object.keys(template.findResources('AWS::KMS::Key'));
    template.hasResource('AWS::Logs::LogGroup', {
      Properties: {
        LogGroupName: 'traffic',
        RetentionInDays: 365,
        KmsKeyId: { 'Fn::GetAtt': [key, 'Arn'] },
      },
      DeletionPolicy: 'Delete',
    });
    template.hasResourceProperties('AWS::EC2::FlowLog', { TrafficType: 'REJECT', MaxAggregationInterval: 60 });
  });

  test('allow CloudWatch Logs to use the key for log groups of the account', () => {
    const template = synth(FlowLogs.toCloudWatch({ encryptionKey: new kms.Key(stack, 'Key') }));
    expect(lastStatements(template, 'AWS::KMS::Key', 'KeyPolicy', 1)).toEqual([
      {
        Effect: 'Allow',
        Principal: { Service: 'logs.eu-west-1.amazonaws.com' },
        Action: USE_KEY,
        Resource: '*',
        Condition: {
          ArnLike: { 'kms:EncryptionContext:aws:logs:arn': arn(':logs:eu-west-1:111122223333:log-group:*') },
        },
      },
    ]);
  });
});

describe('to S3', () => {
  const condition = {
    StringEquals: { 'aws:SourceAccount': ENV.account },
    ArnLike: { 'aws:SourceArn': arn(':logs:eu-west-1:111122223333:*') },
  };

  test('record all traffic of the VPC as Parquet files in hourly partitions', () => {
    const template = synth(FlowLogs.toS3(new s3.Bucket(stack, 'Bucket')));
    const [bucket] = Object.keys(template.findResources('AWS::S3::Bucket'));
    template.hasResource('AWS::EC2::FlowLog', {
      Properties: {
        ResourceType: 'VPC',
        TrafficType: 'ALL',
        LogDestinationType: 's3',
        LogDestination: { 'Fn::GetAtt': [bucket, 'Arn'] },
        DestinationOptions: { fileFormat: 'parquet', hiveCompatiblePartitions: true, perHourPartition: true },
        DeliverLogsPermissionArn: Match.absent(),
      },
      DependsOn: [Match.stringLikeRegexp('^BucketPolicy')],
    });
    for (const type of ['AWS::IAM::Role', 'AWS::Logs::LogGroup']) template.resourceCountIs(type, 0);
  });

  test('have the given settings', () => {
    const template = synth(
      FlowLogs.toS3(new s3.Bucket(stack, 'Bucket'), {
        keyPrefix: 'network/flows',
        fileFormat: ec2.FlowLogFileFormat.PLAIN_TEXT,
        hiveCompatiblePartitions: false,
        perHourPartition: false,
        trafficType: ec2.FlowLogTrafficType.ACCEPT,
        maxAggregationInterval: ec2.FlowLogMaxAggregationInterval.ONE_MINUTE,
      }),
    );
    const [bucket] = Object.keys(template.findResources('AWS::S3::Bucket'));
    template.hasResourceProperties('AWS::EC2::FlowLog', {
      TrafficType: 'ACCEPT',
      MaxAggregationInterval: 60,
      LogDestination: { 'Fn::Join': ['', [{ 'Fn::GetAtt': [bucket, 'Arn'] }, '/network/flows']] },
      DestinationOptions: { fileFormat: 'plain-text', hiveCompatiblePartitions: false, perHourPartition: false },
    });
  });

  test.each([true, false])('allow delivery to the bucket for this account, with the feature flag set to %s', (flag) => {
    // GIVEN
    stack.node.setContext('@aws-cdk/aws-s3:createDefaultLoggingPolicy', flag);

    // WHEN
    const template = synth(FlowLogs.toS3(new s3.Bucket(stack, 'Bucket'), { keyPrefix: 'flows' }));

    // THEN
    const [bucket] = Object.keys(template.findResources('AWS::S3::Bucket'));
    const bucketArn = { 'Fn::GetAtt': [bucket, 'Arn'] };
    const principal = { Service: 'delivery.logs.amazonaws.com' };
    expect(lastStatements(template, 'AWS::S3::BucketPolicy', 'PolicyDocument', 2)).toEqual([
      {
        Effect: 'Allow',
        Principal: principal,
        Action: 's3:PutObject',
        Resource: { 'Fn::Join': ['', [bucketArn, '/flows/AWSLogs/aws-account-id=111122223333/*']] },
        Condition: {
          ...condition,
          StringEquals: { ...condition.StringEquals, 's3:x-amz-acl': 'bucket-owner-full-control' },
        },
      },
      {
        Effect: 'Allow',
        Principal: principal,
        Action: ['s3:GetBucketAcl', 's3:ListBucket'],
        Resource: bucketArn,
        Condition: condition,
      },
    ]);
  });

  test('allow delivery for this account to use the key of the bucket', () => {
    const encryptionKey = new kms.Key(stack, 'Key');
    const bucket = new s3.Bucket(stack, 'Bucket', { encryptionKey });
    expect(lastStatements(synth(FlowLogs.toS3(bucket)), 'AWS::KMS::Key', 'KeyPolicy', 1)).toEqual([
      {
        Effect: 'Allow',
        Principal: { Service: 'delivery.logs.amazonaws.com' },
        Action: USE_KEY,
        Resource: '*',
        Condition: condition,
      },
    ]);
  });

  test('accept an imported bucket', () => {
    const bucket = s3.Bucket.fromBucketName(stack, 'Bucket', 'flows');
    synth(FlowLogs.toS3(bucket)).hasResourceProperties('AWS::EC2::FlowLog', { LogDestination: arn(':s3:::flows') });
  });

  test.each(['', '/flows', 'flows/', 'a//b', 'AWSLogs', 'flows/AWSLogs'])('reject the folder "%s"', (keyPrefix) => {
    const bucket = s3.Bucket.fromBucketName(stack, 'Bucket', 'flows');
    expect(() => FlowLogs.toS3(bucket, { keyPrefix })).toThrow(
      new Error(
        `\`keyPrefix\` must be a folder such as flow-logs, without AWSLogs and without a leading or trailing slash, got: ${keyPrefix}`,
      ),
    );
  });

  test('accept a folder that is only known at deployment', () => {
    const bucket = s3.Bucket.fromBucketName(stack, 'Bucket', 'flows');
    const keyPrefix = Lazy.string({ produce: () => 'flows' });
    expect(() => FlowLogs.toS3(bucket, { keyPrefix })).not.toThrow();
  });
});

test('records can have a format of their own', () => {
  const stack = new Stack(new App(), 'Stack');
  new Network(stack, 'Network', {
    flowLogs: FlowLogs.toCloudWatch({ logFormat: [ec2.LogFormat.SRC_ADDR, ec2.LogFormat.PKT_DST_ADDR] }),
  });
  Template.fromStack(stack).hasResourceProperties('AWS::EC2::FlowLog', {
    LogFormat: '${srcaddr} ${pkt-dstaddr}',
  });
});

test('records can be delivered to Firehose, whose stream has the tag that allows it', () => {
  const stack = new Stack(new App(), 'Stack');
  const stream = new firehose.DeliveryStream(stack, 'Stream', {
    destination: new firehose.S3Bucket(new s3.Bucket(stack, 'Bucket')),
  });
  new Network(stack, 'Network', {
    flowLogs: FlowLogs.toFirehose(stream, { trafficType: ec2.FlowLogTrafficType.REJECT }),
  });

  const template = Template.fromStack(stack);
  template.hasResourceProperties('AWS::EC2::FlowLog', {
    LogDestinationType: 'kinesis-data-firehose',
    LogDestination: stack.resolve(stream.deliveryStreamArn),
    TrafficType: 'REJECT',
    DeliverLogsPermissionArn: Match.absent(),
  });
  template.hasResourceProperties('AWS::KinesisFirehose::DeliveryStream', {
    Tags: Match.arrayWith([{ Key: 'LogDeliveryEnabled', Value: 'true' }]),
  });
});

test('a stream of another app is not tagged', () => {
  const stack = new Stack(new App(), 'Stack');
  const stream = firehose.DeliveryStream.fromDeliveryStreamName(stack, 'Stream', 'flow-logs');
  new Network(stack, 'Network', { flowLogs: FlowLogs.toFirehose(stream) });
  Template.fromStack(stack).hasResourceProperties('AWS::EC2::FlowLog', { TrafficType: 'ALL' });
});
