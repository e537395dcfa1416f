import * as iam from 'aws-cdk-lib/aws-iam';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Stack } from 'aws-cdk-lib/core';
import { bucketArnOf } from './bucket-arn';

const DELIVERY = 'logging.s3.amazonaws.com';

/** Where the access logs of a bucket go. */
export interface AccessLogs {
  readonly destination: s3.IBucket;
  readonly prefix: string;
  /** The physical name of the bucket that is logged, where it was given. */
  readonly sourceName?: string;
}

/**
 * Has the accesses to a bucket logged, on the resource itself: the L2's `serverAccessLogsBucket` turns on ACLs, or
 * trusts the service without its source when the buckets are in different stacks.
 */
export function logAccesses(source: s3.Bucket, { destination, prefix, sourceName }: AccessLogs): void {
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
