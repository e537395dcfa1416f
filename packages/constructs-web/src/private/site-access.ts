import * as iam from 'aws-cdk-lib/aws-iam';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Annotations, Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';

const CLOUDFRONT = 'cloudfront.amazonaws.com';

/**
 * Lets a distribution read the files of a bucket.
 *
 * The origin of the CDK is not used for this, because it warns about the policy of the key even if it is as narrow as
 * possible.
 */
export function allowDistributionToRead(scope: Construct, bucket: s3.IBucket, distributionId: string): void {
  const added = bucket.addToResourcePolicy(
    new iam.PolicyStatement({
      sid: 'DistributionRead',
      principals: [new iam.ServicePrincipal(CLOUDFRONT)],
      actions: ['s3:GetObject'],
      resources: [bucket.arnForObjects('*')],
      conditions: { ArnEquals: { 'aws:SourceArn': distributionArn(scope, distributionId) } },
    }),
  );
  if (!added.statementAdded) warn(scope, 'bucket', 's3:GetObject');
  if (bucket.encryptionKey) allowDistributionToDecrypt(scope, bucket);
}

/** The key cannot refer to the distribution, which depends on the bucket, which depends on the key. */
function allowDistributionToDecrypt(scope: Construct, { encryptionKey }: s3.IBucket): void {
  const added = encryptionKey?.addToResourcePolicy(
    new iam.PolicyStatement({
      principals: [new iam.ServicePrincipal(CLOUDFRONT)],
      actions: ['kms:Decrypt'],
      // In a key policy, `*` means the key itself.
      resources: ['*'],
      conditions: { ArnLike: { 'aws:SourceArn': distributionArn(scope, '*') } },
    }),
    true,
  );
  if (!added?.statementAdded) warn(scope, 'key', 'kms:Decrypt');
}

function distributionArn(scope: Construct, distributionId: string): string {
  return Stack.of(scope).formatArn({
    service: 'cloudfront',
    region: '',
    resource: 'distribution',
    resourceName: distributionId,
  });
}

function warn(scope: Construct, resource: 'bucket' | 'key', action: string): void {
  Annotations.of(scope).addWarningV2(
    `@trading/constructs-web:imported${resource === 'bucket' ? 'Bucket' : 'Key'}Policy`,
    `The policy of the imported ${resource} is not changed. It must allow ${CLOUDFRONT} the action ${action}, with a ` +
      'condition on `aws:SourceArn`, or the site answers every request with an error.',
  );
}
