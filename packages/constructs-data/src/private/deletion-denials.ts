import * as iam from 'aws-cdk-lib/aws-iam';
import * as s3 from 'aws-cdk-lib/aws-s3';
import type { DataBucketDeletionProtection } from '../data-bucket-deletion-protection';

const CONFIGURATION_ACTIONS = [
  's3:PutLifecycleConfiguration',
  's3:PutBucketVersioning',
  's3:PutBucketPolicy',
  's3:DeleteBucketPolicy',
];

/** The statements of the policy of a bucket that protect its objects from deletion. */
export function deletionDenials(protection: DataBucketDeletionProtection, bucket: s3.IBucket): iam.PolicyStatement[] {
  const { _configuredBy: roleArns, _keepsCurrentVersions: keepsAll } = protection;
  return [
    new iam.PolicyStatement({
      sid: 'DenyDeletion',
      effect: iam.Effect.DENY,
      principals: [new iam.AnyPrincipal()],
      actions: ['s3:DeleteObjectVersion', ...(keepsAll ? ['s3:DeleteObject'] : [])],
      resources: [bucket.arnForObjects('*')],
    }),
    new iam.PolicyStatement({
      sid: 'DenyConfiguration',
      effect: iam.Effect.DENY,
      principals: [new iam.AnyPrincipal()],
      actions: CONFIGURATION_ACTIONS,
      resources: [bucket.bucketArn],
      conditions: { ArnNotEquals: { 'aws:PrincipalArn': roleArns } },
    }),
  ];
}
