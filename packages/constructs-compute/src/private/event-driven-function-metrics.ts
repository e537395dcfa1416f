import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import type { FunctionMetrics } from './function-metrics';

/** The metrics of an `EventDrivenFunction` that its alarms and widgets use. */
export interface EventDrivenFunctionMetrics extends FunctionMetrics {
  metricMessagesVisible(props?: cloudwatch.MetricOptions): cloudwatch.Metric;
  metricMessagesInFlight(props?: cloudwatch.MetricOptions): cloudwatch.Metric;
  metricOldestMessageAge(props?: cloudwatch.MetricOptions): cloudwatch.Metric;
  metricDeadLetters(props?: cloudwatch.MetricOptions): cloudwatch.Metric;
}
