// Written by `compat-usages` from the API and features.json. Do not edit.
import * as cloudwatch_actions from 'aws-cdk-lib/aws-cloudwatch-actions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as efs from 'aws-cdk-lib/aws-efs';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as sns from 'aws-cdk-lib/aws-sns';
import { App, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib/core';
import {
  DistributedMapFunction,
  DistributedMapFunctionAlarm,
  DistributedMapItems,
  FunctionEgress,
} from '@trading/constructs-compute';

const app = new App();

function feature(name: string, create: (stack: Stack) => unknown): Stack {
  const stack = new Stack(app, name, { env: { account: '111122223333', region: 'eu-west-1' } });
  create(stack);
  return stack;
}

export const stack = feature(
  'Defaults',
  (stack) =>
    new DistributedMapFunction(stack, 'DistributedMapFunction', {
      code: lambda.Code.fromAsset('dist'),
      handler: 'index.handler',
      items: DistributedMapItems.jsonLines(new s3.Bucket(stack, 'Lists', { encryption: s3.BucketEncryption.KMS }), {
        prefix: 'backfills/',
      }),
      stateMachineName: 'backfill',
    }),
);
feature(
  'CodeSigningConfig',
  (stack) =>
    new DistributedMapFunction(stack, 'DistributedMapFunction', {
      code: lambda.Code.fromAsset('dist'),
      handler: 'index.handler',
      items: DistributedMapItems.jsonLines(new s3.Bucket(stack, 'Lists', { encryption: s3.BucketEncryption.KMS }), {
        prefix: 'backfills/',
      }),
      stateMachineName: 'backfill',
      codeSigningConfig: lambda.CodeSigningConfig.fromCodeSigningConfigArn(
        stack,
        'Signing',
        'arn:aws:lambda:eu-west-1:111122223333:code-signing-config:csc-0123456789abcdef0',
      ),
    }),
);
feature(
  'Egress-Https',
  (stack) =>
    new DistributedMapFunction(stack, 'DistributedMapFunction', {
      code: lambda.Code.fromAsset('dist'),
      handler: 'index.handler',
      items: DistributedMapItems.jsonLines(new s3.Bucket(stack, 'Lists', { encryption: s3.BucketEncryption.KMS }), {
        prefix: 'backfills/',
      }),
      stateMachineName: 'backfill',
      vpc: ec2.Vpc.fromVpcAttributes(stack, 'Vpc', {
        vpcId: 'vpc-0123456789abcdef0',
        vpcCidrBlock: '10.20.0.0/16',
        availabilityZones: ['eu-west-1a', 'eu-west-1b'],
        privateSubnetIds: ['subnet-0123456789abcdef0', 'subnet-0123456789abcdef1'],
      }),
      egress: FunctionEgress.https(),
    }),
);
feature(
  'Egress-HttpsTo',
  (stack) =>
    new DistributedMapFunction(stack, 'DistributedMapFunction', {
      code: lambda.Code.fromAsset('dist'),
      handler: 'index.handler',
      items: DistributedMapItems.jsonLines(new s3.Bucket(stack, 'Lists', { encryption: s3.BucketEncryption.KMS }), {
        prefix: 'backfills/',
      }),
      stateMachineName: 'backfill',
      vpc: ec2.Vpc.fromVpcAttributes(stack, 'Vpc', {
        vpcId: 'vpc-0123456789abcdef0',
        vpcCidrBlock: '10.20.0.0/16',
        availabilityZones: ['eu-west-1a', 'eu-west-1b'],
        privateSubnetIds: ['subnet-0123456789abcdef0', 'subnet-0123456789abcdef1'],
      }),
      egress: FunctionEgress.httpsTo(ec2.Peer.prefixList('pl-12345678')),
    }),
);
feature(
  'Egress-None',
  (stack) =>
    new DistributedMapFunction(stack, 'DistributedMapFunction', {
      code: lambda.Code.fromAsset('dist'),
      handler: 'index.handler',
      items: DistributedMapItems.jsonLines(new s3.Bucket(stack, 'Lists', { encryption: s3.BucketEncryption.KMS }), {
        prefix: 'backfills/',
      }),
      stateMachineName: 'backfill',
      vpc: ec2.Vpc.fromVpcAttributes(stack, 'Vpc', {
        vpcId: 'vpc-0123456789abcdef0',
        vpcCidrBlock: '10.20.0.0/16',
        availabilityZones: ['eu-west-1a', 'eu-west-1b'],
        privateSubnetIds: ['subnet-0123456789abcdef0', 'subnet-0123456789abcdef1'],
      }),
      egress: FunctionEgress.none(),
    }),
);
feature(
  'Environment',
  (stack) =>
    new DistributedMapFunction(stack, 'DistributedMapFunction', {
      code: lambda.Code.fromAsset('dist'),
      handler: 'index.handler',
      items: DistributedMapItems.jsonLines(new s3.Bucket(stack, 'Lists', { encryption: s3.BucketEncryption.KMS }), {
        prefix: 'backfills/',
      }),
      stateMachineName: 'backfill',
      environment: { TABLE_NAME: 'bars' },
    }),
);
feature(
  'EnvironmentEncryptionKey',
  (stack) =>
    new DistributedMapFunction(stack, 'DistributedMapFunction', {
      code: lambda.Code.fromAsset('dist'),
      handler: 'index.handler',
      items: DistributedMapItems.jsonLines(new s3.Bucket(stack, 'Lists', { encryption: s3.BucketEncryption.KMS }), {
        prefix: 'backfills/',
      }),
      stateMachineName: 'backfill',
      environmentEncryptionKey: new kms.Key(stack, 'Key'),
    }),
);
feature(
  'Filesystem',
  (stack) =>
    new DistributedMapFunction(stack, 'DistributedMapFunction', {
      code: lambda.Code.fromAsset('dist'),
      handler: 'index.handler',
      items: DistributedMapItems.jsonLines(new s3.Bucket(stack, 'Lists', { encryption: s3.BucketEncryption.KMS }), {
        prefix: 'backfills/',
      }),
      stateMachineName: 'backfill',
      vpc: ec2.Vpc.fromVpcAttributes(stack, 'Vpc', {
        vpcId: 'vpc-0123456789abcdef0',
        vpcCidrBlock: '10.20.0.0/16',
        availabilityZones: ['eu-west-1a', 'eu-west-1b'],
        privateSubnetIds: ['subnet-0123456789abcdef0', 'subnet-0123456789abcdef1'],
      }),
      filesystem: lambda.FileSystem.fromEfsAccessPoint(
        new efs.FileSystem(stack, 'Files', {
          vpc: ec2.Vpc.fromVpcAttributes(stack, 'FilesVpc', {
            vpcId: 'vpc-0123456789abcdef0',
            vpcCidrBlock: '10.20.0.0/16',
            availabilityZones: ['eu-west-1a', 'eu-west-1b'],
            privateSubnetIds: ['subnet-0123456789abcdef0', 'subnet-0123456789abcdef1'],
          }),
        }).addAccessPoint('AccessPoint'),
        '/mnt/files',
      ),
    }),
);
feature(
  'FunctionName',
  (stack) =>
    new DistributedMapFunction(stack, 'DistributedMapFunction', {
      code: lambda.Code.fromAsset('dist'),
      handler: 'index.handler',
      items: DistributedMapItems.jsonLines(new s3.Bucket(stack, 'Lists', { encryption: s3.BucketEncryption.KMS }), {
        prefix: 'backfills/',
      }),
      stateMachineName: 'backfill',
      functionName: 'data-processor',
    }),
);
feature(
  'Ipv6AllowedForDualStack',
  (stack) =>
    new DistributedMapFunction(stack, 'DistributedMapFunction', {
      code: lambda.Code.fromAsset('dist'),
      handler: 'index.handler',
      items: DistributedMapItems.jsonLines(new s3.Bucket(stack, 'Lists', { encryption: s3.BucketEncryption.KMS }), {
        prefix: 'backfills/',
      }),
      stateMachineName: 'backfill',
      vpc: ec2.Vpc.fromVpcAttributes(stack, 'Vpc', {
        vpcId: 'vpc-0123456789abcdef0',
        vpcCidrBlock: '10.20.0.0/16',
        availabilityZones: ['eu-west-1a', 'eu-west-1b'],
        privateSubnetIds: ['subnet-0123456789abcdef0', 'subnet-0123456789abcdef1'],
      }),
      ipv6AllowedForDualStack: true,
    }),
);
feature(
  'Layers',
  (stack) =>
    new DistributedMapFunction(stack, 'DistributedMapFunction', {
      code: lambda.Code.fromAsset('dist'),
      handler: 'index.handler',
      items: DistributedMapItems.jsonLines(new s3.Bucket(stack, 'Lists', { encryption: s3.BucketEncryption.KMS }), {
        prefix: 'backfills/',
      }),
      stateMachineName: 'backfill',
      layers: [
        lambda.LayerVersion.fromLayerVersionArn(
          stack,
          'Layer',
          'arn:aws:lambda:eu-west-1:111122223333:layer:extension:7',
        ),
      ],
    }),
);
feature(
  'LogEncryptionKey',
  (stack) =>
    new DistributedMapFunction(stack, 'DistributedMapFunction', {
      code: lambda.Code.fromAsset('dist'),
      handler: 'index.handler',
      items: DistributedMapItems.jsonLines(new s3.Bucket(stack, 'Lists', { encryption: s3.BucketEncryption.KMS }), {
        prefix: 'backfills/',
      }),
      stateMachineName: 'backfill',
      logEncryptionKey: new kms.Key(stack, 'Key'),
    }),
);
feature(
  'LogRemovalPolicy',
  (stack) =>
    new DistributedMapFunction(stack, 'DistributedMapFunction', {
      code: lambda.Code.fromAsset('dist'),
      handler: 'index.handler',
      items: DistributedMapItems.jsonLines(new s3.Bucket(stack, 'Lists', { encryption: s3.BucketEncryption.KMS }), {
        prefix: 'backfills/',
      }),
      stateMachineName: 'backfill',
      logRemovalPolicy: RemovalPolicy.RETAIN,
    }),
);
feature(
  'PermissionsBoundary',
  (stack) =>
    new DistributedMapFunction(stack, 'DistributedMapFunction', {
      code: lambda.Code.fromAsset('dist'),
      handler: 'index.handler',
      items: DistributedMapItems.jsonLines(new s3.Bucket(stack, 'Lists', { encryption: s3.BucketEncryption.KMS }), {
        prefix: 'backfills/',
      }),
      stateMachineName: 'backfill',
      permissionsBoundary: iam.ManagedPolicy.fromManagedPolicyArn(
        stack,
        'Boundary',
        'arn:aws:iam::111122223333:policy/limits',
      ),
    }),
);
feature(
  'RecursiveLoop',
  (stack) =>
    new DistributedMapFunction(stack, 'DistributedMapFunction', {
      code: lambda.Code.fromAsset('dist'),
      handler: 'index.handler',
      items: DistributedMapItems.jsonLines(new s3.Bucket(stack, 'Lists', { encryption: s3.BucketEncryption.KMS }), {
        prefix: 'backfills/',
      }),
      stateMachineName: 'backfill',
      recursiveLoop: lambda.RecursiveLoop.ALLOW,
    }),
);
feature(
  'ReservedConcurrentExecutions',
  (stack) =>
    new DistributedMapFunction(stack, 'DistributedMapFunction', {
      code: lambda.Code.fromAsset('dist'),
      handler: 'index.handler',
      items: DistributedMapItems.jsonLines(new s3.Bucket(stack, 'Lists', { encryption: s3.BucketEncryption.KMS }), {
        prefix: 'backfills/',
      }),
      stateMachineName: 'backfill',
      reservedConcurrentExecutions: 50,
    }),
);
feature(
  'Role',
  (stack) =>
    new DistributedMapFunction(stack, 'DistributedMapFunction', {
      code: lambda.Code.fromAsset('dist'),
      handler: 'index.handler',
      items: DistributedMapItems.jsonLines(new s3.Bucket(stack, 'Lists', { encryption: s3.BucketEncryption.KMS }), {
        prefix: 'backfills/',
      }),
      stateMachineName: 'backfill',
      role: iam.Role.fromRoleArn(stack, 'Role', 'arn:aws:iam::111122223333:role/processor'),
    }),
);
feature(
  'RoleBoundToFunction',
  (stack) =>
    new DistributedMapFunction(stack, 'DistributedMapFunction', {
      code: lambda.Code.fromAsset('dist'),
      handler: 'index.handler',
      items: DistributedMapItems.jsonLines(new s3.Bucket(stack, 'Lists', { encryption: s3.BucketEncryption.KMS }), {
        prefix: 'backfills/',
      }),
      stateMachineName: 'backfill',
      functionName: 'data-processor',
      roleBoundToFunction: true,
    }),
);
feature(
  'Timeout',
  (stack) =>
    new DistributedMapFunction(stack, 'DistributedMapFunction', {
      code: lambda.Code.fromAsset('dist'),
      handler: 'index.handler',
      items: DistributedMapItems.jsonLines(new s3.Bucket(stack, 'Lists', { encryption: s3.BucketEncryption.KMS }), {
        prefix: 'backfills/',
      }),
      stateMachineName: 'backfill',
      timeout: Duration.minutes(5),
    }),
);
feature(
  'Tracing',
  (stack) =>
    new DistributedMapFunction(stack, 'DistributedMapFunction', {
      code: lambda.Code.fromAsset('dist'),
      handler: 'index.handler',
      items: DistributedMapItems.jsonLines(new s3.Bucket(stack, 'Lists', { encryption: s3.BucketEncryption.KMS }), {
        prefix: 'backfills/',
      }),
      stateMachineName: 'backfill',
      tracing: lambda.Tracing.ACTIVE,
    }),
);
feature(
  'Vpc',
  (stack) =>
    new DistributedMapFunction(stack, 'DistributedMapFunction', {
      code: lambda.Code.fromAsset('dist'),
      handler: 'index.handler',
      items: DistributedMapItems.jsonLines(new s3.Bucket(stack, 'Lists', { encryption: s3.BucketEncryption.KMS }), {
        prefix: 'backfills/',
      }),
      stateMachineName: 'backfill',
      vpc: ec2.Vpc.fromVpcAttributes(stack, 'Vpc', {
        vpcId: 'vpc-0123456789abcdef0',
        vpcCidrBlock: '10.20.0.0/16',
        availabilityZones: ['eu-west-1a', 'eu-west-1b'],
        privateSubnetIds: ['subnet-0123456789abcdef0', 'subnet-0123456789abcdef1'],
      }),
    }),
);
feature(
  'VpcOwnerAccount',
  (stack) =>
    new DistributedMapFunction(stack, 'DistributedMapFunction', {
      code: lambda.Code.fromAsset('dist'),
      handler: 'index.handler',
      items: DistributedMapItems.jsonLines(new s3.Bucket(stack, 'Lists', { encryption: s3.BucketEncryption.KMS }), {
        prefix: 'backfills/',
      }),
      stateMachineName: 'backfill',
      vpc: ec2.Vpc.fromVpcAttributes(stack, 'Vpc', {
        vpcId: 'vpc-0123456789abcdef0',
        vpcCidrBlock: '10.20.0.0/16',
        availabilityZones: ['eu-west-1a', 'eu-west-1b'],
        privateSubnetIds: ['subnet-0123456789abcdef0', 'subnet-0123456789abcdef1'],
      }),
      vpcOwnerAccount: '444455556666',
    }),
);
feature(
  'VpcSubnets',
  (stack) =>
    new DistributedMapFunction(stack, 'DistributedMapFunction', {
      code: lambda.Code.fromAsset('dist'),
      handler: 'index.handler',
      items: DistributedMapItems.jsonLines(new s3.Bucket(stack, 'Lists', { encryption: s3.BucketEncryption.KMS }), {
        prefix: 'backfills/',
      }),
      stateMachineName: 'backfill',
      vpc: ec2.Vpc.fromVpcAttributes(stack, 'Vpc', {
        vpcId: 'vpc-0123456789abcdef0',
        vpcCidrBlock: '10.20.0.0/16',
        availabilityZones: ['eu-west-1a', 'eu-west-1b'],
        privateSubnetIds: ['subnet-0123456789abcdef0', 'subnet-0123456789abcdef1'],
      }),
      vpcSubnets: { subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS },
    }),
);
feature(
  'Items-Objects',
  (stack) =>
    new DistributedMapFunction(stack, 'DistributedMapFunction', {
      code: lambda.Code.fromAsset('dist'),
      handler: 'index.handler',
      items: DistributedMapItems.objects(s3.Bucket.fromBucketName(stack, 'Images', 'images'), { prefix: 'backfills/' }),
      stateMachineName: 'backfill',
    }),
);
feature(
  'AlarmActions',
  (stack) =>
    new DistributedMapFunction(stack, 'DistributedMapFunction', {
      code: lambda.Code.fromAsset('dist'),
      handler: 'index.handler',
      items: DistributedMapItems.jsonLines(new s3.Bucket(stack, 'Lists', { encryption: s3.BucketEncryption.KMS }), {
        prefix: 'backfills/',
      }),
      stateMachineName: 'backfill',
      alarmActions: [new cloudwatch_actions.SnsAction(new sns.Topic(stack, 'Page'))],
    }),
);
feature(
  'Alarms',
  (stack) =>
    new DistributedMapFunction(stack, 'DistributedMapFunction', {
      code: lambda.Code.fromAsset('dist'),
      handler: 'index.handler',
      items: DistributedMapItems.jsonLines(new s3.Bucket(stack, 'Lists', { encryption: s3.BucketEncryption.KMS }), {
        prefix: 'backfills/',
      }),
      stateMachineName: 'backfill',
      alarms: {},
    }),
);
feature(
  'Alarms-Without-ExecutionsFailed',
  (stack) =>
    new DistributedMapFunction(stack, 'DistributedMapFunction', {
      code: lambda.Code.fromAsset('dist'),
      handler: 'index.handler',
      items: DistributedMapItems.jsonLines(new s3.Bucket(stack, 'Lists', { encryption: s3.BucketEncryption.KMS }), {
        prefix: 'backfills/',
      }),
      stateMachineName: 'backfill',
      alarms: { without: [DistributedMapFunctionAlarm.EXECUTIONS_FAILED] },
    }),
);
feature(
  'Alarms-Without-ExecutionsTimedOut',
  (stack) =>
    new DistributedMapFunction(stack, 'DistributedMapFunction', {
      code: lambda.Code.fromAsset('dist'),
      handler: 'index.handler',
      items: DistributedMapItems.jsonLines(new s3.Bucket(stack, 'Lists', { encryption: s3.BucketEncryption.KMS }), {
        prefix: 'backfills/',
      }),
      stateMachineName: 'backfill',
      alarms: { without: [DistributedMapFunctionAlarm.EXECUTIONS_TIMED_OUT] },
    }),
);
feature(
  'Alarms-Without-ItemsFailed',
  (stack) =>
    new DistributedMapFunction(stack, 'DistributedMapFunction', {
      code: lambda.Code.fromAsset('dist'),
      handler: 'index.handler',
      items: DistributedMapItems.jsonLines(new s3.Bucket(stack, 'Lists', { encryption: s3.BucketEncryption.KMS }), {
        prefix: 'backfills/',
      }),
      stateMachineName: 'backfill',
      alarms: { without: [DistributedMapFunctionAlarm.ITEMS_FAILED] },
    }),
);
feature(
  'Alarms-Without-ItemsThrottled',
  (stack) =>
    new DistributedMapFunction(stack, 'DistributedMapFunction', {
      code: lambda.Code.fromAsset('dist'),
      handler: 'index.handler',
      items: DistributedMapItems.jsonLines(new s3.Bucket(stack, 'Lists', { encryption: s3.BucketEncryption.KMS }), {
        prefix: 'backfills/',
      }),
      stateMachineName: 'backfill',
      alarms: { without: [DistributedMapFunctionAlarm.ITEMS_THROTTLED] },
    }),
);
feature(
  'Alarms-Without-Errors',
  (stack) =>
    new DistributedMapFunction(stack, 'DistributedMapFunction', {
      code: lambda.Code.fromAsset('dist'),
      handler: 'index.handler',
      items: DistributedMapItems.jsonLines(new s3.Bucket(stack, 'Lists', { encryption: s3.BucketEncryption.KMS }), {
        prefix: 'backfills/',
      }),
      stateMachineName: 'backfill',
      alarms: { without: [DistributedMapFunctionAlarm.ERRORS] },
    }),
);
feature(
  'Alarms-Without-Throttles',
  (stack) =>
    new DistributedMapFunction(stack, 'DistributedMapFunction', {
      code: lambda.Code.fromAsset('dist'),
      handler: 'index.handler',
      items: DistributedMapItems.jsonLines(new s3.Bucket(stack, 'Lists', { encryption: s3.BucketEncryption.KMS }), {
        prefix: 'backfills/',
      }),
      stateMachineName: 'backfill',
      alarms: { without: [DistributedMapFunctionAlarm.THROTTLES] },
    }),
);
feature(
  'Alarms-Without-Duration',
  (stack) =>
    new DistributedMapFunction(stack, 'DistributedMapFunction', {
      code: lambda.Code.fromAsset('dist'),
      handler: 'index.handler',
      items: DistributedMapItems.jsonLines(new s3.Bucket(stack, 'Lists', { encryption: s3.BucketEncryption.KMS }), {
        prefix: 'backfills/',
      }),
      stateMachineName: 'backfill',
      alarms: { without: [DistributedMapFunctionAlarm.DURATION] },
    }),
);
feature(
  'ExecutionTimeout',
  (stack) =>
    new DistributedMapFunction(stack, 'DistributedMapFunction', {
      code: lambda.Code.fromAsset('dist'),
      handler: 'index.handler',
      items: DistributedMapItems.jsonLines(new s3.Bucket(stack, 'Lists', { encryption: s3.BucketEncryption.KMS }), {
        prefix: 'backfills/',
      }),
      stateMachineName: 'backfill',
      executionTimeout: Duration.days(7),
    }),
);
