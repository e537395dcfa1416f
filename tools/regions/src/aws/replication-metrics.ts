import { GetMetricDataCommand, type CloudWatchClient, type MetricDataQuery } from '@aws-sdk/client-cloudwatch';
import { GetBucketReplicationCommand, type S3Client } from '@aws-sdk/client-s3';
import type { Lags } from '../region';
import type { RegionParameters } from '../region-parameters';

/** CloudWatch has data of the last minutes only after a while, in milliseconds. */
const WINDOW = 15 * 60_000;

/** Seconds of a data point. */
const PERIOD = 60;

/** A metric whose highest value within the window is read. */
interface MetricName {
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: Readonly<Record<string, string>>;
}

/** Reads from CloudWatch how far replication from a region is behind, and how long messages wait. */
export class ReplicationMetrics {
  public constructor(
    private readonly cloudWatch: Pick<CloudWatchClient, 'send'>,
    private readonly s3: Pick<S3Client, 'send'>,
    private readonly parameters: Pick<RegionParameters, 'bucketName' | 'tableName' | 'queueUrl'>,
    private readonly now: () => number,
  ) {}

  /**
   * Reads the highest values of the last 15 minutes. Values are undefined if CloudWatch has none, such as without any replication.
   *
   * @param receivingRegion the region that the table is replicated to
   */
  public async read(receivingRegion: string): Promise<Lags> {
    const { tableName: TableName, queueUrl } = this.parameters;
    const dimensions = { TableName, ReceivingRegion: receivingRegion };
    const rule = await this.findRule();
    const ofObjects = (name: string) => rule && { namespace: 'AWS/S3', name, dimensions: rule };
    const [tableMilliseconds, oldestMessageSeconds, pendingObjects, pendingBytes, objectSeconds, failedObjects] =
      await this.readAll([
        { namespace: 'AWS/DynamoDB', name: 'ReplicationLatency', dimensions },
        {
          namespace: 'AWS/SQS',
          name: 'ApproximateAgeOfOldestMessage',
          dimensions: { QueueName: queueUrl.split('/').at(-1) ?? queueUrl },
        },
        ofObjects('OperationsPendingReplication'),
        ofObjects('BytesPendingReplication'),
        ofObjects('ReplicationLatency'),
        ofObjects('OperationsFailedReplication'),
      ]);
    return { tableMilliseconds, oldestMessageSeconds, pendingObjects, pendingBytes, objectSeconds, failedObjects };
  }

  private async readAll(metrics: readonly (MetricName | undefined)[]): Promise<(number | undefined)[]> {
    const now = this.now();
    const queries = metrics.flatMap((metric, index): MetricDataQuery[] => (metric ? [queryOf(metric, index)] : []));
    const { MetricDataResults = [] } = await this.cloudWatch.send(
      new GetMetricDataCommand({
        MetricDataQueries: queries,
        StartTime: new Date(now - WINDOW),
        EndTime: new Date(now),
      }),
    );
    const values = new Map(MetricDataResults.map(({ Id, Values = [] }) => [Id, Values]));
    return metrics.map((_, index) => {
      const found = values.get(idOf(index)) ?? [];
      return found.length === 0 ? undefined : Math.max(...found);
    });
  }

  /** The dimensions of the metrics of the rule that replicates trade files. Undefined if the bucket has none. */
  private async findRule(): Promise<Record<string, string> | undefined> {
    const { bucketName } = this.parameters;
    try {
      const { ReplicationConfiguration } = await this.s3.send(new GetBucketReplicationCommand({ Bucket: bucketName }));
      const { ID, Destination } = ReplicationConfiguration?.Rules?.find(({ Status }) => Status === 'Enabled') ?? {};
      if (ID === undefined || Destination?.Bucket === undefined) return undefined;
      const DestinationBucket = Destination.Bucket.replace('arn:aws:s3:::', '');
      return { SourceBucket: bucketName, DestinationBucket, RuleId: ID };
    } catch (error) {
      if ((error as Error).name === 'ReplicationConfigurationNotFoundError') return undefined;
      throw error;
    }
  }
}

function queryOf({ namespace, name, dimensions }: MetricName, index: number): MetricDataQuery {
  return {
    Id: idOf(index),
    MetricStat: {
      Metric: {
        Namespace: namespace,
        MetricName: name,
        Dimensions: Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value })),
      },
      Period: PERIOD,
      Stat: 'Maximum',
    },
  };
}

function idOf(index: number): string {
  return `m${index}`;
}
