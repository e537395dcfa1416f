import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { Duration } from 'aws-cdk-lib/core';
import type { EventDrivenFunctionMetrics } from './event-driven-function-metrics';

const WIDTH = 24;
const THIRD = WIDTH / 3;
const PERIOD = Duration.minutes(1);
const SUM = { period: PERIOD, statistic: cloudwatch.Stats.SUM };
const MAXIMUM = { period: PERIOD, statistic: cloudwatch.Stats.MAXIMUM };

/** Rows for a dashboard: the alarms, if there are any, the function and its queues. */
export function eventDrivenFunctionWidgets(
  metrics: EventDrivenFunctionMetrics,
  timeout: Duration,
  alarms: cloudwatch.IAlarm[],
): cloudwatch.IWidget[][] {
  const alarmRows =
    alarms.length > 0 ? [[new cloudwatch.AlarmStatusWidget({ title: 'Alarms', alarms, width: WIDTH })]] : [];
  return [...alarmRows, functionRow(metrics, timeout), queueRow(metrics)];
}

function functionRow(metrics: EventDrivenFunctionMetrics, timeout: Duration): cloudwatch.IWidget[] {
  return [
    graph('Invocations', 'Invocations per minute', [
      metrics.metricInvocations({ ...SUM, label: 'Invocations' }),
      metrics.metricErrors({ ...SUM, label: 'Errors' }),
      metrics.metricThrottles({ ...SUM, label: 'Throttles' }),
    ]),
    graph(
      'Duration',
      'Milliseconds',
      [cloudwatch.Stats.p(50), cloudwatch.Stats.p(99), cloudwatch.Stats.MAXIMUM].map((statistic) =>
        metrics.metricDuration({ label: statistic, statistic, period: PERIOD }),
      ),
      [{ label: 'Timeout', value: timeout.toMilliseconds() }],
    ),
    graph('Concurrency', 'Concurrent invocations', [
      metrics.metricConcurrentExecutions({ ...MAXIMUM, label: 'Running' }),
    ]),
  ];
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

function graph(
  title: string,
  label: string,
  left: cloudwatch.IMetric[],
  leftAnnotations?: cloudwatch.HorizontalAnnotation[],
): cloudwatch.GraphWidget {
  return new cloudwatch.GraphWidget({
    title,
    left,
    leftAnnotations,
    leftYAxis: { label, min: 0, showUnits: false },
    width: THIRD,
  });
}
