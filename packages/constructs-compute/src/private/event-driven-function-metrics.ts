import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';

/** The metrics of an `EventDrivenFunction` that its alarms and widgets use. */
export interface EventDrivenFunctionMetrics {
  metricInvocations(props?: cloudwatch.MetricOptions): cloudwatch.Metric;
  metricErrors(props?: cloudwatch.MetricOptions): cloudwatch.Metric;
  metricThrottles(props?: cloudwatch.MetricOptions): cloudwatch.Metric;
  metricDuration(props?: cloudwatch.MetricOptions): cloudwatch.Metric;
  metricConcurrentExecutions(props?: cloudwatch.MetricOptions): cloudwatch.Metric;
  metricMessagesVisible(props?: cloudwatch.MetricOptions): cloudwatch.Metric;
  metricMessagesInFlight(props?: cloudwatch.MetricOptions): cloudwatch.Metric;
  metricOldestMessageAge(props?: cloudwatch.MetricOptions): cloudwatch.Metric;
  metricDeadLetters(props?: cloudwatch.MetricOptions): cloudwatch.Metric;
}
