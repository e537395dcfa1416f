import { Duration } from 'aws-cdk-lib/core';

/** The alarms of a `DistributedMapFunction`. */
export enum DistributedMapFunctionAlarm {
  /** Raised if executions fail, such as because too many items fail or the items cannot be read. */
  EXECUTIONS_FAILED = 'executions-failed',

  /** Raised if executions exceed the `executionTimeout`. */
  EXECUTIONS_TIMED_OUT = 'executions-timed-out',

  /** Raised if items fail after all retries. */
  ITEMS_FAILED = 'items-failed',

  /** Raised if Step Functions delays items because it makes too many state transitions. */
  ITEMS_THROTTLED = 'items-throttled',

  /** Raised if invocations fail, such as by a crash, a timeout or a lack of memory. */
  ERRORS = 'errors',

  /** Raised if Lambda rejects invocations because too many are running. */
  THROTTLES = 'throttles',

  /** Raised if an invocation takes too long. */
  DURATION = 'duration',
}

/** Options for the alarms of a `DistributedMapFunction`. */
export interface DistributedMapFunctionAlarmOptions {
  /**
   * The number of executions that fail in one minute that raises the alarm, at least 1.
   *
   * An execution that is stopped does not count as failed.
   *
   * @default 1
   */
  readonly executionsFailed?: number;

  /**
   * The number of executions that time out in one minute that raises the alarm, at least 1.
   *
   * @default 1
   */
  readonly executionsTimedOut?: number;

  /**
   * The number of items that fail in one minute that raises the alarm, at least 1.
   *
   * Failures that are tolerated count.
   *
   * @default 1
   */
  readonly itemsFailed?: number;

  /**
   * The number of throttled state transitions per minute that raises the alarm if it persists for five minutes, at
   * least 1.
   *
   * @see https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html#service-limits-api-state-throttling
   * @default 1
   */
  readonly itemsThrottled?: number;

  /**
   * The number of failed invocations in one minute that raises the alarm, at least 1.
   *
   * @default 1
   */
  readonly errors?: number;

  /**
   * The number of throttled invocations per minute that raises the alarm if it persists for five minutes, at least 1.
   *
   * Short bursts are ignored, because throttled calls are retried.
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
  readonly without?: DistributedMapFunctionAlarm[];
}
