import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as codedeploy from 'aws-cdk-lib/aws-codedeploy';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as events from 'aws-cdk-lib/aws-events';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Duration, Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { Arm64Function } from './arm64-function';
import { EventDrivenFunctionAlarm } from './event-driven-function-alarms';
import { EventDrivenFunctionProps } from './event-driven-function-props';
import { QUEUE_RETENTION } from './private/defaults';
import { EventDrivenFunctionAlarms } from './private/event-driven-function-alarms';
import { validateEventDrivenFunction } from './private/event-driven-function-validation';
import { eventDrivenFunctionWidgets } from './private/event-driven-function-widgets';
import { GradualDeployment } from './private/gradual-deployment';
import { denyNetworkInterfacesToCode } from './private/network-interface-statements';
import { objectKeyMatchers } from './private/object-key-matchers';
import { allowEventBridgeToEncrypt, allowToDecrypt } from './private/queue-encryption';
import { QueueTarget } from './private/queue-target';
import { throwAll } from './private/validation';

const DEFAULT_MAX_RECEIVE_COUNT = 5;
const DEFAULT_BATCH_SIZE = 10;

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

/** The alarms that tell of a bad version; those of the queues may go off for what came before it. */
const FUNCTION_ALARMS = [
  EventDrivenFunctionAlarm.ERRORS,
  EventDrivenFunctionAlarm.THROTTLES,
  EventDrivenFunctionAlarm.DURATION,
];

/** Which objects `EventDrivenFunction.onObjectCreated` is about. */
export interface ObjectCreatedOptions {
  /**
   * What the object's key starts with; with a `suffix` too, it must have both.
   *
   * @default - anything
   */
  readonly prefix?: string;

  /**
   * What the object's key ends with; with a `prefix` too, it must have both.
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

  /** Where the messages are that failed `maxReceiveCount` times or were not delivered, for 14 days. */
  public readonly deadLetterQueue: sqs.IQueue;

  /** The alarms of the function and its queues. */
  public readonly alarms: cloudwatch.IAlarm[];

  /** What the queue invokes, where there is a `deploymentConfig`. */
  public readonly alias?: lambda.IAlias;

  /** What moves the alias to a new version, where there is a `deploymentConfig`. */
  public readonly deploymentGroup?: codedeploy.ILambdaDeploymentGroup;

  /** Receives what is granted to the function. */
  public readonly grantPrincipal: iam.IPrincipal;

  private readonly alarmsByKind: Map<EventDrivenFunctionAlarm, cloudwatch.IAlarm>;

  /**
   * @throws when a name or a number breaks its rule, with every breach in one message
   */
  public constructor(scope: Construct, id: string, props: EventDrivenFunctionProps) {
    super(scope, id);
    throwAll(validateEventDrivenFunction(props));

    this.handler = new Arm64Function(this, 'Handler', props);

    const timeout = this.handler._timeout;
    const visibilityTimeout = (props.maxBatchingWindow ?? Duration.seconds(0)).plus(
      Duration.seconds(VISIBILITY_TIMEOUTS * timeout.toSeconds()),
    );
    this.deadLetterQueue = new sqs.Queue(this, 'DeadLetterQueue', {
      ...secureQueue(props.deadLetterQueueName, props.queueEncryptionKey),
      redriveAllowPolicy: props.queueName ? { sourceQueues: [this.queueByName(props.queueName)] } : undefined,
    });
    this.queue = new sqs.Queue(this, 'Queue', {
      ...secureQueue(props.queueName, props.queueEncryptionKey),
      visibilityTimeout,
      deadLetterQueue: {
        queue: this.deadLetterQueue,
        maxReceiveCount: props.maxReceiveCount ?? DEFAULT_MAX_RECEIVE_COUNT,
      },
    });

    this.alarmsByKind = new EventDrivenFunctionAlarms(this, 'Alarms', {
      functionName: props.functionName,
      lambdaFunction: this.handler.lambdaFunction,
      queue: this.queue,
      deadLetterQueue: this.deadLetterQueue,
      timeout,
      visibilityTimeout,
      options: props.alarms,
      actions: props.alarmActions,
    }).byKind;

    const deployment = props.deploymentConfig && this.deployGradually(props, props.deploymentConfig);
    this.alias = deployment?.alias;
    this.deploymentGroup = deployment?.deploymentGroup;

    // Not `SqsEventSource`, which grants more than polling takes.
    this.queue.grant(this.handler._runPolicy, ...CONSUME);
    if (props.queueEncryptionKey) this.allowToUse(props.queueEncryptionKey);
    new lambda.EventSourceMapping(this, 'EventSourceMapping', {
      target: this.alias ?? this.handler.lambdaFunction,
      eventSourceArn: this.queue.queueArn,
      batchSize: props.batchSize ?? DEFAULT_BATCH_SIZE,
      maxBatchingWindow: props.maxBatchingWindow,
      maxConcurrency: props.maxConcurrency,
      reportBatchItemFailures: true,
    }).node.addDependency(this.handler._runPolicy);

    this.alarms = [...this.alarmsByKind.values()];
    this.grantPrincipal = this.handler.grantPrincipal;
  }

  /**
   * One of the alarms.
   *
   * @param alarm What the alarm watches
   * @returns the alarm; undefined where it was not to be made
   */
  public findAlarm(alarm: EventDrivenFunctionAlarm): cloudwatch.IAlarm | undefined {
    return this.alarmsByKind.get(alarm);
  }

  /**
   * The function's security group, to let out what is not HTTPS, or what is known later than `egress`.
   *
   * @throws when the function is in no VPC
   */
  public get connections(): ec2.Connections {
    return this.handler.connections;
  }

  /**
   * Puts an event on the queue for every object that is created in a bucket, by way of an EventBridge rule.
   *
   * The bucket must send its events to EventBridge. To read the object, the function must be granted that. An event
   * that cannot be delivered goes to the dead-letter queue after 24 hours of retries.
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
      targets: [new QueueTarget(this.queue, this.deadLetterQueue)],
    });
  }

  /**
   * Widgets for a dashboard of yours, in rows: the alarms, the function, the queues.
   *
   * @returns new widgets at each call, since a widget has one place
   */
  public widgets(): cloudwatch.IWidget[][] {
    const { queue, deadLetterQueue, alarms } = this;
    const { lambdaFunction, _timeout: timeout } = this.handler;
    return eventDrivenFunctionWidgets({ lambdaFunction, timeout, queue, deadLetterQueue, alarms });
  }

  private allowToUse(key: kms.IKey): void {
    this.handler._runPolicy.addStatements(allowToDecrypt(key.keyArn));
    key.addToResourcePolicy(allowEventBridgeToEncrypt(Stack.of(this)), true);
  }

  private deployGradually(
    { permissionsBoundary }: EventDrivenFunctionProps,
    deploymentConfig: codedeploy.ILambdaDeploymentConfig,
  ): GradualDeployment {
    const { lambdaFunction, _codePolicy } = this.handler;
    // Whether Lambda tells the version of the code that calls is not documented.
    _codePolicy?.addStatements(denyNetworkInterfacesToCode(`${lambdaFunction.functionArn}:*`));
    const alarms = FUNCTION_ALARMS.flatMap((kind) => this.findAlarm(kind) ?? []);
    return new GradualDeployment(this, 'Deployment', { lambdaFunction, deploymentConfig, alarms, permissionsBoundary });
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
function secureQueue(queueName: string | undefined, key: kms.IKey | undefined): sqs.QueueProps {
  return {
    queueName,
    encryption: key ? sqs.QueueEncryption.KMS : sqs.QueueEncryption.SQS_MANAGED,
    encryptionMasterKey: key,
    enforceSSL: true,
    retentionPeriod: QUEUE_RETENTION,
  };
}
