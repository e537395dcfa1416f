import { Duration, Token } from 'aws-cdk-lib/core';
import type { Arm64FunctionProps } from '../arm64-function';
import type { EventDrivenFunctionProps } from '../event-driven-function';

const MAX_TIMEOUT = Duration.minutes(15);
const QUEUE_NAME_PATTERN = /^[A-Za-z0-9_-]{1,80}$/;

/** Throws all errors as one, if there are any. */
export function throwAll(errors: string[]): void {
  if (errors.length > 0) throw new Error(errors.join('\n'));
}

export function validateArm64Function(props: Arm64FunctionProps): string[] {
  return [
    ...validateInteger('memorySize', props.memorySize, 128, 10240),
    ...validateTimeout(props.timeout),
    ...validateInteger('reservedConcurrentExecutions', props.reservedConcurrentExecutions, 0),
  ];
}

export function validateEventDrivenFunction(props: EventDrivenFunctionProps): string[] {
  return [
    ...validateArm64Function(props),
    ...validateTimeoutKnown(props.timeout),
    ...validateQueueName('queueName', props.queueName),
    ...validateQueueName('deadLetterQueueName', props.deadLetterQueueName),
    ...validateInteger('maxReceiveCount', props.maxReceiveCount, 1, 1000),
    ...validateInteger('batchSize', props.batchSize, 1, 10),
    ...validateInteger('maxConcurrency', props.maxConcurrency, 2, 1000),
    ...validateConcurrencyReserved(props.maxConcurrency, props.reservedConcurrentExecutions),
  ];
}

function validateInteger(prop: string, value: number | undefined, min: number, max = Infinity): string[] {
  if (value === undefined || Token.isUnresolved(value)) return [];
  if (Number.isInteger(value) && value >= min && value <= max) return [];
  const range = max === Infinity ? `of at least ${min}` : `between ${min} and ${max}`;
  return [`\`${prop}\` must be an integer ${range}, got: ${value}`];
}

function validateTimeout(timeout: Duration | undefined): string[] {
  if (timeout === undefined || timeout.isUnresolved()) return [];
  const seconds = timeout.toSeconds({ integral: false });
  if (Number.isInteger(seconds) && seconds >= 1 && seconds <= MAX_TIMEOUT.toSeconds()) return [];
  return [`\`timeout\` must be whole seconds between 1 and ${MAX_TIMEOUT.toSeconds()}, got: ${seconds}`];
}

/** The queue's visibility timeout is a multiple of it, and a token cannot be multiplied. */
function validateTimeoutKnown(timeout: Duration | undefined): string[] {
  if (!timeout?.isUnresolved()) return [];
  return ['`timeout` must be known when synthesised, got: a token'];
}

/** A FIFO queue's name has a dot; EventBridge would need a message group for one. */
function validateQueueName(prop: string, name: string | undefined): string[] {
  if (name === undefined || Token.isUnresolved(name) || QUEUE_NAME_PATTERN.test(name)) return [];
  return [`\`${prop}\` must be 1 to 80 letters, digits, "_" or "-", got: ${name}`];
}

/** More concurrent batches than reserved executions are throttled, and a throttled message counts as received. */
function validateConcurrencyReserved(maxConcurrency: number | undefined, reserved: number | undefined): string[] {
  if (maxConcurrency === undefined || reserved === undefined) return [];
  if (Token.isUnresolved(maxConcurrency) || Token.isUnresolved(reserved) || maxConcurrency <= reserved) return [];
  return [`\`maxConcurrency\` must not exceed \`reservedConcurrentExecutions\`, ${reserved}, got: ${maxConcurrency}`];
}
