import { Duration, Size, SizeRoundingBehavior } from 'aws-cdk-lib/core';
import { Arm64FunctionProps } from '../arm64-function-props';
import { validateEnvironment } from './environment-validation';
import { validateInteger, validateSeconds } from './validation';

const MAX_TIMEOUT = Duration.minutes(15);

/** Every breach of the rules for the props of an `Arm64Function`. */
export function validateArm64Function(props: Arm64FunctionProps): string[] {
  return [
    ...validateInteger('memorySize', props.memorySize, 128, 10240),
    ...validateSeconds('timeout', props.timeout, 1, MAX_TIMEOUT.toSeconds()),
    ...validateInteger('reservedConcurrentExecutions', props.reservedConcurrentExecutions, 0),
    ...validateEphemeralStorage(props.ephemeralStorageSize),
    ...validateEnvironment(props.environment),
    ...validateEgress(props),
  ];
}

function validateEphemeralStorage(size: Size | undefined): string[] {
  if (size === undefined || size.isUnresolved()) return [];
  const mebibytes = size.toMebibytes({ rounding: SizeRoundingBehavior.NONE });
  if (Number.isInteger(mebibytes) && mebibytes >= 512 && mebibytes <= 10240) return [];
  return [`\`ephemeralStorageSize\` must be whole MiB between 512 and 10240, got: ${mebibytes}`];
}

/** Only a function in a VPC has a security group; elsewhere nothing would hold it back. */
function validateEgress({ egress, vpc }: Arm64FunctionProps): string[] {
  if (egress === undefined || vpc !== undefined) return [];
  return ['`egress` must not be set without a `vpc`'];
}
