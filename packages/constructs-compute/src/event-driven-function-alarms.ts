import { Duration } from 'aws-cdk-lib/core';

/** The alarms of an `EventDrivenFunction`. */
export enum EventDrivenFunctionAlarm {
  /** Raised if there are messages in the dead-letter queue. */
  DEAD_LETTERS = 'dead-letters',

  /** Raised if the oldest message in the queue is too old. */
  MESSAGE_AGE = 'message-age',

  /** Raised if invocations fail, such as by a crash, a timeout or a lack of memory. */
  ERRORS = 'errors',

  /** Raised if Lambda rejects invocations because too many are running. */
  THROTTLES = 'throttles',

  /** Raised if an invocation takes too long. */
  DURATION = 'duration',
}

/** Options for the alarms of an `EventDrivenFunction`. */
export interface EventDrivenFunctionAlarmOptions {
  /**
   * The number of messages in the dead-letter queue that raises the alarm, at least 1.
   *
   * The alarm stays on until the queue has fewer messages, even if SQS stops reporting the metric of an idle queue.
   *
   * @default 1
   */
  readonly deadLetters?: number;

  /**
   * The age that the oldest message must stay above for five minutes to raise the alarm, in whole seconds up to
   * the retention of the queue.
   *
   * SQS excludes messages that were received more than three times, so this alarm detects messages that wait. Messages
   * that fail repeatedly raise the alarm on the dead-letter queue.
   *
   * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html
   * @default - the visibility timeout of the queue, within which a first attempt ends
   */
  readonly messageAge?: Duration;

  /**
   * The number of failed invocations in one minute that raises the alarm, at least 1.
   *
   * An invocation that reports failed messages of its batch does not count as failed.
   *
   * @default 1
   */
  readonly errors?: number;

  /**
   * The number of throttled invocations per minute that raises the alarm if it persists for five minutes, at least 1.
   *
   * Short bursts are ignored, because throttled messages are retried.
   *
   * @default 1
   */
  readonly throttles?: number;

  /**
   * The duration of an invocation that raises the alarm, from one millisecond to the timeout of the function.
   *
   * @default - 80% of the timeout
   */
  readonly duration?: Duration;

  /**
   * The alarms that are not created.
   *
   * @default - all alarms are created
   */
  readonly without?: EventDrivenFunctionAlarm[];
}
