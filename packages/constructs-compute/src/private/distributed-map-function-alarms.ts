import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { Duration } from 'aws-cdk-lib/core';
import { DistributedMapFunctionAlarm, DistributedMapFunctionAlarmOptions } from '../distributed-map-function-alarms';
import { AlarmSpec, PERIOD, PERSISTENT_PERIODS } from './alarms';
import type { DistributedMapFunctionMetrics } from './distributed-map-function-metrics';
import { functionAlarms } from './function-alarms';

/** The alarms of a `DistributedMapFunction`. */
export function distributedMapFunctionAlarms(
  metrics: DistributedMapFunctionMetrics,
  timeout: Duration,
  options: DistributedMapFunctionAlarmOptions,
): Record<DistributedMapFunctionAlarm, AlarmSpec> {
  const sum = { period: PERIOD, statistic: cloudwatch.Stats.SUM };
  // A state machine without executions reports no metrics.
  const treatMissingData = cloudwatch.TreatMissingData.NOT_BREACHING;
  return {
    [DistributedMapFunctionAlarm.EXECUTIONS_FAILED]: {
      id: 'ExecutionsFailed',
      props: {
        alarmDescription: 'Executions fail: too many items fail, or the items cannot be read',
        metric: metrics.stateMachine.metricFailed(sum),
        threshold: options.executionsFailed ?? 1,
        evaluationPeriods: 1,
        treatMissingData,
      },
    },
    [DistributedMapFunctionAlarm.EXECUTIONS_TIMED_OUT]: {
      id: 'ExecutionsTimedOut',
      props: {
        alarmDescription: 'Executions end before all items are processed, since they take too long',
        metric: metrics.stateMachine.metricTimedOut(sum),
        threshold: options.executionsTimedOut ?? 1,
        evaluationPeriods: 1,
        treatMissingData,
      },
    },
    [DistributedMapFunctionAlarm.ITEMS_FAILED]: {
      id: 'ItemsFailed',
      props: {
        alarmDescription: 'Items fail after all retries',
        metric: metrics.metricItemsFailed(sum),
        threshold: options.itemsFailed ?? 1,
        evaluationPeriods: 1,
        treatMissingData,
      },
    },
    [DistributedMapFunctionAlarm.ITEMS_THROTTLED]: {
      id: 'ItemsThrottled',
      props: {
        alarmDescription: 'Items are delayed, since the account makes too many state transitions',
        metric: metrics.metricItems('ExecutionThrottled', sum),
        threshold: options.itemsThrottled ?? 1,
        evaluationPeriods: PERSISTENT_PERIODS,
        treatMissingData,
      },
    },
    ...functionAlarms(metrics, timeout, options),
  };
}
