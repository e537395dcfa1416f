import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import type { FunctionMetrics } from './function-metrics';

/** The metrics of a `DistributedMapFunction` that its alarms and widgets use. */
export interface DistributedMapFunctionMetrics extends FunctionMetrics {
  readonly stateMachine: sfn.IStateMachine;
  metricItems(metricName: string, props?: cloudwatch.MetricOptions): cloudwatch.Metric;
  metricItemsStarted(props?: cloudwatch.MetricOptions): cloudwatch.Metric;
  metricItemsSucceeded(props?: cloudwatch.MetricOptions): cloudwatch.Metric;
  metricItemsFailed(props?: cloudwatch.MetricOptions): cloudwatch.Metric;
}
