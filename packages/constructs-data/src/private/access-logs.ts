import * as iam from 'aws-cdk-lib/aws-iam';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Stack } from 'aws-cdk-lib/core';
import { bucketArnOf } from './bucket-arn';

const DELIVERY = 'logging.s3.amazonaws.com';
const SID = 'AccessLogDelivery';

/** Options for the access logs of a bucket. */
export interface AccessLogsOptions {
  readonly destination: s3.IBucket;
  readonly prefix: string;
  /** The physical name of the bucket that is logged, if it has one. */
  readonly sourceName?: string;
}

/** A statement that lets S3 deliver the logs of several buckets below a prefix. */
interface Delivery {
  readonly statement: iam.PolicyStatement;
  readonly sourceArns: string[];
}

/** The statements of a destination by their prefix. */
const deliveries = new WeakMap<s3.IBucket, Map<string, Delivery>>();

/**
 * Delivers the access logs of a bucket to another one.
 *
 * Uses the L1 construct, because the `serverAccessLogsBucket` of `Bucket` enables ACLs, or trusts the logging service
 * without a condition on the source if the buckets are in different stacks.
 */
export function deliverAccessLogs(source: s3.Bucket, { destination, prefix, sourceName }: AccessLogsOptions): void {
  const resource = source.node.defaultChild as s3.CfnBucket;
  resource.loggingConfiguration = {
    destinationBucketName: destination.bucketName,
    logFilePrefix: prefix,
    targetObjectKeyFormat: { partitionedPrefix: { partitionDateSource: s3.PartitionDateSource.EVENT_TIME } },
  };
  allowDelivery(
    destination,
    prefix,
    Stack.of(source).account,
    sourceName === undefined ? source.bucketArn : bucketArnOf(source, sourceName),
  );
}

/** Each prefix has one statement with a list of buckets, so that the statement IDs differ and the policy stays small. */
function allowDelivery(destination: s3.IBucket, prefix: string, account: string, sourceArn: string): void {
  const byPrefix = deliveries.get(destination) ?? new Map<string, Delivery>();
  deliveries.set(destination, byPrefix);
  const existing = byPrefix.get(prefix);
  if (existing) {
    existing.sourceArns.push(sourceArn);
    existing.statement.addCondition('ArnEquals', { 'aws:SourceArn': existing.sourceArns });
    return;
  }
  const statement = new iam.PolicyStatement({
    sid: byPrefix.size === 0 ? SID : `${SID}${byPrefix.size + 1}`,
    principals: [new iam.ServicePrincipal(DELIVERY)],
    actions: ['s3:PutObject'],
    resources: [destination.arnForObjects(`${prefix}*`)],
    conditions: { StringEquals: { 'aws:SourceAccount': account }, ArnEquals: { 'aws:SourceArn': sourceArn } },
  });
  byPrefix.set(prefix, { statement, sourceArns: [sourceArn] });
  destination.addToResourcePolicy(statement);
}
