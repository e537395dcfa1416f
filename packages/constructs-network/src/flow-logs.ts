import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { RemovalPolicy } from 'aws-cdk-lib/core';
import { validateKeyPrefix } from './private/validate-flow-logs';
import { throwAll } from './private/throw-all';

/** What is recorded, wherever it goes. */
export interface FlowLogsOptions {
  /**
   * Which traffic is recorded: what was accepted, what was rejected, or both.
   *
   * @default FlowLogTrafficType.ALL
   */
  readonly trafficType?: ec2.FlowLogTrafficType;

  /**
   * Over how long a flow is summed up into one record.
   *
   * @default FlowLogMaxAggregationInterval.TEN_MINUTES
   */
  readonly maxAggregationInterval?: ec2.FlowLogMaxAggregationInterval;
}

/** Properties of `FlowLogs.toCloudWatch()`. */
export interface CloudWatchFlowLogsOptions extends FlowLogsOptions {
  /**
   * The log group's name.
   *
   * @default - a generated name
   */
  readonly logGroupName?: string;

  /**
   * How long records are kept.
   *
   * @default RetentionDays.THREE_MONTHS
   */
  readonly retention?: logs.RetentionDays;

  /**
   * The key the records are encrypted with. CloudWatch Logs is let to use it, for log groups of the account; the policy
   * of an imported key is yours to write.
   *
   * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html
   * @default - a key of CloudWatch Logs
   */
  readonly encryptionKey?: kms.IKey;

  /**
   * What becomes of the log group when the network leaves its stack.
   *
   * @default RemovalPolicy.RETAIN
   */
  readonly removalPolicy?: RemovalPolicy;
}

/** Properties of `FlowLogs.toS3()`. */
export interface S3FlowLogsOptions extends FlowLogsOptions {
  /**
   * The folder in the bucket, without `AWSLogs` or a slash at either end.
   *
   * @default - none: `AWSLogs/` at the top
   */
  readonly keyPrefix?: string;

  /**
   * The format of the files.
   *
   * @default FlowLogFileFormat.PARQUET
   */
  readonly fileFormat?: ec2.FlowLogFileFormat;

  /**
   * Whether the folders are named `name=value`, as Athena and Glue find partitions by themselves.
   *
   * @default true
   */
  readonly hiveCompatiblePartitions?: boolean;

  /**
   * Whether each hour has a folder of its own, in place of each day.
   *
   * @default true
   */
  readonly perHourPartition?: boolean;
}

/**
 * Where the records of a `Network`'s traffic go.
 *
 * Each record is billed by the gigabyte, in CloudWatch Logs at about twice the price of S3. Take the first to search a
 * few days, the second to keep years.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs.html
 * @example
 *
 * new Network(this, 'Network', {
 *   flowLogs: FlowLogs.toCloudWatch({ trafficType: ec2.FlowLogTrafficType.REJECT }),
 * });
 */
export class FlowLogs {
  /** To a log group of their own, by a role that may do nothing but write to it. */
  public static toCloudWatch(props: CloudWatchFlowLogsOptions = {}): FlowLogs {
    return new FlowLogs(props);
  }

  /**
   * To a bucket, as Parquet in folders by hour that Athena finds by itself.
   *
   * The bucket, and its key where it has one, get the statements that let the delivery service write, for this account
   * alone; the policies of an imported bucket or key are yours to write.
   *
   * @see https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-s3-permissions.html
   * @throws when `keyPrefix` breaks its rule
   */
  public static toS3(bucket: s3.IBucket, props: S3FlowLogsOptions = {}): FlowLogs {
    throwAll(validateKeyPrefix(props.keyPrefix));
    return new FlowLogs(props, { bucket, props });
  }

  private constructor(
    /**
     * What goes to a log group, where `_toS3` is absent.
     *
     * @internal
     */
    public readonly _options: CloudWatchFlowLogsOptions,
    /**
     * What goes to a bucket.
     *
     * @internal
     */
    public readonly _toS3?: { readonly bucket: s3.IBucket; readonly props: S3FlowLogsOptions },
  ) {}
}
