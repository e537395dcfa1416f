import * as iam from 'aws-cdk-lib/aws-iam';
import { Stack } from 'aws-cdk-lib/core';

/**
 * Lets EventBridge, acting for this account, encrypt what it sends to a queue with a key, in whose policy this goes.
 * It cannot name a rule: the rule waits for its queue, and that for the key.
 *
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-key-management.html#compatibility-with-aws-services
 */
export function allowEventBridgeToEncrypt(stack: Stack): iam.PolicyStatement {
  return new iam.PolicyStatement({
    principals: [new iam.ServicePrincipal('events.amazonaws.com')],
    actions: ['kms:GenerateDataKey', 'kms:Decrypt'],
    // In the policy of a key: this key.
    resources: ['*'],
    conditions: { StringEquals: { 'aws:SourceAccount': stack.account } },
  });
}

/** Lets Lambda, with the role of a function, decrypt what it receives from a queue with a key. */
export function allowToDecrypt(keyArn: string): iam.PolicyStatement {
  return new iam.PolicyStatement({ actions: ['kms:Decrypt'], resources: [keyArn] });
}
