import * as s3 from 'aws-cdk-lib/aws-s3';
import { CfnResource, Stack } from 'aws-cdk-lib/core';

/** The construct with the custom resource that replaces all notifications of a bucket, if the CDK manages them. */
const NOTIFICATIONS = 'Notifications';

interface Rendered {
  readonly Resources: Record<string, { readonly Properties?: BucketProperties }>;
}

interface BucketProperties {
  readonly NotificationConfiguration?: {
    readonly EventBridgeConfiguration?: { readonly EventBridgeEnabled?: boolean };
  };
}

/** Validates that a bucket sends its events to EventBridge. The settings of an imported bucket are not known. */
export function validateEventBridge(bucket: s3.IBucket): string[] {
  const notifications = bucket.node.tryFindChild(NOTIFICATIONS)?.node.defaultChild;
  const resource = (notifications ?? bucket.node.defaultChild) as CfnResource | undefined;
  if (!resource) return [];

  const { NotificationConfiguration } = propertiesOf(resource);
  const configuration = NotificationConfiguration?.EventBridgeConfiguration;
  if (configuration && configuration.EventBridgeEnabled !== false) return [];
  return [
    `the bucket ${bucket.node.path} must have \`eventBridgeEnabled\`, because the rule only matches events that S3 sends ` +
      'to EventBridge',
  ];
}

/** The rendered properties, which include overrides. */
function propertiesOf(resource: CfnResource): BucketProperties {
  const rendered = Stack.of(resource).resolve(
    (resource as unknown as { _toCloudFormation(): object })._toCloudFormation(),
  ) as Rendered;
  return Object.values(rendered.Resources)[0]?.Properties ?? {};
}
