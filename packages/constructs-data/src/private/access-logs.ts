import * as iam from 'aws-cdk-lib/aws-iam';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Stack } from 'aws-cdk-lib/core';
import { bucketArnOf } from './bucket-arn';

const DELIVERY = 'logging.s3.amazonaws.com';

/** Options for the access logs of a bucket. */
export interface AccessLogsOptions {
  readonly destination: s3.IBucket;
  readonly prefix: string;
  /** The physical name of the bucket that is logged, if it has one. */
  readonly sourceName?: string;
}

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
  destination.addToResourcePolicy(
    new iam.PolicyStatement({
      sid: 'AccessLogDelivery',
      principals: [new iam.ServicePrincipal(DELIVERY)],
      actions: ['s3:PutObject'],
      resources: [destination.arnForObjects(`${prefix}*`)],
      conditions: {
        StringEquals: { 'aws:SourceAccount': Stack.of(source).account },
        ArnEquals: { 'aws:SourceArn': sourceName === undefined ? source.bucketArn : bucketArnOf(source, sourceName) },
      },
    }),
  );
}
