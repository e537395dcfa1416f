import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { Duration } from 'aws-cdk-lib/core';
import type { EventDrivenFunctionMetrics } from './event-driven-function-metrics';
import { functionWidgets, graph, MAXIMUM } from './function-widgets';

/** Rows for a dashboard: the alarms, if there are any, the function and its queues. */
export function eventDrivenFunctionWidgets(
  metrics: EventDrivenFunctionMetrics,
  timeout: Duration,
  alarms: cloudwatch.IAlarm[],
): cloudwatch.IWidget[][] {
  return [...functionWidgets(metrics, timeout, alarms), queueRow(metrics)];
}

function queueRow(metrics: EventDrivenFunctionMetrics): cloudwatch.IWidget[] {
  return [
    graph('Queue', 'Messages', [
      metrics.metricMessagesVisible({ ...MAXIMUM, label: 'Waiting' }),
      metrics.metricMessagesInFlight({ ...MAXIMUM, label: 'In flight' }),
    ]),
    graph('Oldest message', 'Seconds', [metrics.metricOldestMessageAge({ ...MAXIMUM, label: 'Age' })]),
    graph('Dead-letter queue', 'Messages', [metrics.metricDeadLetters({ ...MAXIMUM, label: 'Waiting' })]),
  ];
}
