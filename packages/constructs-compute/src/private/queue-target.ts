import * as events from 'aws-cdk-lib/aws-events';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Stack } from 'aws-cdk-lib/core';
import { policySize, validatePolicySize } from './policy-size';

/** The limits of the policy of a queue. */
const MAX_POLICY_SIZE = 8192;
const MAX_STATEMENTS = 20;

interface ResolvedPolicy {
  readonly Statement: unknown[];
}

/**
 * A queue as the target of rules, with a dead-letter queue for events that cannot be delivered.
 *
 * The policy of each queue has one statement with a list of the rules. `targets.SqsQueue` is not used, because it adds a
 * statement for each rule, grants more than sending requires, and lets every rule of the account send to a queue with a
 * KMS key.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html
 */
export class QueueTarget implements events.IRuleTarget {
  private readonly ruleArns: string[] = [];
  private readonly statements: iam.PolicyStatement[] = [];

  public constructor(
    private readonly queue: sqs.IQueue,
    private readonly deadLetterQueue: sqs.IQueue,
  ) {}

  public bind(rule: events.IRule): events.RuleTargetConfig {
    this.ruleArns.push(rule.ruleArn);
    if (this.statements.length === 0) {
      this.statements.push(allowToSend(this.queue, rule), allowToSend(this.deadLetterQueue, rule));
    } else {
      for (const statement of this.statements) {
        statement.addCondition('ArnEquals', { 'aws:SourceArn': this.ruleArns });
      }
    }
    return {
      arn: this.queue.queueArn,
      deadLetterConfig: { arn: this.deadLetterQueue.queueArn },
      targetResource: this.queue,
    };
  }
}

/** Validates the size of the policy of a queue. */
export function validateQueuePolicy(prop: string, queue: sqs.IQueue): string[] {
  const resource = queue.node.findChild('Policy').node.defaultChild as sqs.CfnQueuePolicy;
  const document = Stack.of(queue).resolve(resource.policyDocument) as ResolvedPolicy;
  const errors = validatePolicySize(
    policySize(resource, document),
    `the policy of \`${prop}\``,
    MAX_POLICY_SIZE,
    'add fewer rules, such as one for a common prefix',
  );
  const statements = document.Statement.length;
  if (statements <= MAX_STATEMENTS) return errors;
  return [
    ...errors,
    `the policy of \`${prop}\` must have at most ${MAX_STATEMENTS} statements, got: ${statements}; ` +
      'combine the principals or conditions of statements',
  ];
}

function allowToSend(queue: sqs.IQueue, rule: events.IRule): iam.PolicyStatement {
  const statement = new iam.PolicyStatement({
    principals: [new iam.ServicePrincipal('events.amazonaws.com')],
    actions: ['sqs:SendMessage'],
    resources: [queue.queueArn],
    conditions: {
      ArnEquals: { 'aws:SourceArn': rule.ruleArn },
      StringEquals: { 'aws:SourceAccount': Stack.of(queue).account },
    },
  });
  queue.addToResourcePolicy(statement);
  return statement;
}
