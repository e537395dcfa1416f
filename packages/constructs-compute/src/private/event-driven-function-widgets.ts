import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Duration } from 'aws-cdk-lib/core';

const WIDTH = 24;
const THIRD = WIDTH / 3;
const PERIOD = Duration.minutes(1);

/** What the widgets show. */
export interface WidgetSources {
  readonly lambdaFunction: lambda.IFunction;
  readonly timeout: Duration;
  readonly queue: sqs.IQueue;
  readonly deadLetterQueue: sqs.IQueue;
  readonly alarms: cloudwatch.IAlarm[];
}

/** Rows for a dashboard: the alarms if there are any, the function, its queues. */
export function eventDrivenFunctionWidgets(sources: WidgetSources): cloudwatch.IWidget[][] {
  const { alarms } = sources;
  const alarmRows =
    alarms.length > 0 ? [[new cloudwatch.AlarmStatusWidget({ title: 'Alarms', alarms, width: WIDTH })]] : [];
  return [...alarmRows, functionRow(sources), queueRow(sources)];
}

function functionRow({ lambdaFunction, timeout }: WidgetSources): cloudwatch.IWidget[] {
  return [
    graph('Invocations', 'Invocations a minute', [
      lambdaFunction.metricInvocations({ label: 'Invocations', period: PERIOD }),
      lambdaFunction.metricErrors({ label: 'Errors', period: PERIOD }),
      lambdaFunction.metricThrottles({ label: 'Throttles', period: PERIOD }),
    ]),
    graph(
      'Duration',
      'Milliseconds',
      [cloudwatch.Stats.p(50), cloudwatch.Stats.p(99), cloudwatch.Stats.MAXIMUM].map((statistic) =>
        lambdaFunction.metricDuration({ label: statistic, statistic, period: PERIOD }),
      ),
      [{ label: 'Timeout', value: timeout.toMilliseconds() }],
    ),
    graph('Concurrency', 'Invocations at a time', [
      lambdaFunction.metric('ConcurrentExecutions', {
        label: 'Running',
        statistic: cloudwatch.Stats.MAXIMUM,
        period: PERIOD,
      }),
    ]),
  ];
}

function queueRow({ queue, deadLetterQueue }: WidgetSources): cloudwatch.IWidget[] {
  const highest = { statistic: cloudwatch.Stats.MAXIMUM, period: PERIOD };
  return [
    graph('Queue', 'Messages', [
      queue.metricApproximateNumberOfMessagesVisible({ ...highest, label: 'Waiting' }),
      queue.metricApproximateNumberOfMessagesNotVisible({ ...highest, label: 'In work' }),
    ]),
    graph('Oldest message', 'Seconds', [queue.metricApproximateAgeOfOldestMessage({ ...highest, label: 'Age' })]),
    graph('Dead-letter queue', 'Messages', [
      deadLetterQueue.metricApproximateNumberOfMessagesVisible({ ...highest, label: 'Waiting' }),
    ]),
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
