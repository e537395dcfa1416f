import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { Operation } from 'aws-cdk-lib/aws-dynamodb';
import { App, Duration, Stack } from 'aws-cdk-lib/core';
import { DataTable } from '../src';

const stack = new Stack(new App(), 'Stack');
const table = new DataTable(stack, 'Data');
const OPERATIONS = [Operation.GET_ITEM, Operation.QUERY];
const OPTIONS = { period: Duration.minutes(1), dimensionsMap: { Operation: 'GetItem' } };

test.each<[string, string, cloudwatch.Metric]>([
  ['ReturnedItemCount', 'Average', table.metric('ReturnedItemCount', { period: Duration.minutes(1) })],
  ['ConsumedReadCapacityUnits', 'Sum', table.metricConsumedReadCapacityUnits({ period: Duration.minutes(1) })],
  ['ConsumedWriteCapacityUnits', 'Sum', table.metricConsumedWriteCapacityUnits({ period: Duration.minutes(1) })],
  [
    'ConditionalCheckFailedRequests',
    'Sum',
    table.metricConditionalCheckFailedRequests({ period: Duration.minutes(1) }),
  ],
  ['SuccessfulRequestLatency', 'Average', table.metricSuccessfulRequestLatency(OPTIONS)],
])('the table has the metric %s', (metricName, statistic, metric) => {
  expect(metric).toMatchObject({ namespace: 'AWS/DynamoDB', metricName, statistic, period: Duration.minutes(1) });
  expect(metric.dimensions).toMatchObject({ TableName: expect.any(String) });
});

test.each<[string, cloudwatch.IMetric]>([
  [
    'ThrottledRequests',
    table.metricThrottledRequestsForOperations({ operations: OPERATIONS, period: Duration.minutes(1) }),
  ],
  ['SystemErrors', table.metricSystemErrorsForOperations({ operations: OPERATIONS, period: Duration.minutes(1) })],
])('the table sums the metric %s over operations', (metricName, metric) => {
  const summand = expect.objectContaining({ metricName, statistic: 'Sum' });
  expect(metric).toMatchObject({
    expression: 'getitem + query',
    usingMetrics: { getitem: summand, query: summand },
    period: Duration.minutes(1),
  });
});
