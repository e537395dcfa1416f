// Written by `compat-usages` from the API and features.json. Do not edit.
import * as cloudwatch_actions from 'aws-cdk-lib/aws-cloudwatch-actions';
import * as codedeploy from 'aws-cdk-lib/aws-codedeploy';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as efs from 'aws-cdk-lib/aws-efs';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as sns from 'aws-cdk-lib/aws-sns';
import { App, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib/core';
import { EventDrivenFunction, EventDrivenFunctionAlarm, FunctionEgress } from '@trading/constructs-compute';

const app = new App();

function feature(name: string, create: (stack: Stack) => unknown): Stack {
  const stack = new Stack(app, name, { env: { account: '111122223333', region: 'eu-west-1' } });
  create(stack);
  return stack;
}

export const stack = feature(
  'Defaults',
  (stack) =>
    new EventDrivenFunction(stack, 'EventDrivenFunction', {
      code: lambda.Code.fromAsset('dist'),
      handler: 'index.handler',
    }),
);
feature(
  'CodeSigningConfig',
  (stack) =>
    new EventDrivenFunction(stack, 'EventDrivenFunction', {
      code: lambda.Code.fromAsset('dist'),
      handler: 'index.handler',
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
    new EventDrivenFunction(stack, 'EventDrivenFunction', {
      code: lambda.Code.fromAsset('dist'),
      handler: 'index.handler',
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
    new EventDrivenFunction(stack, 'EventDrivenFunction', {
      code: lambda.Code.fromAsset('dist'),
      handler: 'index.handler',
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
    new EventDrivenFunction(stack, 'EventDrivenFunction', {
      code: lambda.Code.fromAsset('dist'),
      handler: 'index.handler',
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
    new EventDrivenFunction(stack, 'EventDrivenFunction', {
      code: lambda.Code.fromAsset('dist'),
      handler: 'index.handler',
      environment: { TABLE_NAME: 'bars' },
    }),
);
feature(
  'EnvironmentEncryptionKey',
  (stack) =>
    new EventDrivenFunction(stack, 'EventDrivenFunction', {
      code: lambda.Code.fromAsset('dist'),
      handler: 'index.handler',
      environmentEncryptionKey: new kms.Key(stack, 'Key'),
    }),
);
feature(
  'Filesystem',
  (stack) =>
    new EventDrivenFunction(stack, 'EventDrivenFunction', {
      code: lambda.Code.fromAsset('dist'),
      handler: 'index.handler',
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
    new EventDrivenFunction(stack, 'EventDrivenFunction', {
      code: lambda.Code.fromAsset('dist'),
      handler: 'index.handler',
      functionName: 'data-processor',
    }),
);
feature(
  'Ipv6AllowedForDualStack',
  (stack) =>
    new EventDrivenFunction(stack, 'EventDrivenFunction', {
      code: lambda.Code.fromAsset('dist'),
      handler: 'index.handler',
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
    new EventDrivenFunction(stack, 'EventDrivenFunction', {
      code: lambda.Code.fromAsset('dist'),
      handler: 'index.handler',
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
    new EventDrivenFunction(stack, 'EventDrivenFunction', {
      code: lambda.Code.fromAsset('dist'),
      handler: 'index.handler',
      logEncryptionKey: new kms.Key(stack, 'Key'),
    }),
);
feature(
  'LogRemovalPolicy',
  (stack) =>
    new EventDrivenFunction(stack, 'EventDrivenFunction', {
      code: lambda.Code.fromAsset('dist'),
      handler: 'index.handler',
      logRemovalPolicy: RemovalPolicy.RETAIN,
    }),
);
feature(
  'PermissionsBoundary',
  (stack) =>
    new EventDrivenFunction(stack, 'EventDrivenFunction', {
      code: lambda.Code.fromAsset('dist'),
      handler: 'index.handler',
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
    new EventDrivenFunction(stack, 'EventDrivenFunction', {
      code: lambda.Code.fromAsset('dist'),
      handler: 'index.handler',
      recursiveLoop: lambda.RecursiveLoop.ALLOW,
    }),
);
feature(
  'ReservedConcurrentExecutions',
  (stack) =>
    new EventDrivenFunction(stack, 'EventDrivenFunction', {
      code: lambda.Code.fromAsset('dist'),
      handler: 'index.handler',
      reservedConcurrentExecutions: 50,
    }),
);
feature(
  'Role',
  (stack) =>
    new EventDrivenFunction(stack, 'EventDrivenFunction', {
      code: lambda.Code.fromAsset('dist'),
      handler: 'index.handler',
      role: iam.Role.fromRoleArn(stack, 'Role', 'arn:aws:iam::111122223333:role/processor'),
    }),
);
feature(
  'RoleBoundToFunction',
  (stack) =>
    new EventDrivenFunction(stack, 'EventDrivenFunction', {
      code: lambda.Code.fromAsset('dist'),
      handler: 'index.handler',
      functionName: 'data-processor',
      roleBoundToFunction: true,
    }),
);
feature(
  'Timeout',
  (stack) =>
    new EventDrivenFunction(stack, 'EventDrivenFunction', {
      code: lambda.Code.fromAsset('dist'),
      handler: 'index.handler',
      timeout: Duration.minutes(5),
    }),
);
feature(
  'Tracing',
  (stack) =>
    new EventDrivenFunction(stack, 'EventDrivenFunction', {
      code: lambda.Code.fromAsset('dist'),
      handler: 'index.handler',
      tracing: lambda.Tracing.ACTIVE,
    }),
);
feature(
  'Vpc',
  (stack) =>
    new EventDrivenFunction(stack, 'EventDrivenFunction', {
      code: lambda.Code.fromAsset('dist'),
      handler: 'index.handler',
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
    new EventDrivenFunction(stack, 'EventDrivenFunction', {
      code: lambda.Code.fromAsset('dist'),
      handler: 'index.handler',
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
    new EventDrivenFunction(stack, 'EventDrivenFunction', {
      code: lambda.Code.fromAsset('dist'),
      handler: 'index.handler',
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
  'AlarmActions',
  (stack) =>
    new EventDrivenFunction(stack, 'EventDrivenFunction', {
      code: lambda.Code.fromAsset('dist'),
      handler: 'index.handler',
      alarmActions: [new cloudwatch_actions.SnsAction(new sns.Topic(stack, 'Page'))],
    }),
);
feature(
  'Alarms',
  (stack) =>
    new EventDrivenFunction(stack, 'EventDrivenFunction', {
      code: lambda.Code.fromAsset('dist'),
      handler: 'index.handler',
      alarms: {},
    }),
);
feature(
  'Alarms-Throttles',
  (stack) =>
    new EventDrivenFunction(stack, 'EventDrivenFunction', {
      code: lambda.Code.fromAsset('dist'),
      handler: 'index.handler',
      alarms: { throttles: 5 },
    }),
);
feature(
  'Alarms-Without-DeadLetters',
  (stack) =>
    new EventDrivenFunction(stack, 'EventDrivenFunction', {
      code: lambda.Code.fromAsset('dist'),
      handler: 'index.handler',
      alarms: { without: [EventDrivenFunctionAlarm.DEAD_LETTERS] },
    }),
);
feature(
  'Alarms-Without-MessageAge',
  (stack) =>
    new EventDrivenFunction(stack, 'EventDrivenFunction', {
      code: lambda.Code.fromAsset('dist'),
      handler: 'index.handler',
      alarms: { without: [EventDrivenFunctionAlarm.MESSAGE_AGE] },
    }),
);
feature(
  'Alarms-Without-Errors',
  (stack) =>
    new EventDrivenFunction(stack, 'EventDrivenFunction', {
      code: lambda.Code.fromAsset('dist'),
      handler: 'index.handler',
      alarms: { without: [EventDrivenFunctionAlarm.ERRORS] },
    }),
);
feature(
  'Alarms-Without-Throttles',
  (stack) =>
    new EventDrivenFunction(stack, 'EventDrivenFunction', {
      code: lambda.Code.fromAsset('dist'),
      handler: 'index.handler',
      alarms: { without: [EventDrivenFunctionAlarm.THROTTLES] },
    }),
);
feature(
  'Alarms-Without-Duration',
  (stack) =>
    new EventDrivenFunction(stack, 'EventDrivenFunction', {
      code: lambda.Code.fromAsset('dist'),
      handler: 'index.handler',
      alarms: { without: [EventDrivenFunctionAlarm.DURATION] },
    }),
);
feature(
  'ContentBasedDeduplication',
  (stack) =>
    new EventDrivenFunction(stack, 'EventDrivenFunction', {
      code: lambda.Code.fromAsset('dist'),
      handler: 'index.handler',
      fifo: true,
      contentBasedDeduplication: true,
    }),
);
feature(
  'DeadLetterQueueName',
  (stack) =>
    new EventDrivenFunction(stack, 'EventDrivenFunction', {
      code: lambda.Code.fromAsset('dist'),
      handler: 'index.handler',
      deadLetterQueueName: 'trade-files-dead-letters',
    }),
);
feature(
  'DeploymentConfig',
  (stack) =>
    new EventDrivenFunction(stack, 'EventDrivenFunction', {
      code: lambda.Code.fromAsset('dist'),
      handler: 'index.handler',
      deploymentConfig: codedeploy.LambdaDeploymentConfig.LINEAR_10PERCENT_EVERY_1MINUTE,
    }),
);
feature(
  'Enabled',
  (stack) =>
    new EventDrivenFunction(stack, 'EventDrivenFunction', {
      code: lambda.Code.fromAsset('dist'),
      handler: 'index.handler',
      enabled: false,
    }),
);
feature(
  'Fifo',
  (stack) =>
    new EventDrivenFunction(stack, 'EventDrivenFunction', {
      code: lambda.Code.fromAsset('dist'),
      handler: 'index.handler',
      fifo: true,
    }),
);
feature(
  'Filters',
  (stack) =>
    new EventDrivenFunction(stack, 'EventDrivenFunction', {
      code: lambda.Code.fromAsset('dist'),
      handler: 'index.handler',
      filters: [{ pattern: JSON.stringify({ body: { type: ['trade'] } }) }],
    }),
);
feature(
  'MaxBatchingWindow',
  (stack) =>
    new EventDrivenFunction(stack, 'EventDrivenFunction', {
      code: lambda.Code.fromAsset('dist'),
      handler: 'index.handler',
      maxBatchingWindow: Duration.seconds(20),
    }),
);
feature(
  'MaxConcurrency',
  (stack) =>
    new EventDrivenFunction(stack, 'EventDrivenFunction', {
      code: lambda.Code.fromAsset('dist'),
      handler: 'index.handler',
      maxConcurrency: 20,
    }),
);
feature(
  'ProvisionedConcurrentExecutions',
  (stack) =>
    new EventDrivenFunction(stack, 'EventDrivenFunction', {
      code: lambda.Code.fromAsset('dist'),
      handler: 'index.handler',
      provisionedConcurrentExecutions: 5,
    }),
);
feature(
  'ProvisionedPollers',
  (stack) =>
    new EventDrivenFunction(stack, 'EventDrivenFunction', {
      code: lambda.Code.fromAsset('dist'),
      handler: 'index.handler',
      provisionedPollers: { minimumPollers: 2, maximumPollers: 20 },
    }),
);
feature(
  'QueueEncryptionKey',
  (stack) =>
    new EventDrivenFunction(stack, 'EventDrivenFunction', {
      code: lambda.Code.fromAsset('dist'),
      handler: 'index.handler',
      queueEncryptionKey: new kms.Key(stack, 'Key'),
    }),
);
feature(
  'QueueName',
  (stack) =>
    new EventDrivenFunction(stack, 'EventDrivenFunction', {
      code: lambda.Code.fromAsset('dist'),
      handler: 'index.handler',
      queueName: 'trade-files',
    }),
);
feature('AddObjectCreatedRule', (stack) =>
  new EventDrivenFunction(stack, 'EventDrivenFunction', {
    code: lambda.Code.fromAsset('dist'),
    handler: 'index.handler',
  }).addObjectCreatedRule('Created', s3.Bucket.fromBucketName(stack, 'TradeFiles', 'trade-files')),
);
feature('AddObjectCreatedRule-Options-Enabled', (stack) =>
  new EventDrivenFunction(stack, 'EventDrivenFunction', {
    code: lambda.Code.fromAsset('dist'),
    handler: 'index.handler',
  }).addObjectCreatedRule('Created', s3.Bucket.fromBucketName(stack, 'TradeFiles', 'trade-files'), { enabled: false }),
);
feature('AddObjectCreatedRule-Options-Prefix', (stack) =>
  new EventDrivenFunction(stack, 'EventDrivenFunction', {
    code: lambda.Code.fromAsset('dist'),
    handler: 'index.handler',
  }).addObjectCreatedRule('Created', s3.Bucket.fromBucketName(stack, 'TradeFiles', 'trade-files'), {
    prefix: 'trades/',
  }),
);
feature('AddObjectCreatedRule-Options-Suffix', (stack) =>
  new EventDrivenFunction(stack, 'EventDrivenFunction', {
    code: lambda.Code.fromAsset('dist'),
    handler: 'index.handler',
  }).addObjectCreatedRule('Created', s3.Bucket.fromBucketName(stack, 'TradeFiles', 'trade-files'), { suffix: '.csv' }),
);
feature('AddObjectDeletedRule', (stack) =>
  new EventDrivenFunction(stack, 'EventDrivenFunction', {
    code: lambda.Code.fromAsset('dist'),
    handler: 'index.handler',
  }).addObjectDeletedRule('Deleted', s3.Bucket.fromBucketName(stack, 'TradeFiles', 'trade-files')),
);
feature('AddObjectDeletedRule-Options-Enabled', (stack) =>
  new EventDrivenFunction(stack, 'EventDrivenFunction', {
    code: lambda.Code.fromAsset('dist'),
    handler: 'index.handler',
  }).addObjectDeletedRule('Deleted', s3.Bucket.fromBucketName(stack, 'TradeFiles', 'trade-files'), { enabled: false }),
);
feature('AddObjectDeletedRule-Options-Prefix', (stack) =>
  new EventDrivenFunction(stack, 'EventDrivenFunction', {
    code: lambda.Code.fromAsset('dist'),
    handler: 'index.handler',
  }).addObjectDeletedRule('Deleted', s3.Bucket.fromBucketName(stack, 'TradeFiles', 'trade-files'), {
    prefix: 'trades/',
  }),
);
feature('AddObjectDeletedRule-Options-Suffix', (stack) =>
  new EventDrivenFunction(stack, 'EventDrivenFunction', {
    code: lambda.Code.fromAsset('dist'),
    handler: 'index.handler',
  }).addObjectDeletedRule('Deleted', s3.Bucket.fromBucketName(stack, 'TradeFiles', 'trade-files'), { suffix: '.csv' }),
);
feature('AddObjectDeletedRule-Options-ExpiredObjects', (stack) =>
  new EventDrivenFunction(stack, 'EventDrivenFunction', {
    code: lambda.Code.fromAsset('dist'),
    handler: 'index.handler',
  }).addObjectDeletedRule('Deleted', s3.Bucket.fromBucketName(stack, 'TradeFiles', 'trade-files'), {
    expiredObjects: true,
  }),
);
