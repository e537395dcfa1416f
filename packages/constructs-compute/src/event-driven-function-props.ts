import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as codedeploy from 'aws-cdk-lib/aws-codedeploy';
import * as kms from 'aws-cdk-lib/aws-kms';
import { Duration } from 'aws-cdk-lib/core';
import { Arm64FunctionProps } from './arm64-function-props';
import { EventDrivenFunctionAlarmOptions } from './event-driven-function-alarms';

/** Properties of an `EventDrivenFunction`. */
export interface EventDrivenFunctionProps extends Arm64FunctionProps {
  /**
   * The name of the queue: 1 to 80 letters, digits, `_` and `-`.
   *
   * With a name, the dead-letter queue takes messages of this queue alone. Without one it takes those of any queue of
   * the account and region: two generated names cannot refer to each other.
   *
   * @default - a generated name
   */
  readonly queueName?: string;

  /**
   * The name of the dead-letter queue: 1 to 80 letters, digits, `_` and `-`.
   *
   * @default - a generated name
   */
  readonly deadLetterQueueName?: string;

  /**
   * The key to encrypt both queues with. Lambda is allowed to decrypt with it, by the function's role, and EventBridge
   * to encrypt, by the policy of the key: to that of an imported key you add it yourself. Whoever else sends to a queue
   * needs `kms:GenerateDataKey` and `kms:Decrypt`.
   *
   * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-key-management.html
   * @default - a key of SQS
   */
  readonly queueEncryptionKey?: kms.IKey;

  /**
   * How often a message is received before it goes to the dead-letter queue, 1 to 1000. A message that is throttled
   * counts as received, for which AWS advises 5 and more.
   *
   * @see https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html#events-sqs-queueconfig
   * @default 5
   */
  readonly maxReceiveCount?: number;

  /**
   * How many messages an invocation gets at most: 1 to 10, with a `maxBatchingWindow` up to 10000.
   *
   * @default 10
   */
  readonly batchSize?: number;

  /**
   * How long to wait for more messages: whole seconds, at most 5 minutes. Messages stay hidden for so much longer.
   *
   * @see https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventsourcemapping.html#invocation-eventsourcemapping-batching
   * @default - not at all
   */
  readonly maxBatchingWindow?: Duration;

  /**
   * How many batches are processed at a time, 2 to 1000, and no more than `reservedConcurrentExecutions`.
   *
   * @see https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html#events-sqs-max-concurrency
   * @default - as many as the function may run at a time
   */
  readonly maxConcurrency?: number;

  /**
   * When the alarms go off, and which of them there are not.
   *
   * @default - all alarms, with their default thresholds
   */
  readonly alarms?: EventDrivenFunctionAlarmOptions;

  /**
   * What happens when an alarm goes off, such as a message to an SNS topic.
   *
   * @default - none: the alarms show in CloudWatch
   */
  readonly alarmActions?: cloudwatch.IAlarmAction[];

  /**
   * How fast a new version takes over, such as `LambdaDeploymentConfig.LINEAR_10PERCENT_EVERY_1MINUTE`.
   *
   * The queue then invokes an alias, which CodeDeploy moves to the new version step by step, and back when an alarm of
   * the function (not of a queue) goes off. Messages are shared out by batch: for some time both versions get some.
   *
   * @see https://docs.aws.amazon.com/lambda/latest/dg/configuring-alias-routing.html
   * @default - no alias: a new version takes over at once
   */
  readonly deploymentConfig?: codedeploy.ILambdaDeploymentConfig;
}
