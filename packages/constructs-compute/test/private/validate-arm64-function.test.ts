import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { App, Duration, Lazy, RemovalPolicy, Size, Stack } from 'aws-cdk-lib/core';
import { Arm64FunctionProps, FunctionEgress } from '../../src';
import { validateArm64Function } from '../../src/private/validate-arm64-function';

const REQUIRED = { code: lambda.Code.fromInline('-'), handler: 'index.handler' };
const TOKEN = Lazy.number({ produce: () => 7 });

test.each<[Partial<Arm64FunctionProps>, string[]]>([
  [{}, []],
  [{ memorySize: 127 }, ['`memorySize` must be an integer between 128 and 10240, got: 127']],
  [{ memorySize: 128 }, []],
  [{ memorySize: 10240 }, []],
  [{ memorySize: 10241 }, ['`memorySize` must be an integer between 128 and 10240, got: 10241']],
  [{ memorySize: 512.5 }, ['`memorySize` must be an integer between 128 and 10240, got: 512.5']],
  [{ memorySize: TOKEN }, []],
  [{ timeout: Duration.seconds(0) }, ['`timeout` must be a whole number of seconds between 1 and 900, got: 0']],
  [{ timeout: Duration.seconds(1) }, []],
  [{ timeout: Duration.millis(1500) }, ['`timeout` must be a whole number of seconds between 1 and 900, got: 1.5']],
  [{ timeout: Duration.minutes(15) }, []],
  [{ timeout: Duration.seconds(901) }, ['`timeout` must be a whole number of seconds between 1 and 900, got: 901']],
  [{ reservedConcurrentExecutions: -1 }, ['`reservedConcurrentExecutions` must be an integer of at least 0, got: -1']],
  [{ reservedConcurrentExecutions: 0 }, []],
  [{ reservedConcurrentExecutions: TOKEN }, []],
  [{ timeout: Duration.seconds(TOKEN) }, []],
  [
    { ephemeralStorageSize: Size.mebibytes(511) },
    ['`ephemeralStorageSize` must be a whole number of MiB between 512 and 10240, got: 511'],
  ],
  [{ ephemeralStorageSize: Size.mebibytes(512) }, []],
  [
    { ephemeralStorageSize: Size.kibibytes(1024 * 600 + 512) },
    ['`ephemeralStorageSize` must be a whole number of MiB between 512 and 10240, got: 600.5'],
  ],
  [{ ephemeralStorageSize: Size.gibibytes(10) }, []],
  [
    { ephemeralStorageSize: Size.mebibytes(10241) },
    ['`ephemeralStorageSize` must be a whole number of MiB between 512 and 10240, got: 10241'],
  ],
  [{ ephemeralStorageSize: Size.mebibytes(TOKEN) }, []],
  [{ ephemeralStorageSize: Size.gibibytes(TOKEN) }, ['`ephemeralStorageSize` must be in MiB if its value is a token']],
  [{ timeout: Duration.minutes(TOKEN) }, ['`timeout` must be in seconds if its value is a token, got: minutes']],
  [{ egress: FunctionEgress.none() }, ['`egress` must not be set without a `vpc`']],
  [
    { ipv6AllowedForDualStack: true, vpcOwnerAccount: '444455556666' },
    ['`vpcOwnerAccount` must not be set without a `vpc`', '`ipv6AllowedForDualStack` must not be set without a `vpc`'],
  ],
  [{ roleBoundToFunction: true, functionName: 'reader' }, []],
  [
    {
      roleBoundToFunction: true,
      role: iam.Role.fromRoleName(new Stack(), 'Role', 'reader'),
    },
    [
      '`roleBoundToFunction` must not be set with a `role`, whose trust policy is your own',
      '`functionName` must be set if `roleBoundToFunction` is true',
    ],
  ],
  [{ vpcSubnets: {} }, ['`vpcSubnets` must not be set without a `vpc`']],
  [{ logRemovalPolicy: RemovalPolicy.RETAIN }, []],
  [
    { logRemovalPolicy: RemovalPolicy.SNAPSHOT },
    ['`logRemovalPolicy` must not be SNAPSHOT, because CloudFormation does not support it; use RETAIN'],
  ],
  [{ environment: { TABLE: 'bars' } }, []],
  [{ environment: { AWS_REGION: '' } }, ['`environment` must not set AWS_REGION, because Lambda reserves the name']],
])('returns for %j: %j', (props, errors) => {
  expect(validateArm64Function(new Stack(), { ...REQUIRED, ...props })).toEqual(errors);
});

describe('layers', () => {
  const layer = (compatibleArchitectures?: lambda.Architecture[]) => {
    const stack = new Stack();
    const code = new lambda.S3Code(s3.Bucket.fromBucketName(stack, 'Code', 'code'), 'layer.zip');
    return new lambda.LayerVersion(stack, 'Layer', { code, compatibleArchitectures });
  };

  test.each<[string, () => lambda.ILayerVersion]>([
    ['ARM64', () => layer([lambda.Architecture.X86_64, lambda.Architecture.ARM_64])],
    ['unknown architectures', () => layer()],
  ])('with %s are accepted', (_, layerOf) => {
    expect(validateArm64Function(new Stack(), { layers: [layerOf()] })).toEqual([]);
  });

  test('of another region are rejected', () => {
    const stack = new Stack(new App(), 'Stack', { env: { region: 'eu-west-1' } });
    const arn = 'arn:aws:lambda:us-east-1:111122223333:layer:shared:1';
    const layers = [lambda.LayerVersion.fromLayerVersionArn(stack, 'Layer', arn)];
    expect(validateArm64Function(stack, { layers })).toEqual([
      `\`layers\` must be in the region of the function, eu-west-1, got: ${arn}`,
    ]);
  });

  test('without ARM64 are rejected', () => {
    expect(validateArm64Function(new Stack(), { layers: [layer([lambda.Architecture.X86_64])] })).toEqual([
      '`layers` must support ARM64, got: Default/Layer',
    ]);
  });
});
