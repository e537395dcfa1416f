import * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';

/** The construct that the CDK adds to a bucket with its first notification. */
const NOTIFICATIONS = 'Notifications';

/**
 * Keeps the notifications through EventBridge of a bucket on, which AWS Backup turns on to track changes.
 *
 * The notifications that the CDK manages replace those that AWS Backup adds, unless they include EventBridge.
 *
 * @param scope the construct whose validation reports notifications that are added later
 */
export function keepEventBridge(bucket: s3.IBucket, scope: Construct): void {
  if (!isBucket(bucket) || bucket.keepsEventBridge) return;
  if (bucket.node.tryFindChild(NOTIFICATIONS)) {
    bucket.enableEventBridgeNotification();
    return;
  }

  scope.node.addValidation({
    validate: () =>
      bucket.node.tryFindChild(NOTIFICATIONS)
        ? [
            `the bucket ${bucket.node.path} must have \`eventBridgeEnabled\`, because its other notifications would turn off ` +
              'the events that AWS Backup needs',
          ]
        : [],
  });
}

/** Imported buckets have no such method, and their notifications are not managed. */
function isBucket(bucket: s3.IBucket): bucket is s3.Bucket & { readonly keepsEventBridge?: boolean } {
  return 'enableEventBridgeNotification' in bucket;
}
