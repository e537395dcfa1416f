import * as actions from 'aws-cdk-lib/aws-cloudwatch-actions';
import * as codedeploy from 'aws-cdk-lib/aws-codedeploy';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as efs from 'aws-cdk-lib/aws-efs';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as sns from 'aws-cdk-lib/aws-sns';
import { App, Duration, RemovalPolicy, Size, Stack } from 'aws-cdk-lib/core';
import {
  DistributedMapFunction,
  DistributedMapFunctionAlarm,
  DistributedMapItems,
  EventDrivenFunction,
  EventDrivenFunctionAlarm,
  FunctionEgress,
} from '@trading/constructs-compute';

export const stack = new Stack(new App(), 'Maximal', { env: { account: '111122223333', region: 'eu-west-1' } });

const vpc = ec2.Vpc.fromVpcAttributes(stack, 'Vpc', {
  vpcId: 'vpc-0123456789abcdef0',
  vpcCidrBlock: '10.20.0.0/16',
  availabilityZones: ['eu-west-1a', 'eu-west-1b'],
  privateSubnetIds: ['subnet-0123456789abcdef0', 'subnet-0123456789abcdef1'],
});
const boundary = iam.ManagedPolicy.fromManagedPolicyArn(stack, 'Boundary', 'arn:aws:iam::111122223333:policy/limits');
const layer = 'arn:aws:lambda:eu-west-1:111122223333:layer:extension:7';
const signing = 'arn:aws:lambda:eu-west-1:111122223333:code-signing-config:csc-0123456789abcdef0';

const processor = new EventDrivenFunction(stack, 'Processor', {
  functionName: 'data-processor',
  description: 'Turns trade files into bars',
  code: lambda.Code.fromAsset('dist'),
  handler: 'index.handler',
  runtime: lambda.Runtime.NODEJS_24_X,
  memorySize: 2048,
  ephemeralStorageSize: Size.gibibytes(2),
  layers: [lambda.LayerVersion.fromLayerVersionArn(stack, 'Layer', layer)],
  timeout: Duration.minutes(5),
  environment: { TABLE_NAME: 'bars' },
  environmentEncryptionKey: new kms.Key(stack, 'EnvironmentKey'),
  logRetention: logs.RetentionDays.ONE_YEAR,
  logRemovalPolicy: RemovalPolicy.RETAIN,
  logEncryptionKey: new kms.Key(stack, 'LogKey'),
  tracing: lambda.Tracing.ACTIVE,
  recursiveLoop: lambda.RecursiveLoop.ALLOW,
  codeSigningConfig: lambda.CodeSigningConfig.fromCodeSigningConfigArn(stack, 'Signing', signing),
  roleBoundToFunction: true,
  permissionsBoundary: boundary,
  vpc,
  vpcSubnets: { subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS },
  vpcOwnerAccount: '444455556666',
  ipv6AllowedForDualStack: true,
  egress: FunctionEgress.httpsTo(ec2.Peer.ipv4(vpc.vpcCidrBlock), ec2.Peer.prefixList('pl-12345678')),
  reservedConcurrentExecutions: 50,
  queueName: 'trade-files',
  deadLetterQueueName: 'trade-files-dead-letters',
  queueEncryptionKey: new kms.Key(stack, 'QueueKey'),
  queueRetention: Duration.days(4),
  maxReceiveCount: 3,
  batchSize: 100,
  maxBatchingWindow: Duration.seconds(20),
  maxConcurrency: 20,
  enabled: false,
  filters: [{ pattern: JSON.stringify({ body: { type: ['trade'] } }) }],
  provisionedConcurrentExecutions: 5,
  alarms: {
    deadLetters: 5,
    messageAge: Duration.hours(1),
    errors: 5,
    duration: Duration.minutes(4),
    without: [EventDrivenFunctionAlarm.THROTTLES],
  },
  alarmActions: [new actions.SnsAction(new sns.Topic(stack, 'Page'))],
  deploymentConfig: codedeploy.LambdaDeploymentConfig.LINEAR_10PERCENT_EVERY_1MINUTE,
});

const bucket = s3.Bucket.fromBucketName(stack, 'TradeFiles', 'trade-files');
processor.addObjectCreatedRule('Created', bucket, { prefix: 'trades/', suffix: '.csv', ruleName: 'trade-files' });
processor.addObjectDeletedRule('Deleted', bucket, {
  prefix: 'trades/',
  suffix: '.csv',
  ruleName: 'deleted-trade-files',
  enabled: false,
  expiredObjects: true,
});
s3.BucketGrants.fromBucket(bucket).actionsOnObjectKeys(processor, 'trades/*', 's3:GetObject');

const files = new efs.FileSystem(stack, 'Files', { vpc });
new EventDrivenFunction(stack, 'Orders', {
  code: lambda.Code.fromAsset('dist'),
  handler: 'index.handler',
  role: iam.Role.fromRoleArn(stack, 'OrdersRole', 'arn:aws:iam::111122223333:role/orders'),
  vpc,
  filesystem: lambda.FileSystem.fromEfsAccessPoint(files.addAccessPoint('AccessPoint'), '/mnt/files'),
  fifo: true,
  contentBasedDeduplication: true,
  queueName: 'orders.fifo',
  deadLetterQueueName: 'orders-dead-letters.fifo',
  provisionedPollers: { minimumPollers: 2, maximumPollers: 20 },
});

const lists = new s3.Bucket(stack, 'Lists', { encryptionKey: new kms.Key(stack, 'ListKey') });
new DistributedMapFunction(stack, 'Backfill', {
  functionName: 'backfill',
  code: lambda.Code.fromAsset('dist'),
  handler: 'index.handler',
  timeout: Duration.minutes(15),
  permissionsBoundary: boundary,
  vpc,
  reservedConcurrentExecutions: 100,
  items: DistributedMapItems.jsonLines(lists, { prefix: 'backfills/' }),
  stateMachineName: 'backfill',
  maxConcurrency: 100,
  toleratedFailurePercentage: 1,
  retryAttempts: 5,
  retryInterval: Duration.seconds(30),
  executionTimeout: Duration.days(7),
  alarms: {
    executionsFailed: 2,
    executionsTimedOut: 2,
    itemsFailed: 10,
    errors: 20,
    throttles: 50,
    duration: Duration.minutes(14),
    without: [DistributedMapFunctionAlarm.ITEMS_THROTTLED],
  },
  alarmActions: [new actions.SnsAction(new sns.Topic(stack, 'BackfillPage'))],
});
new DistributedMapFunction(stack, 'Thumbnails', {
  code: lambda.Code.fromAsset('dist'),
  handler: 'index.handler',
  stateMachineName: 'thumbnails',
  items: DistributedMapItems.objects(lists, { prefix: 'images/' }),
  alarms: { itemsThrottled: 100 },
});
