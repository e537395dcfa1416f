// Written by `compat-usages` from the API and features.json. Do not edit.
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as efs from 'aws-cdk-lib/aws-efs';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { App, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib/core';
import { Arm64Function, FunctionEgress } from '@trading/constructs-compute';

const app = new App();

function feature(name: string, create: (stack: Stack) => unknown): Stack {
  const stack = new Stack(app, name, { env: { account: '111122223333', region: 'eu-west-1' } });
  create(stack);
  return stack;
}

export const stack = feature(
  'Defaults',
  (stack) =>
    new Arm64Function(stack, 'Arm64Function', { code: lambda.Code.fromAsset('dist'), handler: 'index.handler' }),
);
feature(
  'CodeSigningConfig',
  (stack) =>
    new Arm64Function(stack, 'Arm64Function', {
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
    new Arm64Function(stack, 'Arm64Function', {
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
    new Arm64Function(stack, 'Arm64Function', {
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
    new Arm64Function(stack, 'Arm64Function', {
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
    new Arm64Function(stack, 'Arm64Function', {
      code: lambda.Code.fromAsset('dist'),
      handler: 'index.handler',
      environment: { TABLE_NAME: 'bars' },
    }),
);
feature(
  'EnvironmentEncryptionKey',
  (stack) =>
    new Arm64Function(stack, 'Arm64Function', {
      code: lambda.Code.fromAsset('dist'),
      handler: 'index.handler',
      environmentEncryptionKey: new kms.Key(stack, 'Key'),
    }),
);
feature(
  'Filesystem',
  (stack) =>
    new Arm64Function(stack, 'Arm64Function', {
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
    new Arm64Function(stack, 'Arm64Function', {
      code: lambda.Code.fromAsset('dist'),
      handler: 'index.handler',
      functionName: 'data-processor',
    }),
);
feature(
  'Ipv6AllowedForDualStack',
  (stack) =>
    new Arm64Function(stack, 'Arm64Function', {
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
    new Arm64Function(stack, 'Arm64Function', {
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
    new Arm64Function(stack, 'Arm64Function', {
      code: lambda.Code.fromAsset('dist'),
      handler: 'index.handler',
      logEncryptionKey: new kms.Key(stack, 'Key'),
    }),
);
feature(
  'LogRemovalPolicy',
  (stack) =>
    new Arm64Function(stack, 'Arm64Function', {
      code: lambda.Code.fromAsset('dist'),
      handler: 'index.handler',
      logRemovalPolicy: RemovalPolicy.RETAIN,
    }),
);
feature(
  'PermissionsBoundary',
  (stack) =>
    new Arm64Function(stack, 'Arm64Function', {
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
    new Arm64Function(stack, 'Arm64Function', {
      code: lambda.Code.fromAsset('dist'),
      handler: 'index.handler',
      recursiveLoop: lambda.RecursiveLoop.ALLOW,
    }),
);
feature(
  'ReservedConcurrentExecutions',
  (stack) =>
    new Arm64Function(stack, 'Arm64Function', {
      code: lambda.Code.fromAsset('dist'),
      handler: 'index.handler',
      reservedConcurrentExecutions: 50,
    }),
);
feature(
  'Role',
  (stack) =>
    new Arm64Function(stack, 'Arm64Function', {
      code: lambda.Code.fromAsset('dist'),
      handler: 'index.handler',
      role: iam.Role.fromRoleArn(stack, 'Role', 'arn:aws:iam::111122223333:role/processor'),
    }),
);
feature(
  'RoleBoundToFunction',
  (stack) =>
    new Arm64Function(stack, 'Arm64Function', {
      code: lambda.Code.fromAsset('dist'),
      handler: 'index.handler',
      functionName: 'data-processor',
      roleBoundToFunction: true,
    }),
);
feature(
  'Timeout',
  (stack) =>
    new Arm64Function(stack, 'Arm64Function', {
      code: lambda.Code.fromAsset('dist'),
      handler: 'index.handler',
      timeout: Duration.minutes(5),
    }),
);
feature(
  'Tracing',
  (stack) =>
    new Arm64Function(stack, 'Arm64Function', {
      code: lambda.Code.fromAsset('dist'),
      handler: 'index.handler',
      tracing: lambda.Tracing.ACTIVE,
    }),
);
feature(
  'Vpc',
  (stack) =>
    new Arm64Function(stack, 'Arm64Function', {
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
    new Arm64Function(stack, 'Arm64Function', {
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
    new Arm64Function(stack, 'Arm64Function', {
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
