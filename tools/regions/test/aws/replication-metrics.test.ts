import { ReplicationMetrics } from '../../src/aws/replication-metrics';
import { clientOf, fail } from './client';

const NOW = Date.parse('2026-11-30T12:00:00Z');
const PARAMETERS = { bucketName: 'bucket-east', tableName: 'table', queueUrl: 'https://sqs/1/trade-files' };

const RULE = { ID: 'to-west', Status: 'Enabled', Destination: { Bucket: 'arn:aws:s3:::bucket-west' } };

const metricsWith = (values: Record<string, number[]>, replication: () => unknown) => {
  const { client, sent } = clientOf({
    GetBucketReplication: replication,
    GetMetricData: ({ MetricDataQueries }) => ({
      MetricDataResults: MetricDataQueries.map(({ Id, MetricStat: { Metric } }: any) => ({
        Id,
        Values: values[`${Metric.Namespace} ${Metric.MetricName}`] ?? [],
      })),
    }),
  });
  return { metrics: new ReplicationMetrics(client, client, PARAMETERS, () => NOW), sent };
};

test('reads the highest values of the last 15 minutes', async () => {
  const { metrics, sent } = metricsWith(
    {
      'AWS/DynamoDB ReplicationLatency': [300, 900],
      'AWS/SQS ApproximateAgeOfOldestMessage': [7],
      'AWS/S3 OperationsPendingReplication': [2, 1],
      'AWS/S3 BytesPendingReplication': [50],
      'AWS/S3 ReplicationLatency': [4],
      'AWS/S3 OperationsFailedReplication': [0],
    },
    () => ({ ReplicationConfiguration: { Rules: [{ ...RULE, ID: 'old', Status: 'Disabled' }, RULE] } }),
  );

  expect(await metrics.read('us-west-2')).toEqual({
    ...{ tableMilliseconds: 900, oldestMessageSeconds: 7 },
    ...{ pendingObjects: 2, pendingBytes: 50, objectSeconds: 4, failedObjects: 0 },
  });
  const { MetricDataQueries, StartTime, EndTime } = sent.at(-1)![1];
  expect([StartTime, EndTime]).toEqual([new Date(NOW - 900_000), new Date(NOW)]);
  expect(MetricDataQueries.map((each: any) => each.MetricStat.Metric.Dimensions)).toContainEqual([
    { Name: 'SourceBucket', Value: 'bucket-east' },
    { Name: 'DestinationBucket', Value: 'bucket-west' },
    { Name: 'RuleId', Value: 'to-west' },
  ]);
  expect(MetricDataQueries[0].MetricStat.Metric.Dimensions).toEqual([
    { Name: 'TableName', Value: 'table' },
    { Name: 'ReceivingRegion', Value: 'us-west-2' },
  ]);
  expect(MetricDataQueries[1].MetricStat.Metric.Dimensions).toEqual([{ Name: 'QueueName', Value: 'trade-files' }]);
});

test.each([
  ['no rule', () => ({ ReplicationConfiguration: { Rules: [] } })],
  ['no configuration', () => fail('ReplicationConfigurationNotFoundError')],
])(
  'knows nothing of objects if the bucket has %s, and nothing that CloudWatch has no data of',
  async (_, replication) => {
    expect(await metricsWith({}, replication).metrics.read('us-west-2')).toEqual({});
  },
);

test('fails with any other error', async () => {
  await expect(metricsWith({}, () => fail('AccessDenied')).metrics.read('us-west-2')).rejects.toThrow('AccessDenied');
});
