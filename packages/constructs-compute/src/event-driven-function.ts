import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as codedeploy from 'aws-cdk-lib/aws-codedeploy';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as events from 'aws-cdk-lib/aws-events';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Duration, Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { Arm64Function } from './arm64-function';
import { EventDrivenFunctionAlarm } from './event-driven-function-alarms';
import { EventDrivenFunctionProps } from './event-driven-function-props';
import { ObjectCreatedRuleOptions } from './object-created-rule-options';
import { ObjectDeletedRuleOptions } from './object-deleted-rule-options';
import { Alarms } from './private/alarms';
import { DEAD_LETTER_RETENTION, DEFAULT_QUEUE_RETENTION } from './private/defaults';
import { validateEventBridge, validateObjectRule } from './private/event-bridge';
import { eventDrivenFunctionAlarms } from './private/event-driven-function-alarms';
import { eventDrivenFunctionWidgets } from './private/event-driven-function-widgets';
import { GradualDeployment } from './private/gradual-deployment';
import { denyNetworkInterfacesToCode } from './private/network-interface-statements';
import { targetKey } from './private/keys';
import { objectKeyMatchers } from './private/object-key-matchers';
import { allowEventBridgeToEncrypt, allowToDecrypt } from './private/queue-encryption';
import { validateKeyPolicy } from './private/policy-size';
import { QueueTarget, validateQueuePolicy } from './private/queue-target';
import { throwAll } from './private/throw-all';
import { validateAlarmActions } from './private/validate-alarm-actions';
import { validateEventDrivenFunction } from './private/validate-event-driven-function';

const DEFAULT_MAX_RECEIVE_COUNT = 5;
const DEFAULT_BATCH_SIZE = 10;

/**
 * The visibility timeout in timeouts of the function. AWS recommends 6, which leaves time to retry a throttled batch.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html#events-sqs-queueconfig
 */
const VISIBILITY_TIMEOUTS = 6;

/**
 * The actions that Lambda needs to poll a queue with the role of the function.
 *
 * @see https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSLambdaSQSQueueExecutionRole.html
 */
const CONSUME_ACTIONS = ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'];

/** The alarms that roll back a deployment. Alarms on the queues are left out, because older versions can raise them. */
const FUNCTION_ALARMS = [
  EventDrivenFunctionAlarm.ERRORS,
  EventDrivenFunctionAlarm.THROTTLES,
  EventDrivenFunctionAlarm.DURATION,
];

/**
 * A Lambda function on ARM64 that processes the messages of a queue, with a dead-letter queue and alarms.
 *
 * The function reports the failed messages of a batch (`batchItemFailures`). Only these are delivered again, and after
 * `maxReceiveCount` attempts they move to the dead-letter queue.
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
 * processor.addObjectCreatedRule('TradeFiles', bucket, { prefix: 'trades/', suffix: '.csv' });
 * bucket.grants.actionsOnObjectKeys(processor, 'trades/*', 's3:GetObject');
 */
export class EventDrivenFunction extends Construct implements iam.IGrantable, ec2.IConnectable {
  /** The Lambda function that processes the messages. */
  public readonly lambdaFunction: lambda.Function;

  /** The execution role of the function. Only Lambda can assume it, on behalf of this account, unless it is your own. */
  public readonly role: iam.IRole;

  /** The log group of the function. */
  public readonly logGroup: logs.ILogGroup;

  /** The queue of the messages to process. */
  public readonly queue: sqs.IQueue;

  /**
   * The queue of the messages that failed `maxReceiveCount` times or could not be delivered. They are kept for 14 days.
   */
  public readonly deadLetterQueue: sqs.IQueue;

  /** The alarms on the function and its queues. */
  public readonly alarms: cloudwatch.IAlarm[];

  /** The alias that the queue invokes. Only with a `deploymentConfig` or `provisionedConcurrentExecutions`. */
  public readonly alias?: lambda.IAlias;

  /** The deployment group that shifts the alias to new versions. Only with a `deploymentConfig`. */
  public readonly deploymentGroup?: codedeploy.ILambdaDeploymentGroup;

  /** The principal to grant permissions to. They are added to `policy`. */
  public readonly grantPrincipal: iam.IPrincipal;

  private readonly fifo: boolean;
  private readonly queueTarget: QueueTarget;
  private readonly arm64Function: Arm64Function;
  private readonly alarmsByKind: Map<EventDrivenFunctionAlarm, cloudwatch.IAlarm>;

  /**
   * @throws if properties are invalid; the error lists every violation
   */
  public constructor(scope: Construct, id: string, props: EventDrivenFunctionProps) {
    super(scope, id);
    throwAll(validateEventDrivenFunction(this, props));

    const queueEncryptionKey = props.queueEncryptionKey && targetKey(props.queueEncryptionKey);

    this.arm64Function = new Arm64Function(this, 'Handler', props);
    this.lambdaFunction = this.arm64Function.lambdaFunction;
    this.role = this.arm64Function.role;
    this.logGroup = this.arm64Function.logGroup;
    this.grantPrincipal = this.arm64Function.grantPrincipal;
    this.node.defaultChild = this.lambdaFunction.node.defaultChild;

    const timeout = this.arm64Function._timeout;
    const visibilityTimeout = (props.maxBatchingWindow ?? Duration.seconds(0)).plus(
      Duration.seconds(VISIBILITY_TIMEOUTS * timeout.toSeconds()),
    );
    this.deadLetterQueue = new sqs.Queue(this, 'DeadLetterQueue', {
      ...queueProps(props, queueEncryptionKey),
      queueName: props.deadLetterQueueName,
      retentionPeriod: DEAD_LETTER_RETENTION,
      redriveAllowPolicy: props.queueName ? { sourceQueues: [this.queueByName(props.queueName)] } : undefined,
    });
    this.queue = new sqs.Queue(this, 'Queue', {
      ...queueProps(props, queueEncryptionKey),
      queueName: props.queueName,
      retentionPeriod: props.queueRetention ?? DEFAULT_QUEUE_RETENTION,
      contentBasedDeduplication: props.contentBasedDeduplication,
      visibilityTimeout,
      deadLetterQueue: {
        queue: this.deadLetterQueue,
        maxReceiveCount: props.maxReceiveCount ?? DEFAULT_MAX_RECEIVE_COUNT,
      },
    });

    this.alarmsByKind = new Alarms(this, 'Alarms', {
      functionName: props.functionName,
      specs: eventDrivenFunctionAlarms(this, timeout, visibilityTimeout, props.alarms ?? {}),
      without: props.alarms?.without,
      actions: props.alarmActions,
    }).byKind;
    this.alarms = [...this.alarmsByKind.values()];

    const hasAlias = props.deploymentConfig !== undefined || props.provisionedConcurrentExecutions !== undefined;
    const deployment = hasAlias ? this.addAlias(props) : undefined;
    this.alias = deployment?.alias;
    this.deploymentGroup = deployment?.deploymentGroup;

    // `SqsEventSource` grants more than polling requires.
    this.queue.grant(this.arm64Function._runPolicy, ...CONSUME_ACTIONS);
    if (queueEncryptionKey) this.allowToUse(queueEncryptionKey);
    new lambda.EventSourceMapping(this, 'EventSourceMapping', {
      target: this.alias ?? this.lambdaFunction,
      eventSourceArn: this.queue.queueArn,
      enabled: props.enabled,
      batchSize: props.batchSize ?? DEFAULT_BATCH_SIZE,
      maxBatchingWindow: props.maxBatchingWindow,
      maxConcurrency: props.maxConcurrency,
      provisionedPollerConfig: props.provisionedPollers,
      filters: props.filters,
      reportBatchItemFailures: true,
    }).node.addDependency(this.arm64Function._runPolicy);
    this.fifo = props.fifo ?? false;
    this.queueTarget = new QueueTarget(this.queue, this.deadLetterQueue);
    this.node.addValidation({
      validate: () => [
        ...validateQueuePolicy('queue', this.queue),
        ...validateQueuePolicy('deadLetterQueue', this.deadLetterQueue),
        ...validateKeyPolicy('queueEncryptionKey', queueEncryptionKey),
        ...validateAlarmActions(this.alarms),
      ],
    });
  }

  /**
   * The customer managed policy with the permissions that are granted to the function.
   *
   * It is created when it is first used. Only use it to add statements, because the CDK rejects an empty policy.
   *
   * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-vs-inline.html
   */
  public get policy(): iam.ManagedPolicy {
    return this.arm64Function.policy;
  }

  /**
   * The network connections of the function.
   *
   * Use it to allow traffic other than HTTPS, or to peers that are defined after the function.
   *
   * @throws if the function is not in a VPC
   */
  public get connections(): ec2.Connections {
    return this.arm64Function.connections;
  }

  /**
   * Returns an alarm of the function or its queues.
   *
   * @param alarm the alarm to find
   * @returns the alarm, or undefined if it was not created
   */
  public tryFindAlarm(alarm: EventDrivenFunctionAlarm): cloudwatch.IAlarm | undefined {
    return this.alarmsByKind.get(alarm);
  }

  /**
   * Adds an EventBridge rule that sends an event to the queue for each object that is created in a bucket.
   *
   * The bucket must be in the account and region of the function and send its events to EventBridge, which is verified
   * at synthesis unless the bucket is imported. The permission to read the objects must be granted separately. An event
   * that cannot be delivered within 24 hours moves to the dead-letter queue.
   *
   * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/ev-events.html
   * @param id the construct ID of the rule
   * @param bucket the bucket whose objects are processed
   * @param options the objects to match, by default all objects
   * @returns the rule
   * @throws if the bucket is in another account or region, whose events stay there, or if the queues are FIFO queues
   */
  public addObjectCreatedRule(id: string, bucket: s3.IBucket, options: ObjectCreatedRuleOptions = {}): events.Rule {
    throwAll(validateObjectRule('addObjectCreatedRule', this, bucket, this.fifo));
    return this.addObjectRule(id, bucket, options, 'Object Created');
  }

  /**
   * Adds an EventBridge rule that sends an event to the queue for each object that is deleted from a bucket.
   *
   * An event has the `deletion-type` `Delete Marker Created` if the bucket keeps the versions of the object. It has the type
   * `Permanently Deleted` if the bucket has no versions, or if a version or a delete marker is deleted, which can make an older
   * version current again. Objects that a lifecycle rule deletes are left out by default.
   *
   * The bucket must be in the account and region of the function and send its events to EventBridge, which is verified
   * at synthesis unless the bucket is imported. An event that cannot be delivered within 24 hours moves to the
   * dead-letter queue.
   *
   * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/EventBridge.html
   * @param id the construct ID of the rule
   * @param bucket the bucket whose objects are deleted
   * @param options the objects to match, by default all objects
   * @returns the rule
   * @throws if the bucket is in another account or region, whose events stay there, or if the queues are FIFO queues
   */
  public addObjectDeletedRule(id: string, bucket: s3.IBucket, options: ObjectDeletedRuleOptions = {}): events.Rule {
    throwAll(validateObjectRule('addObjectDeletedRule', this, bucket, this.fifo));
    const detail = options.expiredObjects ? {} : { reason: ['DeleteObject'] };
    return this.addObjectRule(id, bucket, options, 'Object Deleted', detail);
  }

  /**
   * Returns a metric of the function.
   *
   * @param metricName the name of a metric in the namespace `AWS/Lambda`
   * @param props the options of the metric, by default the average over 5 minutes
   */
  public metric(metricName: string, props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.arm64Function.metric(metricName, props);
  }

  /**
   * The number of invocations.
   *
   * @param props the options of the metric, by default the sum over 5 minutes
   */
  public metricInvocations(props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.arm64Function.metricInvocations(props);
  }

  /**
   * The number of invocations that fail, such as by a crash, a timeout or a lack of memory.
   *
   * @param props the options of the metric, by default the sum over 5 minutes
   */
  public metricErrors(props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.arm64Function.metricErrors(props);
  }

  /**
   * The number of invocations that Lambda rejects because too many are running.
   *
   * @param props the options of the metric, by default the sum over 5 minutes
   */
  public metricThrottles(props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.arm64Function.metricThrottles(props);
  }

  /**
   * The duration of invocations in milliseconds.
   *
   * @param props the options of the metric, by default the average over 5 minutes
   */
  public metricDuration(props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.arm64Function.metricDuration(props);
  }

  /**
   * The number of invocations that run at the same time.
   *
   * @param props the options of the metric, by default the maximum over 5 minutes
   */
  public metricConcurrentExecutions(props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.arm64Function.metricConcurrentExecutions(props);
  }

  /**
   * The number of messages in the queue that wait to be processed.
   *
   * @param props the options of the metric, by default the maximum over 5 minutes
   */
  public metricMessagesVisible(props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.queue.metricApproximateNumberOfMessagesVisible(props);
  }

  /**
   * The number of messages in the queue that are being processed, or wait to be retried.
   *
   * @param props the options of the metric, by default the maximum over 5 minutes
   */
  public metricMessagesInFlight(props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.queue.metricApproximateNumberOfMessagesNotVisible(props);
  }

  /**
   * The age of the oldest message in the queue in seconds.
   *
   * @param props the options of the metric, by default the maximum over 5 minutes
   */
  public metricOldestMessageAge(props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.queue.metricApproximateAgeOfOldestMessage(props);
  }

  /**
   * The number of messages in the dead-letter queue.
   *
   * @param props the options of the metric, by default the maximum over 5 minutes
   */
  public metricDeadLetters(props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.deadLetterQueue.metricApproximateNumberOfMessagesVisible(props);
  }

  /**
   * Creates dashboard widgets in three rows: the alarms, the function and the queues.
   *
   * @returns new widgets on each call, because a widget can only be placed once
   */
  public widgets(): cloudwatch.IWidget[][] {
    return eventDrivenFunctionWidgets(this, this.arm64Function._timeout, this.alarms);
  }

  private addObjectRule(
    id: string,
    bucket: s3.IBucket,
    options: ObjectCreatedRuleOptions,
    detailType: string,
    detail: object = {},
  ): events.Rule {
    this.node.addValidation({ validate: () => validateEventBridge(bucket) });
    const key = objectKeyMatchers(options.prefix, options.suffix);
    return new events.Rule(this, id, {
      ruleName: options.ruleName,
      enabled: options.enabled,
      eventPattern: {
        source: ['aws.s3'],
        detailType: [detailType],
        detail: { bucket: { name: [bucket.bucketName] }, ...(key && { object: { key } }), ...detail },
      },
      targets: [this.queueTarget],
    });
  }

  private allowToUse(key: kms.IKey): void {
    this.arm64Function._runPolicy.addStatements(allowToDecrypt(key.keyArn));
    key.addToResourcePolicy(allowEventBridgeToEncrypt(Stack.of(this)), true);
  }

  private addAlias({
    deploymentConfig,
    provisionedConcurrentExecutions,
    permissionsBoundary,
  }: EventDrivenFunctionProps): GradualDeployment {
    const { lambdaFunction, _codePolicy } = this.arm64Function;
    // AWS does not document if the ARN of the calling function includes its version.
    _codePolicy?.addStatements(denyNetworkInterfacesToCode(`${lambdaFunction.functionArn}:*`));
    const alarms = FUNCTION_ALARMS.flatMap((kind) => this.tryFindAlarm(kind) ?? []);
    return new GradualDeployment(this, 'Deployment', {
      lambdaFunction,
      deploymentConfig,
      provisionedConcurrentExecutions,
      alarms,
      permissionsBoundary,
    });
  }

  /** The queue, referenced by its name before it is created. */
  private queueByName(queueName: string): sqs.IQueue {
    return sqs.Queue.fromQueueArn(
      this,
      'QueueByName',
      Stack.of(this).formatArn({ service: 'sqs', resource: queueName }),
    );
  }
}

/** The props that both queues share. */
function queueProps({ fifo }: EventDrivenFunctionProps, key: kms.IKey | undefined): sqs.QueueProps {
  return {
    // The CDK rejects false.
    fifo: fifo ? true : undefined,
    encryption: key ? sqs.QueueEncryption.KMS : sqs.QueueEncryption.SQS_MANAGED,
    encryptionMasterKey: key,
    enforceSSL: true,
  };
}
