import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Duration, RemovalPolicy, Size, SizeRoundingBehavior, Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { Arm64FunctionOptions } from '../arm64-function-options';
import { differs } from './environment';
import { validatePeersWithoutIpv6 } from './ipv6-peers';
import { validateKey } from './keys';
import { validateEnvironment } from './validate-environment';
import { validateInteger, validateSeconds } from './validate-range';

const MAX_TIMEOUT = Duration.minutes(15);

/** Validates the options that `Arm64Function` and `EventDrivenFunction` share. */
export function validateArm64Function(scope: Construct, options: Arm64FunctionOptions): string[] {
  return [
    ...validateInteger('memorySize', options.memorySize, 128, 10240),
    ...validateSeconds('timeout', options.timeout, 1, MAX_TIMEOUT.toSeconds()),
    ...validateInteger('reservedConcurrentExecutions', options.reservedConcurrentExecutions, 0),
    ...validateEphemeralStorage(options.ephemeralStorageSize),
    ...validateEnvironment(options.environment),
    ...validateVpc(scope, options),
    ...validateLayers(options.layers),
    ...validateKey('logEncryptionKey', options.logEncryptionKey, scope, 'the function'),
    ...validateRemovalPolicy(options.logRemovalPolicy),
  ];
}

function validateEphemeralStorage(size: Size | undefined): string[] {
  if (size === undefined) return [];
  if (size.isUnresolved())
    return isInMebibytes(size) ? [] : ['`ephemeralStorageSize` must be in MiB if its value is a token'];
  const mebibytes = size.toMebibytes({ rounding: SizeRoundingBehavior.NONE });
  if (Number.isInteger(mebibytes) && mebibytes >= 512 && mebibytes <= 10240) return [];
  return [`\`ephemeralStorageSize\` must be a whole number of MiB between 512 and 10240, got: ${mebibytes}`];
}

/** A token in another unit cannot be converted. */
function isInMebibytes(size: Size): boolean {
  try {
    size.toMebibytes();
    return true;
  } catch {
    return false;
  }
}

/** Without a VPC there are no subnets and no security group, so the options would have no effect. */
function validateVpc(scope: Construct, options: Arm64FunctionOptions): string[] {
  const { vpc, egress, vpcOwnerAccount, ipv6AllowedForDualStack } = options;
  if (!vpc) {
    return Object.entries({ egress, vpcOwnerAccount, ipv6AllowedForDualStack })
      .filter(([, value]) => value !== undefined)
      .map(([prop]) => `\`${prop}\` must not be set without a \`vpc\``);
  }
  return [
    ...validateVpcRegion(Stack.of(scope).region, vpc.env.region),
    ...(ipv6AllowedForDualStack ? [] : validatePeersWithoutIpv6(egress?._peers ?? [])),
  ];
}

function validateVpcRegion(region: string, vpcRegion: string): string[] {
  if (!differs(region, vpcRegion)) return [];
  return [`\`vpc\` must be in the region of the function, ${region}, got: ${vpcRegion}`];
}

function validateLayers(layers: lambda.ILayerVersion[] = []): string[] {
  return layers
    .filter((layer) => !supportsArm64(layer))
    .map(({ node }) => `\`layers\` must support ARM64, got: ${node.path}`);
}

/** The architectures of an imported layer are not known, and a layer without any supports all. */
function supportsArm64({ node }: lambda.ILayerVersion): boolean {
  const resource = node.defaultChild as lambda.CfnLayerVersion | undefined;
  return resource?.compatibleArchitectures?.includes(lambda.Architecture.ARM_64.name) ?? true;
}

function validateRemovalPolicy(removalPolicy: RemovalPolicy | undefined): string[] {
  if (removalPolicy !== RemovalPolicy.SNAPSHOT) return [];
  return ['`logRemovalPolicy` must not be SNAPSHOT, because CloudFormation does not support it; use RETAIN'];
}
