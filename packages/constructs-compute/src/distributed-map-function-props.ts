import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { Duration } from 'aws-cdk-lib/core';
import { Arm64FunctionProps } from './arm64-function-props';
import { DistributedMapFunctionAlarmOptions } from './distributed-map-function-alarms';
import { DistributedMapItems } from './distributed-map-items';

/** Properties for a `DistributedMapFunction`. */
export interface DistributedMapFunctionProps extends Arm64FunctionProps {
  /** The items that the function is called with, such as `DistributedMapItems.jsonLines(bucket, { prefix: 'backfills/' })`. */
  readonly items: DistributedMapItems;

  /**
   * The name of the state machine: 1 to 80 letters, digits, `_` and `-`.
   *
   * It is required because the role of the state machine refers to the state machine and its executions.
   */
  readonly stateMachineName: string;

  /**
   * The number of items that are processed at the same time, 1 to 10000 and at most `reservedConcurrentExecutions`.
   *
   * An item that waits to be called again counts. The value can be changed while an execution runs, with
   * `aws stepfunctions update-map-run`.
   *
   * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_UpdateMapRun.html
   * @default 10
   */
  readonly maxConcurrency?: number;

  /**
   * The percentage of items that can fail before the execution fails, from 0 to 100.
   *
   * If more items fail, the items that are being processed are stopped and the remaining ones are not started.
   *
   * @see https://docs.aws.amazon.com/step-functions/latest/dg/state-map-distributed.html#maprun-fail-threshold
   * @default 0
   */
  readonly toleratedFailurePercentage?: number;

  /**
   * How often a call is retried if the function fails, 0 to 10.
   *
   * Throttled calls and errors of Lambda itself are retried up to ten times in any case, over about nine minutes on
   * average.
   *
   * @see https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html#error-handling-retrying-after-an-error
   * @default 2
   */
  readonly retryAttempts?: number;

  /**
   * The maximum delay of the first retry if the function fails, in whole seconds up to one minute.
   *
   * It doubles for each further retry, up to five minutes. The actual delay is random between zero and the maximum.
   *
   * @default Duration.seconds(5)
   */
  readonly retryInterval?: Duration;

  /**
   * The maximum duration of an execution, in whole seconds up to 365 days.
   *
   * @default - a year, the maximum of Step Functions
   */
  readonly executionTimeout?: Duration;

  /**
   * The thresholds of the alarms, and the alarms that are not created.
   *
   * @default - all alarms, with their default thresholds
   */
  readonly alarms?: DistributedMapFunctionAlarmOptions;

  /**
   * The actions of all alarms, such as a notification to an SNS topic.
   *
   * @default - no actions
   */
  readonly alarmActions?: cloudwatch.IAlarmAction[];
}
