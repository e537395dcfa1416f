import { Duration } from 'aws-cdk-lib/core';
import type { FunctionThresholds } from './function-alarms';
import { validateInteger, validateUnit } from './validate-range';

/** Validates the thresholds of the alarms on a function. */
export function validateFunctionAlarms(
  { errors, throttles, duration }: FunctionThresholds,
  timeout: Duration,
): string[] {
  return [
    ...validateInteger('alarms.errors', errors, 1),
    ...validateInteger('alarms.throttles', throttles, 1),
    ...validateDuration(duration, timeout),
  ];
}

/** Above the timeout, the alarm would never be raised. */
function validateDuration(duration: Duration | undefined, timeout: Duration): string[] {
  if (duration === undefined) return [];
  if (duration.isUnresolved()) return validateUnit('alarms.duration', duration, 'millis');
  if (timeout.isUnresolved()) return [];
  const milliseconds = duration.toMilliseconds();
  if (milliseconds >= 1 && milliseconds <= timeout.toMilliseconds()) return [];
  return [
    `\`alarms.duration\` must be between 1 ms and \`timeout\`, ${timeout.toMilliseconds()} ms, got: ${milliseconds} ms`,
  ];
}
