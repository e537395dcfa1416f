import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';

/** The metrics of a function that its alarms and widgets use. */
export interface FunctionMetrics {
  metricInvocations(props?: cloudwatch.MetricOptions): cloudwatch.Metric;
  metricErrors(props?: cloudwatch.MetricOptions): cloudwatch.Metric;
  metricThrottles(props?: cloudwatch.MetricOptions): cloudwatch.Metric;
  metricDuration(props?: cloudwatch.MetricOptions): cloudwatch.Metric;
  metricConcurrentExecutions(props?: cloudwatch.MetricOptions): cloudwatch.Metric;
}
