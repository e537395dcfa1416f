import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Duration, RemovalPolicy, Size, SizeRoundingBehavior, Stack, Token } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { Arm64FunctionOptions } from '../arm64-function-options';
import { differs } from './environment';
import { validatePeersWithoutIpv6 } from './ipv6-peers';
import { validateKey } from './keys';
import { validateEnvironment } from './validate-environment';
import { validateInteger, validateSeconds } from './validate-range';

const REGION_OF_ARN = 3;
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
    ...validateLayers(scope, options.layers),
    ...validateKey('logEncryptionKey', options.logEncryptionKey, scope, 'the function'),
    ...validateKey('environmentEncryptionKey', options.environmentEncryptionKey, scope, 'the function'),
    ...validateRole(options),
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
  const { vpc, vpcSubnets, egress, vpcOwnerAccount, ipv6AllowedForDualStack, filesystem } = options;
  if (!vpc) {
    return Object.entries({ vpcSubnets, egress, vpcOwnerAccount, ipv6AllowedForDualStack, filesystem })
      .filter(([, value]) => value !== undefined)
      .map(([prop]) => `\`${prop}\` must not be set without a \`vpc\``);
  }
  return [
    ...validateVpcRegion(Stack.of(scope).region, vpc.env.region),
    ...validateSubnets(vpc, vpcSubnets),
    ...(ipv6AllowedForDualStack ? [] : validatePeersWithoutIpv6(egress?._peers ?? [])),
  ];
}

function validateVpcRegion(region: string, vpcRegion: string): string[] {
  if (!differs(region, vpcRegion)) return [];
  return [`\`vpc\` must be in the region of the function, ${region}, got: ${vpcRegion}`];
}

function validateRole({ role, roleBoundToFunction, functionName }: Arm64FunctionOptions): string[] {
  if (!roleBoundToFunction) return [];
  const errors: string[] = [];
  if (role) errors.push('`roleBoundToFunction` must not be set with a `role`, whose trust policy is your own');
  if (functionName === undefined) errors.push('`functionName` must be set if `roleBoundToFunction` is true');
  return errors;
}

function validateSubnets(vpc: ec2.IVpc, selection?: ec2.SubnetSelection): string[] {
  const publicIds = vpc.publicSubnets.map(({ subnetId }) => subnetId);
  return vpc
    .selectSubnets(selection)
    .subnetIds.filter((subnetId) => publicIds.includes(subnetId))
    .map((subnetId) => `\`vpcSubnets\` must not be public, got: ${subnetId}`);
}

function validateLayers(scope: Construct, layers: lambda.ILayerVersion[] = []): string[] {
  const { region } = Stack.of(scope);
  return layers.flatMap((layer) => {
    const layerRegion = regionOfArn(layer.layerVersionArn);
    return [
      ...(supportsArm64(layer) ? [] : [`\`layers\` must support ARM64, got: ${layer.node.path}`]),
      ...(layerRegion !== undefined && differs(region, layerRegion)
        ? [`\`layers\` must be in the region of the function, ${region}, got: ${layer.layerVersionArn}`]
        : []),
    ];
  });
}

/** The region of an ARN, if it is known at synthesis. */
function regionOfArn(arn: string): string | undefined {
  return Token.isUnresolved(arn) ? undefined : arn.split(':')[REGION_OF_ARN];
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
