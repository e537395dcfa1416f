import * as s3 from 'aws-cdk-lib/aws-s3';
import { CfnResource, Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { differs } from './environment';

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

/**
 * Validates the bucket and the queues of a rule.
 *
 * S3 sends events to the default event bus of the account and region of the bucket. The dead-letter queue of a rule must
 * be a standard queue.
 *
 * @param method the method that adds the rule
 */
export function validateObjectRule(method: string, scope: Construct, { env }: s3.IBucket, fifo: boolean): string[] {
  const { account, region } = Stack.of(scope);
  const errors: string[] = [];
  if (differs(account, env.account) || differs(region, env.region)) {
    errors.push(
      `\`bucket\` must be in the account and region of the function, ${account} and ${region}, ` +
        `got: ${env.account} and ${env.region}; forward the events to the event bus of the function instead`,
    );
  }
  if (fifo) errors.push(`\`${method}\` must not be used with \`fifo\`: EventBridge requires standard queues`);
  return errors;
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
