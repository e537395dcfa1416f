import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { StaticSiteAlarm, StaticSiteAlarmOptions } from '../static-site-alarms';

const PERIOD = Duration.minutes(1);
const PERSISTENT_PERIODS = 5;
const DEFAULT_SERVER_ERROR_RATE = 5;

/** The metrics of a `StaticSite` that its alarms use. */
export interface StaticSiteMetrics {
  metric5xxErrorRate(props?: cloudwatch.MetricOptions): cloudwatch.Metric;
}

/** Properties for `StaticSiteAlarms`. */
export interface StaticSiteAlarmsProps {
  readonly metrics: StaticSiteMetrics;
  readonly options?: StaticSiteAlarmOptions;
  readonly actions?: cloudwatch.IAlarmAction[];
}

/** The alarms of a `StaticSite`. */
export class StaticSiteAlarms extends Construct {
  public readonly byKind = new Map<StaticSiteAlarm, cloudwatch.IAlarm>();

  public constructor(scope: Construct, id: string, { metrics, options = {}, actions = [] }: StaticSiteAlarmsProps) {
    super(scope, id);
    if (options.without?.includes(StaticSiteAlarm.SERVER_ERRORS)) return;

    const alarm = new cloudwatch.Alarm(this, 'ServerErrors', {
      alarmDescription: 'Many requests fail: the origin of the files or of an API fails, or does not let CloudFront in',
      metric: metrics.metric5xxErrorRate({ period: PERIOD }),
      threshold: options.serverErrorRate ?? DEFAULT_SERVER_ERROR_RATE,
      evaluationPeriods: PERSISTENT_PERIODS,
      // A site that is not visited reports no metrics.
      treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
    });
    alarm.addAlarmAction(...actions);
    this.byKind.set(StaticSiteAlarm.SERVER_ERRORS, alarm);
  }
}
