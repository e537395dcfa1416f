import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as firehose from 'aws-cdk-lib/aws-kinesisfirehose';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { App, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib/core';
import {
  FlowLogs,
  GatewayEndpointActions,
  InterfaceEndpointPlacement,
  NatStrategy,
  Network,
  NetworkAddresses,
} from '@trading/constructs-network';

class ThreeZones extends Stack {
  public override get availabilityZones(): string[] {
    return ['eu-west-1a', 'eu-west-1b', 'eu-west-1c'];
  }
}

export const stack = new ThreeZones(new App(), 'Maximal', { env: { account: '111122223333', region: 'eu-west-1' } });

const { SQS, ATHENA } = ec2.InterfaceVpcEndpointAwsService;
new Network(stack, 'Network', {
  vpcName: 'analytics',
  ipAddresses: NetworkAddresses.cidr('10.20.0.0/16'),
  availabilityZones: stack.availabilityZones,
  dualStack: true,
  databaseSubnets: true,
  secondaryCidrBlocks: ['100.64.0.0/18'],
  nat: NatStrategy.instance({
    allocationId: 'eipalloc-0123456789abcdef0',
    instanceType: ec2.InstanceType.of(ec2.InstanceClass.T4G, ec2.InstanceSize.SMALL),
    machineImage: ec2.MachineImage.genericLinux({ 'eu-west-1': 'ami-0123456789abcdef0' }),
    userData: ec2.UserData.custom('#!/bin/bash\nforward-traffic'),
    maxInstanceLifetime: Duration.days(14),
  }),
  interfaceEndpoints: [SQS, ATHENA],
  interfaceEndpointActions: { athena: ['athena:GetQueryExecution', 'athena:StartQueryExecution'] },
  interfaceEndpointPlacement: InterfaceEndpointPlacement.PER_AZ,
  interfaceEndpointAvailabilityZones: { athena: ['eu-west-1a', 'eu-west-1c'] },
  s3EndpointBuckets: [s3.Bucket.fromBucketName(stack, 'Files', 'trade-files')],
  s3EndpointActions: GatewayEndpointActions.S3,
  dynamoDbEndpointTables: [dynamodb.TableV2.fromTableName(stack, 'Bars', 'bars')],
  dynamoDbEndpointActions: GatewayEndpointActions.DYNAMODB,
  flowLogs: FlowLogs.toCloudWatch({
    trafficType: ec2.FlowLogTrafficType.REJECT,
    maxAggregationInterval: ec2.FlowLogMaxAggregationInterval.ONE_MINUTE,
    logFormat: [ec2.LogFormat.ALL_DEFAULT_FIELDS, ec2.LogFormat.PKT_DST_ADDR],
    logGroupName: 'flow-logs',
    retention: logs.RetentionDays.ONE_YEAR,
    encryptionKey: new kms.Key(stack, 'Key'),
    removalPolicy: RemovalPolicy.RETAIN,
  }),
});
new Network(stack, 'Ipam', {
  ipAddresses: NetworkAddresses.ipam('ipam-pool-0123456789abcdef0', { netmaskLength: 18 }),
  interfaceEndpoints: [SQS],
  interfaceEndpointPlacement: InterfaceEndpointPlacement.SINGLE_AZ,
  flowLogs: FlowLogs.toS3(new s3.Bucket(stack, 'FlowLogs', { bucketName: 'flow-logs' }), {
    keyPrefix: 'network',
    fileFormat: ec2.FlowLogFileFormat.PLAIN_TEXT,
    hiveCompatiblePartitions: false,
    perHourPartition: false,
  }),
});
const fixed = new Network(stack, 'FixedAddresses', {
  ipAddresses: NetworkAddresses.cidr('10.21.0.0/16'),
  nat: NatStrategy.single({ allocationIds: ['eipalloc-0123456789abcdef1'] }),
  flowLogs: FlowLogs.toFirehose(
    new firehose.DeliveryStream(stack, 'Stream', {
      destination: new firehose.S3Bucket(new s3.Bucket(stack, 'Records', { bucketName: 'flow-log-records' })),
    }),
  ),
});
fixed.addEndpointService('Prices', 'com.amazonaws.vpce.eu-west-1.vpce-svc-0123456789abcdef0', {
  port: 8443,
  privateDnsEnabled: true,
  availabilityZones: ['eu-west-1a'],
});
new Network(stack, 'Public', { publicSubnets: true });
