import { Duration, Token } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { EventDrivenFunctionAlarmOptions } from '../event-driven-function-alarms';
import { EventDrivenFunctionProps } from '../event-driven-function-props';
import { validateArm64Function } from './validate-arm64-function';
import { DEAD_LETTER_RETENTION, DEFAULT_QUEUE_RETENTION, DEFAULT_TIMEOUT } from './defaults';
import { validateKey } from './keys';
import { validateConcurrencyReserved } from './validate-concurrency';
import { validateFunctionAlarms } from './validate-function-alarms';
import { validateInteger, validateKnown, validateSeconds } from './validate-range';

const MIN_RETENTION = Duration.minutes(1);
const MAX_RETENTION = Duration.days(13);
const MAX_BATCH_SIZE = 10_000;
const MAX_BATCHING_WINDOW = Duration.minutes(5);

/** The maximum number of messages that one call to SQS returns. */
const MAX_RECEIVED = 10;

const QUEUE_NAME_PATTERN = /^[A-Za-z0-9_-]{1,80}$/;
const FIFO_NAME_PATTERN = /^[A-Za-z0-9_-]{1,75}\.fifo$/;

/** Validates the props of an `EventDrivenFunction`. */
export function validateEventDrivenFunction(scope: Construct, props: EventDrivenFunctionProps): string[] {
  const queueRetention = props.queueRetention ?? DEFAULT_QUEUE_RETENTION;
  return [
    ...validateArm64Function(scope, props),
    ...validateKey('queueEncryptionKey', props.queueEncryptionKey, scope, 'the function'),
    ...validateQueueRetention(props.queueRetention),
    // The visibility timeout of the queue is calculated from these durations, which is not possible with tokens.
    ...validateKnown('timeout', props.timeout),
    ...validateKnown('maxBatchingWindow', props.maxBatchingWindow),
    ...validateQueueName('queueName', props.queueName, props.fifo ?? false),
    ...validateQueueName('deadLetterQueueName', props.deadLetterQueueName, props.fifo ?? false),
    ...validateInteger('maxReceiveCount', props.maxReceiveCount, 1, 1000),
    ...validateBatch(props.batchSize, props.maxBatchingWindow),
    ...validateInteger('maxConcurrency', props.maxConcurrency, 2, 1000),
    ...validateInteger('provisionedConcurrentExecutions', props.provisionedConcurrentExecutions, 1),
    ...[
      ['maxConcurrency', props.maxConcurrency] as const,
      ['provisionedConcurrentExecutions', props.provisionedConcurrentExecutions] as const,
    ].flatMap(([prop, value]) => validateConcurrencyReserved(prop, value, props.reservedConcurrentExecutions)),
    ...validateFifo(props),
    ...validatePollers(props),
    ...validateFilters(props),
    ...validateAlarms(props.alarms ?? {}, props.timeout ?? DEFAULT_TIMEOUT, queueRetention),
  ];
}

function validateBatch(batchSize: number | undefined, window: Duration | undefined): string[] {
  return [
    ...validateInteger('batchSize', batchSize, 1, MAX_BATCH_SIZE),
    ...validateSeconds('maxBatchingWindow', window, 0, MAX_BATCHING_WINDOW.toSeconds()),
    ...validateWindowNeeded(batchSize, window),
  ];
}

/** Without a batching window, a batch has the messages of one call to SQS. */
function validateWindowNeeded(batchSize: number | undefined, window: Duration | undefined): string[] {
  if (batchSize === undefined || Token.isUnresolved(batchSize) || batchSize <= MAX_RECEIVED) return [];
  if (window?.isUnresolved() || window?.toMilliseconds()) return [];
  return [`\`batchSize\` must be at most ${MAX_RECEIVED} without a \`maxBatchingWindow\`, got: ${batchSize}`];
}

/** The name of a FIFO queue ends with a suffix that other names cannot have. */
function validateQueueName(prop: string, name: string | undefined, fifo: boolean): string[] {
  if (name === undefined || Token.isUnresolved(name)) return [];
  if (fifo) {
    if (FIFO_NAME_PATTERN.test(name)) return [];
    return [`\`${prop}\` must be 1 to 75 letters, digits, "_" or "-" followed by ".fifo" with \`fifo\`, got: ${name}`];
  }
  if (QUEUE_NAME_PATTERN.test(name)) return [];
  return [`\`${prop}\` must be 1 to 80 letters, digits, "_" or "-", got: ${name}`];
}

function validateFifo(props: EventDrivenFunctionProps): string[] {
  const { fifo, contentBasedDeduplication, maxBatchingWindow } = props;
  if (fifo) return maxBatchingWindow === undefined ? [] : ['`maxBatchingWindow` must not be set with `fifo`'];
  return contentBasedDeduplication === undefined ? [] : ['`contentBasedDeduplication` must not be set without `fifo`'];
}

function validatePollers({ provisionedPollers, maxConcurrency }: EventDrivenFunctionProps): string[] {
  if (!provisionedPollers) return [];
  const { minimumPollers, maximumPollers } = provisionedPollers;
  return [
    ...validateInteger('provisionedPollers.minimumPollers', minimumPollers, 2, 200),
    ...validateInteger('provisionedPollers.maximumPollers', maximumPollers, 2, 2000),
    ...(maxConcurrency === undefined ? [] : ['`maxConcurrency` must not be set with `provisionedPollers`']),
  ];
}

function validateFilters({ filters }: EventDrivenFunctionProps): string[] {
  return filters?.length === 0 ? ['`filters` must not be empty; omit it for all messages'] : [];
}

/** SQS counts the retention from the first time that a message is sent, so dead letters must be kept longer. */
function validateQueueRetention(retention: Duration | undefined): string[] {
  return validateSeconds('queueRetention', retention, MIN_RETENTION.toSeconds(), MAX_RETENTION.toSeconds());
}

function validateAlarms(
  alarms: EventDrivenFunctionAlarmOptions,
  timeout: Duration,
  queueRetention: Duration,
): string[] {
  return [
    ...validateInteger('alarms.deadLetters', alarms.deadLetters, 1),
    ...validateMessageAge(alarms.messageAge, queueRetention),
    ...validateFunctionAlarms(alarms, timeout),
  ];
}

/** A message that is older than the retention is deleted, so the alarm would never be raised. */
function validateMessageAge(messageAge: Duration | undefined, queueRetention: Duration): string[] {
  const max = queueRetention.isUnresolved() ? DEAD_LETTER_RETENTION : queueRetention;
  return validateSeconds('alarms.messageAge', messageAge, 1, max.toSeconds());
}
