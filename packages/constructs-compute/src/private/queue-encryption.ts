import * as iam from 'aws-cdk-lib/aws-iam';
import { Stack } from 'aws-cdk-lib/core';

/**
 * A statement for the policy of a key that lets EventBridge, on behalf of this account, encrypt messages with the key.
 *
 * It cannot refer to a rule, because the rule depends on its queue, which depends on the key.
 *
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-key-management.html#compatibility-with-aws-services
 */
export function allowEventBridgeToEncrypt(stack: Stack): iam.PolicyStatement {
  return new iam.PolicyStatement({
    principals: [new iam.ServicePrincipal('events.amazonaws.com')],
    actions: ['kms:GenerateDataKey', 'kms:Decrypt'],
    // In a key policy, `*` means the key itself.
    resources: ['*'],
    conditions: { StringEquals: { 'aws:SourceAccount': stack.account } },
  });
}

/** A statement for the role of a function that lets Lambda decrypt with a key. */
export function allowToDecrypt(keyArn: string): iam.PolicyStatement {
  return new iam.PolicyStatement({ actions: ['kms:Decrypt'], resources: [keyArn] });
}
