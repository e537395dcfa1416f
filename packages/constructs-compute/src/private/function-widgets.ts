import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { Duration } from 'aws-cdk-lib/core';
import type { FunctionMetrics } from './function-metrics';

const WIDTH = 24;
const THIRD = WIDTH / 3;
const PERIOD = Duration.minutes(1);

/** The sum of a metric per minute. */
export const SUM = { period: PERIOD, statistic: cloudwatch.Stats.SUM };

/** The maximum of a metric per minute. */
export const MAXIMUM = { period: PERIOD, statistic: cloudwatch.Stats.MAXIMUM };

/** Rows for a dashboard: the alarms, if there are any, and the function. */
export function functionWidgets(
  metrics: FunctionMetrics,
  timeout: Duration,
  alarms: cloudwatch.IAlarm[],
): cloudwatch.IWidget[][] {
  const alarmRows =
    alarms.length > 0 ? [[new cloudwatch.AlarmStatusWidget({ title: 'Alarms', alarms, width: WIDTH })]] : [];
  return [...alarmRows, functionRow(metrics, timeout)];
}

/** A graph that is a third of a row. */
export function graph(
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

/** The median, the 99th percentile and the maximum of a duration. */
export function durations(metric: (props: cloudwatch.MetricOptions) => cloudwatch.Metric): cloudwatch.IMetric[] {
  return [cloudwatch.Stats.p(50), cloudwatch.Stats.p(99), cloudwatch.Stats.MAXIMUM].map((statistic) =>
    metric({ label: statistic, statistic, period: PERIOD }),
  );
}

function functionRow(metrics: FunctionMetrics, timeout: Duration): cloudwatch.IWidget[] {
  return [
    graph('Invocations', 'Invocations per minute', [
      metrics.metricInvocations({ ...SUM, label: 'Invocations' }),
      metrics.metricErrors({ ...SUM, label: 'Errors' }),
      metrics.metricThrottles({ ...SUM, label: 'Throttles' }),
    ]),
    graph(
      'Duration',
      'Milliseconds',
      durations((props) => metrics.metricDuration(props)),
      [{ label: 'Timeout', value: timeout.toMilliseconds() }],
    ),
    graph('Concurrency', 'Concurrent invocations', [
      metrics.metricConcurrentExecutions({ ...MAXIMUM, label: 'Running' }),
    ]),
  ];
}
