import { Duration } from 'aws-cdk-lib/core';

/** The alarms of an `EventDrivenFunction`, by what they watch. */
export enum EventDrivenFunctionAlarm {
  /** Messages in the dead-letter queue. */
  DEAD_LETTERS = 'dead-letters',

  /** The age of the oldest message in the queue. */
  MESSAGE_AGE = 'message-age',

  /** Invocations that ended with an error: a crash, a timeout, no memory left. */
  ERRORS = 'errors',

  /** Invocations that Lambda refused, since too many were running. */
  THROTTLES = 'throttles',

  /** The longest invocation. */
  DURATION = 'duration',
}

/** When the alarms of an `EventDrivenFunction` go off. */
export interface EventDrivenFunctionAlarmOptions {
  /**
   * How many messages in the dead-letter queue are too many; at least 1.
   *
   * The alarm stays until the queue has fewer: SQS stops reporting on an idle queue, though the messages are there.
   *
   * @default 1
   */
  readonly deadLetters?: number;

  /**
   * How old the oldest message may not be for five minutes on end: whole seconds, at most 14 days.
   *
   * SQS counts a message no more once it was received three times: what fails again and again shows in the dead-letter
   * queue, what waits shows here.
   *
   * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html
   * @default - the visibility timeout of the queue: by then a first attempt is over
   */
  readonly messageAge?: Duration;

  /**
   * How many invocations in a minute may not end with an error; at least 1. A message that the function reports as
   * failed is no error.
   *
   * @default 1
   */
  readonly errors?: number;

  /**
   * How many invocations a minute may not be throttled for five minutes on end; at least 1. A short burst is retried
   * and does not matter.
   *
   * @default 1
   */
  readonly throttles?: number;

  /**
   * How long an invocation may not take; a millisecond at least, at most the timeout.
   *
   * @default - 80 % of the timeout
   */
  readonly duration?: Duration;

  /**
   * The alarms not to make.
   *
   * @default - none: all are made
   */
  readonly without?: EventDrivenFunctionAlarm[];
}
