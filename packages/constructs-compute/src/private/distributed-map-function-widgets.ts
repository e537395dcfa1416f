import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { Duration } from 'aws-cdk-lib/core';
import type { DistributedMapFunctionMetrics } from './distributed-map-function-metrics';
import { durations, functionWidgets, graph, SUM } from './function-widgets';

/** Rows for a dashboard: the alarms, if there are any, the function and its state machine. */
export function distributedMapFunctionWidgets(
  metrics: DistributedMapFunctionMetrics,
  timeout: Duration,
  alarms: cloudwatch.IAlarm[],
): cloudwatch.IWidget[][] {
  return [...functionWidgets(metrics, timeout, alarms), stateMachineRow(metrics)];
}

function stateMachineRow(metrics: DistributedMapFunctionMetrics): cloudwatch.IWidget[] {
  const { stateMachine } = metrics;
  return [
    graph('Executions', 'Executions per minute', [
      stateMachine.metricStarted({ ...SUM, label: 'Started' }),
      stateMachine.metricSucceeded({ ...SUM, label: 'Succeeded' }),
      stateMachine.metricFailed({ ...SUM, label: 'Failed' }),
      stateMachine.metricTimedOut({ ...SUM, label: 'Timed out' }),
      stateMachine.metricAborted({ ...SUM, label: 'Stopped' }),
    ]),
    graph('Items', 'Items per minute', [
      metrics.metricItemsStarted({ ...SUM, label: 'Started' }),
      metrics.metricItemsSucceeded({ ...SUM, label: 'Succeeded' }),
      metrics.metricItemsFailed({ ...SUM, label: 'Failed' }),
    ]),
    graph(
      'Time of an item',
      'Milliseconds',
      durations((props) => metrics.metricItems('ExecutionTime', props)),
    ),
  ];
}
