import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { EventDrivenFunctionAlarm, EventDrivenFunctionAlarmOptions } from '../event-driven-function-alarms';

const PERIOD = Duration.minutes(1);
const LASTING = 5;
const TIMEOUT_SHARE = 0.8;

/** What the alarms watch, what their thresholds follow from, and what they do. */
export interface EventDrivenFunctionAlarmsProps {
  readonly functionName: string | undefined;
  readonly lambdaFunction: lambda.IFunction;
  readonly queue: sqs.IQueue;
  readonly deadLetterQueue: sqs.IQueue;
  readonly timeout: Duration;
  readonly visibilityTimeout: Duration;
  readonly options?: EventDrivenFunctionAlarmOptions;
  readonly actions?: cloudwatch.IAlarmAction[];
}

interface AlarmSpec {
  readonly id: string;
  readonly props: cloudwatch.AlarmProps;
}

/** The alarms that are asked for, each named after the function if that has a name. */
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
  { lambdaFunction, queue, deadLetterQueue, timeout, visibilityTimeout }: EventDrivenFunctionAlarmsProps,
  options: EventDrivenFunctionAlarmOptions,
): Record<EventDrivenFunctionAlarm, AlarmSpec> {
  const highest = { period: PERIOD, statistic: cloudwatch.Stats.MAXIMUM };
  const total = { period: PERIOD, statistic: cloudwatch.Stats.SUM };
  return {
    [EventDrivenFunctionAlarm.DEAD_LETTERS]: {
      id: 'DeadLetters',
      props: {
        alarmDescription: 'Messages that failed too often are in the dead-letter queue',
        metric: deadLetterQueue.metricApproximateNumberOfMessagesVisible(highest),
        threshold: options.deadLetters ?? 1,
        evaluationPeriods: 1,
        // SQS stops reporting on an idle queue, whether there are messages in it or not.
        treatMissingData: cloudwatch.TreatMissingData.IGNORE,
      },
    },
    [EventDrivenFunctionAlarm.MESSAGE_AGE]: {
      id: 'MessageAge',
      props: {
        alarmDescription: 'Messages wait longer than a first attempt takes: the function is too slow, or stands still',
        metric: queue.metricApproximateAgeOfOldestMessage(highest),
        threshold: (options.messageAge ?? visibilityTimeout).toSeconds(),
        evaluationPeriods: LASTING,
        // An empty queue has no oldest message.
        treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
      },
    },
    [EventDrivenFunctionAlarm.ERRORS]: {
      id: 'Errors',
      props: {
        alarmDescription: 'Invocations crash, time out or run out of memory',
        metric: lambdaFunction.metricErrors(total),
        threshold: options.errors ?? 1,
        evaluationPeriods: 1,
        // A function that nobody invokes reports nothing, here and below.
        treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
      },
    },
    [EventDrivenFunctionAlarm.THROTTLES]: {
      id: 'Throttles',
      props: {
        alarmDescription: 'Invocations are refused, since too many are running',
        metric: lambdaFunction.metricThrottles(total),
        threshold: options.throttles ?? 1,
        evaluationPeriods: LASTING,
        treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
      },
    },
    [EventDrivenFunctionAlarm.DURATION]: {
      id: 'Duration',
      props: {
        alarmDescription: 'An invocation came near the timeout',
        metric: lambdaFunction.metricDuration(highest),
        threshold: options.duration?.toMilliseconds() ?? TIMEOUT_SHARE * timeout.toMilliseconds(),
        evaluationPeriods: 1,
        treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
      },
    },
  };
}
