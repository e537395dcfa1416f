import { Duration, Size, SizeRoundingBehavior } from 'aws-cdk-lib/core';
import { Arm64FunctionOptions } from '../arm64-function-options';
import { validateEnvironment } from './validate-environment';
import { validateInteger, validateSeconds } from './validate-range';

const MAX_TIMEOUT = Duration.minutes(15);

/** Validates the options that `Arm64Function` and `EventDrivenFunction` share. */
export function validateArm64Function(options: Arm64FunctionOptions): string[] {
  return [
    ...validateInteger('memorySize', options.memorySize, 128, 10240),
    ...validateSeconds('timeout', options.timeout, 1, MAX_TIMEOUT.toSeconds()),
    ...validateInteger('reservedConcurrentExecutions', options.reservedConcurrentExecutions, 0),
    ...validateEphemeralStorage(options.ephemeralStorageSize),
    ...validateEnvironment(options.environment),
    ...validateEgress(options),
  ];
}

function validateEphemeralStorage(size: Size | undefined): string[] {
  if (size === undefined || size.isUnresolved()) return [];
  const mebibytes = size.toMebibytes({ rounding: SizeRoundingBehavior.NONE });
  if (Number.isInteger(mebibytes) && mebibytes >= 512 && mebibytes <= 10240) return [];
  return [`\`ephemeralStorageSize\` must be a whole number of MiB between 512 and 10240, got: ${mebibytes}`];
}

/** Without a VPC there is no security group, so the option would have no effect. */
function validateEgress({ egress, vpc }: Arm64FunctionOptions): string[] {
  if (egress === undefined || vpc !== undefined) return [];
  return ['`egress` must not be set without a `vpc`'];
}
