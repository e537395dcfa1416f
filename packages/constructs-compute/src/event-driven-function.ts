import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as events from 'aws-cdk-lib/aws-events';
import * as targets from 'aws-cdk-lib/aws-events-targets';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Duration, Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { Arm64Function, Arm64FunctionProps } from './arm64-function';
import { objectKeyMatchers } from './private/object-key-matchers';
import { throwAll, validateEventDrivenFunction } from './private/validation';

const DEFAULT_MAX_RECEIVE_COUNT = 3;
const DEFAULT_BATCH_SIZE = 10;

/** The longest SQS keeps a message. */
const RETENTION = Duration.days(14);

/**
 * How many times the function's timeout a message stays hidden: AWS's rule leaves time to retry a throttled batch.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html#events-sqs-queueconfig
 */
const VISIBILITY_TIMEOUTS = 6;

/**
 * What Lambda does with the function's role to poll a queue.
 *
 * @see https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSLambdaSQSQueueExecutionRole.html
 */
const CONSUME = ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'];

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
   * How often a message is received before it goes to the dead-letter queue, 1 to 1000. AWS advises 5 and more where
   * the function may be throttled, since a throttled message counts as received.
   *
   * @default 3
   */
  readonly maxReceiveCount?: number;

  /**
   * How many messages an invocation gets at most, 1 to 10. It does not wait for them.
   *
   * @default 10
   */
  readonly batchSize?: number;

  /**
   * How many batches are processed at a time, 2 to 1000, and no more than `reservedConcurrentExecutions`.
   *
   * @see https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html#events-sqs-max-concurrency
   * @default - as many as the function may run at a time
   */
  readonly maxConcurrency?: number;
}

/** Which objects `EventDrivenFunction.onObjectCreated` is about. */
export interface ObjectCreatedOptions {
  /**
   * What the object's key starts with.
   *
   * @default - anything
   */
  readonly prefix?: string;

  /**
   * What the object's key ends with.
   *
   * @default - anything
   */
  readonly suffix?: string;

  /**
   * The name of the rule.
   *
   * @default - a generated name
   */
  readonly ruleName?: string;
}

/**
 * An `Arm64Function` behind a queue: events wait in it, are retried, and go to a dead-letter queue when they fail.
 *
 * The function answers which messages of a batch failed (`batchItemFailures`); the others are not delivered again.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html#services-sqs-batchfailurereporting
 * @example
 *
 * const processor = new EventDrivenFunction(this, 'Processor', {
 *   code: lambda.Code.fromAsset('dist'),
 *   handler: 'index.handler',
 *   queueName: 'trade-files',
 * });
 *
 * declare const bucket: s3.Bucket;
 * processor.onObjectCreated('TradeFiles', bucket, { prefix: 'trades/', suffix: '.csv' });
 * bucket.grants.actionsOnObjectKeys(processor, 'trades/*', 's3:GetObject');
 */
export class EventDrivenFunction extends Construct implements iam.IGrantable, ec2.IConnectable {
  /** The function that processes the messages. */
  public readonly handler: Arm64Function;

  /** Where the events wait. */
  public readonly queue: sqs.IQueue;

  /** Where the messages are that failed `maxReceiveCount` times, for 14 days. */
  public readonly deadLetterQueue: sqs.IQueue;

  /** Receives what is granted to the function. */
  public readonly grantPrincipal: iam.IPrincipal;

  /**
   * @throws when a name or a number breaks its rule, with every breach in one message
   */
  public constructor(scope: Construct, id: string, props: EventDrivenFunctionProps) {
    super(scope, id);
    throwAll(validateEventDrivenFunction(props));

    this.handler = new Arm64Function(this, 'Handler', props);

    this.deadLetterQueue = new sqs.Queue(this, 'DeadLetterQueue', {
      ...secureQueue(props.deadLetterQueueName),
      redriveAllowPolicy: props.queueName ? { sourceQueues: [this.queueByName(props.queueName)] } : undefined,
    });
    this.queue = new sqs.Queue(this, 'Queue', {
      ...secureQueue(props.queueName),
      visibilityTimeout: Duration.seconds(VISIBILITY_TIMEOUTS * this.handler._timeout.toSeconds()),
      deadLetterQueue: {
        queue: this.deadLetterQueue,
        maxReceiveCount: props.maxReceiveCount ?? DEFAULT_MAX_RECEIVE_COUNT,
      },
    });

    // Not `SqsEventSource`, which grants more than polling takes.
    this.queue.grant(this.handler._runPolicy, ...CONSUME);
    new lambda.EventSourceMapping(this, 'EventSourceMapping', {
      target: this.handler.lambdaFunction,
      eventSourceArn: this.queue.queueArn,
      batchSize: props.batchSize ?? DEFAULT_BATCH_SIZE,
      maxConcurrency: props.maxConcurrency,
      reportBatchItemFailures: true,
    }).node.addDependency(this.handler._runPolicy);

    this.grantPrincipal = this.handler.grantPrincipal;
  }

  /**
   * The function's security group, to open what it must reach.
   *
   * @throws when the function is in no VPC
   */
  public get connections(): ec2.Connections {
    return this.handler.connections;
  }

  /**
   * Puts an event on the queue for every object that is created in a bucket, by way of an EventBridge rule.
   *
   * The bucket must send its events to EventBridge. To read the object, the function must be granted that.
   *
   * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/ev-events.html
   * @param id The construct id of the rule
   * @param bucket The bucket
   * @param options Which objects; any by default
   * @returns the rule
   */
  public onObjectCreated(id: string, bucket: s3.IBucket, options: ObjectCreatedOptions = {}): events.Rule {
    const key = objectKeyMatchers(options.prefix, options.suffix);
    return new events.Rule(this, id, {
      ruleName: options.ruleName,
      eventPattern: {
        source: ['aws.s3'],
        detailType: ['Object Created'],
        detail: { bucket: { name: [bucket.bucketName] }, ...(key && { object: { key } }) },
      },
      targets: [new targets.SqsQueue(this.queue)],
    });
  }

  /** The queue before it is made. */
  private queueByName(queueName: string): sqs.IQueue {
    return sqs.Queue.fromQueueArn(
      this,
      'QueueByName',
      Stack.of(this).formatArn({ service: 'sqs', resource: queueName }),
    );
  }
}

/** What both queues have in common. */
function secureQueue(queueName: string | undefined): sqs.QueueProps {
  return {
    queueName,
    encryption: sqs.QueueEncryption.SQS_MANAGED,
    enforceSSL: true,
    retentionPeriod: RETENTION,
  };
}
