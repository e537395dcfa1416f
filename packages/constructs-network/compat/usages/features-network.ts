// Written by `compat-usages` from the API and features.json. Do not edit.
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as kinesisfirehose from 'aws-cdk-lib/aws-kinesisfirehose';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { App, RemovalPolicy, Stack } from 'aws-cdk-lib/core';
import {
  FlowLogs,
  InterfaceEndpointPlacement,
  NatStrategy,
  Network,
  NetworkAddresses,
} from '@trading/constructs-network';

const app = new App();

function feature(name: string, create: (stack: Stack) => unknown): Stack {
  const stack = new Stack(app, name, { env: { account: '111122223333', region: 'eu-west-1' } });
  create(stack);
  return stack;
}

export const stack = feature('Defaults', (stack) => new Network(stack, 'Network'));
feature(
  'AvailabilityZones',
  (stack) => new Network(stack, 'Network', { availabilityZones: ['eu-west-1a', 'eu-west-1b'] }),
);
feature('DatabaseSubnets', (stack) => new Network(stack, 'Network', { databaseSubnets: true }));
feature('DualStack', (stack) => new Network(stack, 'Network', { dualStack: true }));
feature(
  'DynamoDbEndpointActions',
  (stack) => new Network(stack, 'Network', { dynamoDbEndpointActions: ['dynamodb:GetItem'] }),
);
feature(
  'DynamoDbEndpointTables',
  (stack) =>
    new Network(stack, 'Network', { dynamoDbEndpointTables: [dynamodb.TableV2.fromTableName(stack, 'Bars', 'bars')] }),
);
feature('FlowLogs-ToCloudWatch', (stack) => new Network(stack, 'Network', { flowLogs: FlowLogs.toCloudWatch() }));
feature(
  'FlowLogs-ToCloudWatch-Options-EncryptionKey',
  (stack) =>
    new Network(stack, 'Network', { flowLogs: FlowLogs.toCloudWatch({ encryptionKey: new kms.Key(stack, 'Key') }) }),
);
feature(
  'FlowLogs-ToCloudWatch-Options-LogGroupName',
  (stack) => new Network(stack, 'Network', { flowLogs: FlowLogs.toCloudWatch({ logGroupName: 'flow-logs' }) }),
);
feature(
  'FlowLogs-ToCloudWatch-Options-RemovalPolicy',
  (stack) =>
    new Network(stack, 'Network', { flowLogs: FlowLogs.toCloudWatch({ removalPolicy: RemovalPolicy.DESTROY }) }),
);
feature(
  'FlowLogs-ToFirehose',
  (stack) =>
    new Network(stack, 'Network', {
      flowLogs: FlowLogs.toFirehose(
        new kinesisfirehose.DeliveryStream(stack, 'Stream', {
          destination: new kinesisfirehose.S3Bucket(new s3.Bucket(stack, 'Records')),
        }),
      ),
    }),
);
feature(
  'FlowLogs-ToS3',
  (stack) => new Network(stack, 'Network', { flowLogs: FlowLogs.toS3(new s3.Bucket(stack, 'FlowLogs')) }),
);
feature(
  'FlowLogs-ToS3-Options-FileFormat',
  (stack) =>
    new Network(stack, 'Network', {
      flowLogs: FlowLogs.toS3(new s3.Bucket(stack, 'FlowLogs'), { fileFormat: ec2.FlowLogFileFormat.PLAIN_TEXT }),
    }),
);
feature(
  'FlowLogs-ToS3-Options-HiveCompatiblePartitions',
  (stack) =>
    new Network(stack, 'Network', {
      flowLogs: FlowLogs.toS3(new s3.Bucket(stack, 'FlowLogs'), { hiveCompatiblePartitions: false }),
    }),
);
feature(
  'FlowLogs-ToS3-Options-KeyPrefix',
  (stack) =>
    new Network(stack, 'Network', {
      flowLogs: FlowLogs.toS3(new s3.Bucket(stack, 'FlowLogs'), { keyPrefix: 'network' }),
    }),
);
feature(
  'FlowLogs-ToS3-Options-PerHourPartition',
  (stack) =>
    new Network(stack, 'Network', {
      flowLogs: FlowLogs.toS3(new s3.Bucket(stack, 'FlowLogs'), { perHourPartition: false }),
    }),
);
feature(
  'InterfaceEndpointActions',
  (stack) =>
    new Network(stack, 'Network', {
      interfaceEndpoints: [ec2.InterfaceVpcEndpointAwsService.SQS],
      interfaceEndpointActions: { sqs: ['sqs:SendMessage'] },
    }),
);
feature(
  'InterfaceEndpointAvailabilityZones',
  (stack) =>
    new Network(stack, 'Network', {
      interfaceEndpoints: [ec2.InterfaceVpcEndpointAwsService.SQS],
      availabilityZones: ['eu-west-1a', 'eu-west-1b'],
      interfaceEndpointAvailabilityZones: { sqs: ['eu-west-1a'] },
    }),
);
feature(
  'InterfaceEndpointPlacement-SingleAz',
  (stack) =>
    new Network(stack, 'Network', {
      interfaceEndpoints: [ec2.InterfaceVpcEndpointAwsService.SQS],
      interfaceEndpointPlacement: InterfaceEndpointPlacement.SINGLE_AZ,
    }),
);
feature(
  'InterfaceEndpointPlacement-PerAz',
  (stack) =>
    new Network(stack, 'Network', {
      interfaceEndpoints: [ec2.InterfaceVpcEndpointAwsService.SQS],
      interfaceEndpointPlacement: InterfaceEndpointPlacement.PER_AZ,
    }),
);
feature(
  'InterfaceEndpoints',
  (stack) => new Network(stack, 'Network', { interfaceEndpoints: [ec2.InterfaceVpcEndpointAwsService.SQS] }),
);
feature(
  'InterfaceEndpointsWithoutPolicy',
  (stack) =>
    new Network(stack, 'Network', { interfaceEndpointsWithoutPolicy: [ec2.InterfaceVpcEndpointAwsService.TRANSFER] }),
);
feature(
  'IpAddresses-Cidr',
  (stack) => new Network(stack, 'Network', { ipAddresses: NetworkAddresses.cidr('10.20.0.0/16') }),
);
feature(
  'IpAddresses-Ipam',
  (stack) => new Network(stack, 'Network', { ipAddresses: NetworkAddresses.ipam('ipam-pool-0123456789abcdef0') }),
);
feature('Nat-Instance', (stack) => new Network(stack, 'Network', { nat: NatStrategy.instance() }));
feature(
  'Nat-Instance-Options-AllocationId',
  (stack) =>
    new Network(stack, 'Network', { nat: NatStrategy.instance({ allocationId: 'eipalloc-0123456789abcdef0' }) }),
);
feature(
  'Nat-Instance-Options-MachineImage',
  (stack) =>
    new Network(stack, 'Network', {
      nat: NatStrategy.instance({
        machineImage: ec2.MachineImage.genericLinux({ 'eu-west-1': 'ami-0123456789abcdef0' }),
      }),
    }),
);
feature(
  'Nat-Instance-Options-UserData',
  (stack) =>
    new Network(stack, 'Network', {
      nat: NatStrategy.instance({ userData: ec2.UserData.custom('#!/bin/bash\nforward-traffic') }),
    }),
);
feature('Nat-None', (stack) => new Network(stack, 'Network', { nat: NatStrategy.none() }));
feature('Nat-PerAz', (stack) => new Network(stack, 'Network', { nat: NatStrategy.perAz() }));
feature(
  'Nat-PerAz-Options',
  (stack) =>
    new Network(stack, 'Network', {
      nat: NatStrategy.perAz({ allocationIds: ['eipalloc-0123456789abcdef1', 'eipalloc-0123456789abcdef2'] }),
    }),
);
feature('Nat-Single', (stack) => new Network(stack, 'Network', { nat: NatStrategy.single() }));
feature(
  'Nat-Single-Options-AllocationIds',
  (stack) =>
    new Network(stack, 'Network', { nat: NatStrategy.single({ allocationIds: ['eipalloc-0123456789abcdef1'] }) }),
);
feature('PublicSubnets', (stack) => new Network(stack, 'Network', { publicSubnets: true }));
feature('S3EndpointActions', (stack) => new Network(stack, 'Network', { s3EndpointActions: ['s3:GetObject'] }));
feature(
  'S3EndpointBuckets',
  (stack) =>
    new Network(stack, 'Network', { s3EndpointBuckets: [s3.Bucket.fromBucketName(stack, 'Files', 'trade-files')] }),
);
feature('SecondaryCidrBlocks', (stack) => new Network(stack, 'Network', { secondaryCidrBlocks: ['100.64.0.0/18'] }));
feature('AddEndpointService', (stack) =>
  new Network(stack, 'Network').addEndpointService('Prices', 'com.amazonaws.vpce.eu-west-1.vpce-svc-0123456789abcdef0'),
);
feature('AddEndpointService-Options-PrivateDnsEnabled', (stack) =>
  new Network(stack, 'Network').addEndpointService(
    'Prices',
    'com.amazonaws.vpce.eu-west-1.vpce-svc-0123456789abcdef0',
    { privateDnsEnabled: true },
  ),
);
