import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';

/** The metrics of a `LambdaHttpApi` that its alarms use. */
export interface LambdaHttpApiMetrics {
  metricClientError(props?: cloudwatch.MetricOptions): cloudwatch.Metric;
  metricServerError(props?: cloudwatch.MetricOptions): cloudwatch.Metric;
  metricLatency(props?: cloudwatch.MetricOptions): cloudwatch.Metric;
}
