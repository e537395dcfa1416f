import * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';

/** Properties for a `NotifyingBucket`. */
export interface NotifyingBucketProps extends s3.BucketProps {
  /** True if the notifications through EventBridge must stay on, for their readers or for AWS Backup. */
  readonly keepsEventBridge: boolean;
}

/**
 * A bucket whose notifications through EventBridge stay on.
 *
 * The first call of `addEventNotification()` adds a custom resource that replaces all notifications of the bucket,
 * including those through EventBridge, which therefore have to be enabled there as well.
 *
 * @see https://github.com/aws/aws-cdk/issues/29653
 */
export class NotifyingBucket extends s3.Bucket {
  /** True if the notifications through EventBridge stay on. */
  public readonly keepsEventBridge: boolean;

  public constructor(scope: Construct, id: string, { keepsEventBridge, ...props }: NotifyingBucketProps) {
    super(scope, id, props);
    this.keepsEventBridge = keepsEventBridge;
  }

  public override addEventNotification(
    event: s3.EventType,
    dest: s3.IBucketNotificationDestination,
    ...filters: s3.NotificationKeyFilter[]
  ): void {
    if (this.keepsEventBridge) this.enableEventBridgeNotification();
    super.addEventNotification(event, dest, ...filters);
  }
}
