import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { EventDrivenFunctionAlarm, EventDrivenFunctionAlarmOptions } from '../event-driven-function-alarms';
import type { EventDrivenFunctionMetrics } from './event-driven-function-metrics';

const PERIOD = Duration.minutes(1);
const PERSISTENT_PERIODS = 5;
const TIMEOUT_SHARE = 0.8;

/** Properties for `EventDrivenFunctionAlarms`. */
export interface EventDrivenFunctionAlarmsProps {
  readonly functionName: string | undefined;
  readonly metrics: EventDrivenFunctionMetrics;
  readonly timeout: Duration;
  readonly visibilityTimeout: Duration;
  readonly options?: EventDrivenFunctionAlarmOptions;
  readonly actions?: cloudwatch.IAlarmAction[];
}

interface AlarmSpec {
  readonly id: string;
  readonly props: cloudwatch.AlarmProps;
}

/** The alarms of an `EventDrivenFunction`. Their names are derived from the name of the function, if it has one. */
export class EventDrivenFunctionAlarms extends Construct {
  public readonly byKind = new Map<EventDrivenFunctionAlarm, cloudwatch.IAlarm>();

  public constructor(scope: Construct, id: string, props: EventDrivenFunctionAlarmsProps) {
    super(scope, id);
    const options = props.options ?? {};
    const specs = alarmSpecs(props, options);
    for (const kind of Object.values(EventDrivenFunctionAlarm)) {
      if (options.without?.includes(kind)) continue;
      const alarmName = props.functionName && `${props.functionName}-${kind}`;
      const alarm = new cloudwatch.Alarm(this, specs[kind].id, { ...specs[kind].props, alarmName });
      alarm.addAlarmAction(...(props.actions ?? []));
      this.byKind.set(kind, alarm);
    }
  }
}

function alarmSpecs(
  { metrics, timeout, visibilityTimeout }: EventDrivenFunctionAlarmsProps,
  options: EventDrivenFunctionAlarmOptions,
): Record<EventDrivenFunctionAlarm, AlarmSpec> {
  const maximum = { period: PERIOD, statistic: cloudwatch.Stats.MAXIMUM };
  const sum = { period: PERIOD, statistic: cloudwatch.Stats.SUM };
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
    [EventDrivenFunctionAlarm.ERRORS]: {
      id: 'Errors',
      props: {
        alarmDescription: 'Invocations crash, time out or run out of memory',
        metric: metrics.metricErrors(sum),
        threshold: options.errors ?? 1,
        evaluationPeriods: 1,
        // A function that is not invoked reports no metrics. The same applies to the alarms below.
        treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
      },
    },
    [EventDrivenFunctionAlarm.THROTTLES]: {
      id: 'Throttles',
      props: {
        alarmDescription: 'Invocations are refused, since too many are running',
        metric: metrics.metricThrottles(sum),
        threshold: options.throttles ?? 1,
        evaluationPeriods: PERSISTENT_PERIODS,
        treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
      },
    },
    [EventDrivenFunctionAlarm.DURATION]: {
      id: 'Duration',
      props: {
        alarmDescription: 'An invocation came near the timeout',
        metric: metrics.metricDuration(maximum),
        threshold: options.duration?.toMilliseconds() ?? TIMEOUT_SHARE * timeout.toMilliseconds(),
        evaluationPeriods: 1,
        treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
      },
    },
  };
}
