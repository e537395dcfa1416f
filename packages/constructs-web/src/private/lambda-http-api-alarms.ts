import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { LambdaHttpApiAlarm, LambdaHttpApiAlarmOptions } from '../lambda-http-api-alarms';
import type { LambdaHttpApiMetrics } from './lambda-http-api-metrics';

const PERIOD = Duration.minutes(1);
const PERSISTENT_PERIODS = 5;
const DEFAULT_CLIENT_ERRORS = 100;
const DEFAULT_LATENCY = Duration.seconds(3);
const LATENCY_PERCENTILE = 99;

/** Properties for `LambdaHttpApiAlarms`. */
export interface LambdaHttpApiAlarmsProps {
  readonly apiName: string | undefined;
  readonly metrics: LambdaHttpApiMetrics;
  readonly options?: LambdaHttpApiAlarmOptions;
  readonly actions?: cloudwatch.IAlarmAction[];
}

interface AlarmSpec {
  readonly id: string;
  readonly props: cloudwatch.AlarmProps;
}

/** The alarms of a `LambdaHttpApi`. Their names are derived from the name of the API, if it has one. */
export class LambdaHttpApiAlarms extends Construct {
  public readonly byKind = new Map<LambdaHttpApiAlarm, cloudwatch.IAlarm>();

  public constructor(scope: Construct, id: string, props: LambdaHttpApiAlarmsProps) {
    super(scope, id);
    const options = props.options ?? {};
    const specs = alarmSpecs(props.metrics, options);
    for (const kind of Object.values(LambdaHttpApiAlarm)) {
      if (options.without?.includes(kind)) continue;
      const alarmName = props.apiName && `${props.apiName}-${kind}`;
      const alarm = new cloudwatch.Alarm(this, specs[kind].id, { ...specs[kind].props, alarmName });
      alarm.addAlarmAction(...(props.actions ?? []));
      this.byKind.set(kind, alarm);
    }
  }
}

function alarmSpecs(
  metrics: LambdaHttpApiMetrics,
  options: LambdaHttpApiAlarmOptions,
): Record<LambdaHttpApiAlarm, AlarmSpec> {
  const sum = { period: PERIOD, statistic: cloudwatch.Stats.SUM };
  // An API that is not called reports no metrics.
  const treatMissingData = cloudwatch.TreatMissingData.NOT_BREACHING;
  return {
    [LambdaHttpApiAlarm.SERVER_ERRORS]: {
      id: 'ServerErrors',
      props: {
        alarmDescription: 'Requests fail: the function crashes, times out or is throttled',
        metric: metrics.metricServerError(sum),
        threshold: options.serverErrors ?? 1,
        evaluationPeriods: 1,
        treatMissingData,
      },
    },
    [LambdaHttpApiAlarm.CLIENT_ERRORS]: {
      id: 'ClientErrors',
      props: {
        alarmDescription: 'Many requests are rejected: they are invalid, unauthorized or throttled',
        metric: metrics.metricClientError(sum),
        threshold: options.clientErrors ?? DEFAULT_CLIENT_ERRORS,
        evaluationPeriods: 1,
        treatMissingData,
      },
    },
    [LambdaHttpApiAlarm.LATENCY]: {
      id: 'Latency',
      props: {
        alarmDescription: 'The slowest percent of the responses takes too long',
        metric: metrics.metricLatency({ period: PERIOD, statistic: cloudwatch.Stats.percentile(LATENCY_PERCENTILE) }),
        threshold: (options.latency ?? DEFAULT_LATENCY).toMilliseconds(),
        evaluationPeriods: PERSISTENT_PERIODS,
        treatMissingData,
      },
    },
  };
}
