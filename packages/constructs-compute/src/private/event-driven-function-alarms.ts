import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { Duration } from 'aws-cdk-lib/core';
import { EventDrivenFunctionAlarm, EventDrivenFunctionAlarmOptions } from '../event-driven-function-alarms';
import { AlarmSpec, PERIOD, PERSISTENT_PERIODS } from './alarms';
import type { EventDrivenFunctionMetrics } from './event-driven-function-metrics';
import { functionAlarms } from './function-alarms';

/** The alarms of an `EventDrivenFunction`. */
export function eventDrivenFunctionAlarms(
  metrics: EventDrivenFunctionMetrics,
  timeout: Duration,
  visibilityTimeout: Duration,
  options: EventDrivenFunctionAlarmOptions,
): Record<EventDrivenFunctionAlarm, AlarmSpec> {
  const maximum = { period: PERIOD, statistic: cloudwatch.Stats.MAXIMUM };
  return {
    [EventDrivenFunctionAlarm.DEAD_LETTERS]: {
      id: 'DeadLetters',
      props: {
        alarmDescription: 'Messages that failed too often are in the dead-letter queue',
        metric: metrics.metricDeadLetters(maximum),
        threshold: options.deadLetters ?? 1,
        evaluationPeriods: 1,
        // SQS stops reporting metrics of an idle queue, even if it has messages.
        treatMissingData: cloudwatch.TreatMissingData.IGNORE,
      },
    },
    [EventDrivenFunctionAlarm.MESSAGE_AGE]: {
      id: 'MessageAge',
      props: {
        alarmDescription: 'Messages wait longer than a first attempt takes: the function is too slow, or stands still',
        metric: metrics.metricOldestMessageAge(maximum),
        threshold: (options.messageAge ?? visibilityTimeout).toSeconds(),
        evaluationPeriods: PERSISTENT_PERIODS,
        // An empty queue has no oldest message.
        treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
      },
    },
    ...functionAlarms(metrics, timeout, options),
  };
}
