import * as events from 'aws-cdk-lib/aws-events';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Stack } from 'aws-cdk-lib/core';

/**
 * A queue as the target of a rule, with a dead-letter queue for events that cannot be delivered.
 *
 * `targets.SqsQueue` is not used, because it grants more than sending requires, and lets every rule of the account send
 * to a queue with a KMS key.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html
 */
export class QueueTarget implements events.IRuleTarget {
  public constructor(
    private readonly queue: sqs.IQueue,
    private readonly deadLetterQueue: sqs.IQueue,
  ) {}

  public bind(rule: events.IRule): events.RuleTargetConfig {
    for (const queue of [this.queue, this.deadLetterQueue]) allowToSend(queue, rule);
    return {
      arn: this.queue.queueArn,
      deadLetterConfig: { arn: this.deadLetterQueue.queueArn },
      targetResource: this.queue,
    };
  }
}

function allowToSend(queue: sqs.IQueue, rule: events.IRule): void {
  queue.addToResourcePolicy(
    new iam.PolicyStatement({
      principals: [new iam.ServicePrincipal('events.amazonaws.com')],
      actions: ['sqs:SendMessage'],
      resources: [queue.queueArn],
      conditions: {
        ArnEquals: { 'aws:SourceArn': rule.ruleArn },
        StringEquals: { 'aws:SourceAccount': Stack.of(queue).account },
      },
    }),
  );
}
