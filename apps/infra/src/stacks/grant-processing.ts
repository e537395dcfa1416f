import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement, type IGrantable } from 'aws-cdk-lib/aws-iam';
import { BucketGrants, type IBucket } from 'aws-cdk-lib/aws-s3';
import { TRADES_PREFIX } from '../ingestion-settings';

/**
 * Allows a function to read trade files, and to read and write their bars.
 *
 * @param hasReplicas true if the table has replicas, so that writes require that the region is the writer
 */
export function grantProcessing(processor: IGrantable, bucket: IBucket, table: ITable, hasReplicas: boolean): void {
  const trades = BucketGrants.fromBucket(bucket);
  trades.actionsOnObjectKeys(processor, `${TRADES_PREFIX}*`, 's3:GetObject', 's3:GetObjectVersion');
  // The versions of a key say which uploads exist, and which of two in the same second is newer.
  processor.grantPrincipal.addToPrincipalPolicy(
    new PolicyStatement({
      actions: ['s3:ListBucketVersions'],
      resources: [bucket.bucketArn],
      conditions: { StringLike: { 's3:prefix': `${TRADES_PREFIX}*` } },
    }),
  );
  table.grant(
    processor,
    'dynamodb:GetItem',
    'dynamodb:PutItem',
    'dynamodb:BatchGetItem',
    'dynamodb:BatchWriteItem',
    'dynamodb:Query',
    ...(hasReplicas ? ['dynamodb:ConditionCheckItem'] : []),
  );
}
