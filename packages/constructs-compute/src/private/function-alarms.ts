import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { Duration } from 'aws-cdk-lib/core';
import { AlarmSpec, PERIOD, PERSISTENT_PERIODS } from './alarms';
import type { FunctionMetrics } from './function-metrics';

const TIMEOUT_SHARE = 0.8;

/** The thresholds of the alarms on a function. */
export interface FunctionThresholds {
  readonly errors?: number;
  readonly throttles?: number;
  readonly duration?: Duration;
}

/** The alarms on a function. */
export function functionAlarms(
  metrics: FunctionMetrics,
  timeout: Duration,
  thresholds: FunctionThresholds,
): Record<'errors' | 'throttles' | 'duration', AlarmSpec> {
  const sum = { period: PERIOD, statistic: cloudwatch.Stats.SUM };
  // A function that is not invoked reports no metrics.
  const treatMissingData = cloudwatch.TreatMissingData.NOT_BREACHING;
  return {
    errors: {
      id: 'Errors',
      props: {
        alarmDescription: 'Invocations crash, time out or run out of memory',
        metric: metrics.metricErrors(sum),
        threshold: thresholds.errors ?? 1,
        evaluationPeriods: 1,
        treatMissingData,
      },
    },
    throttles: {
      id: 'Throttles',
      props: {
        alarmDescription: 'Invocations are refused, since too many are running',
        metric: metrics.metricThrottles(sum),
        threshold: thresholds.throttles ?? 1,
        evaluationPeriods: PERSISTENT_PERIODS,
        treatMissingData,
      },
    },
    duration: {
      id: 'Duration',
      props: {
        alarmDescription: 'An invocation came near the timeout',
        metric: metrics.metricDuration({ period: PERIOD, statistic: cloudwatch.Stats.MAXIMUM }),
        threshold: thresholds.duration?.toMilliseconds() ?? TIMEOUT_SHARE * timeout.toMilliseconds(),
        evaluationPeriods: 1,
        treatMissingData,
      },
    },
  };
}
