import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { Arm64Function } from './arm64-function';
import { DistributedMapFunctionAlarm } from './distributed-map-function-alarms';
import { DistributedMapFunctionProps } from './distributed-map-function-props';
import { Alarms } from './private/alarms';
import { distributedMapFunctionAlarms } from './private/distributed-map-function-alarms';
import { distributedMapFunctionWidgets } from './private/distributed-map-function-widgets';
import { ITEM_LABEL, ItemMap } from './private/item-map';
import { ItemMapRole } from './private/item-map-role';
import { throwAll } from './private/throw-all';
import { validateAlarmActions } from './private/validate-alarm-actions';
import { validateDistributedMapFunction } from './private/validate-distributed-map-function';

const DEFAULT_MAX_CONCURRENCY = 10;
const DEFAULT_RETRY_ATTEMPTS = 2;
const DEFAULT_RETRY_INTERVAL = Duration.seconds(5);

/**
 * A Lambda function on ARM64 that a Step Functions state machine calls with each item of a list in S3, with alarms.
 *
 * The event of the function is the item. Items are processed in any order, and an item can be processed more than once,
 * because calls are retried.
 *
 * If the function returns `{ "waitSeconds": 60 }`, it is called again with the same item after that many seconds, a
 * positive integer. This is for work that takes more than one invocation or waits for something. A function that is
 * called again should save its progress, because only the item is passed to it. It can be called about 2,700 times for an
 * item: the history of the item can have 25,000 events, of which a call with a wait takes nine, and each retry three. Any
 * other result ends the item and is discarded.
 *
 * The state machine runs each item in a Standard execution of its own, whose input, history and error Step Functions keeps
 * for 90 days. A failed execution can be redriven within 14 days, which only repeats the items that have not succeeded. An
 * execution can have about 85,000 items, because Step Functions limits the size of their results even if they are empty
 * and discarded.
 *
 * The history is not sent to CloudWatch Logs, because that requires permissions on all log groups and resource policies
 * of the account.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/state-map-distributed.html
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html#cloudwatch-iam-policy
 * @example
 *
 * declare const bucket: s3.Bucket;
 * const backfill = new DistributedMapFunction(this, 'Backfill', {
 *   code: lambda.Code.fromAsset('dist'),
 *   handler: 'index.handler',
 *   stateMachineName: 'backfill',
 *   items: DistributedMapItems.jsonLines(bucket, { prefix: 'backfills/' }),
 * });
 * bucket.grants.actionsOnObjectKeys(backfill, 'trades/*', 's3:GetObject');
 */
export class DistributedMapFunction extends Arm64Function {
  /**
   * The state machine that calls the function with each item.
   *
   * Grant others the permission to start it with `grantStartExecution()`. Permissions that are granted to the state
   * machine itself have no effect.
   */
  public readonly stateMachine: sfn.IStateMachine;

  /** The alarms on the function and its state machine. */
  public readonly alarms: cloudwatch.IAlarm[];

  private readonly alarmsByKind: Map<DistributedMapFunctionAlarm, cloudwatch.IAlarm>;

  /**
   * @throws if properties are invalid; the error lists every violation
   */
  public constructor(scope: Construct, id: string, props: DistributedMapFunctionProps) {
    throwAll(validateDistributedMapFunction(scope, props));
    super(scope, id, props);

    const role = new ItemMapRole(this, 'StateMachineRole', {
      stateMachineName: props.stateMachineName,
      lambdaFunction: this.lambdaFunction,
      readStatements: props.items._statements,
      permissionsBoundary: props.permissionsBoundary,
    });
    const definition = new ItemMap(this, 'ForEachItem', {
      lambdaFunction: this.lambdaFunction,
      timeout: this._timeout,
      reader: props.items._reader,
      maxConcurrency: props.maxConcurrency ?? DEFAULT_MAX_CONCURRENCY,
      toleratedFailurePercentage: props.toleratedFailurePercentage ?? 0,
      retryAttempts: props.retryAttempts ?? DEFAULT_RETRY_ATTEMPTS,
      retryInterval: props.retryInterval ?? DEFAULT_RETRY_INTERVAL,
    });
    this.stateMachine = new sfn.StateMachine(this, 'StateMachine', {
      stateMachineName: props.stateMachineName,
      definitionBody: sfn.DefinitionBody.fromChainable(definition),
      role: role.withoutPolicyUpdates(),
      timeout: props.executionTimeout,
    });

    this.alarmsByKind = new Alarms(this, 'Alarms', {
      functionName: props.functionName,
      specs: distributedMapFunctionAlarms(this, this._timeout, props.alarms ?? {}),
      without: props.alarms?.without,
      actions: props.alarmActions,
    }).byKind;
    this.alarms = [...this.alarmsByKind.values()];
    this.node.addValidation({ validate: () => validateAlarmActions(this.alarms) });
  }

  /**
   * Returns an alarm of the function or its state machine.
   *
   * @param alarm the alarm to find
   * @returns the alarm, or undefined if it was not created
   */
  public tryFindAlarm(alarm: DistributedMapFunctionAlarm): cloudwatch.IAlarm | undefined {
    return this.alarmsByKind.get(alarm);
  }

  /**
   * Returns a metric of the executions of items. The `stateMachine` has the metrics of the executions that start them.
   *
   * @see https://docs.aws.amazon.com/step-functions/latest/dg/concepts-examine-map-run.html
   * @param metricName the name of a metric in the namespace `AWS/States`
   * @param props the options of the metric, by default the average over 5 minutes
   */
  public metricItems(metricName: string, props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return new cloudwatch.Metric({
      namespace: 'AWS/States',
      metricName,
      dimensionsMap: { StateMachineArn: `${this.stateMachine.stateMachineArn}/${ITEM_LABEL}` },
      ...props,
    }).attachTo(this);
  }

  /**
   * The number of items whose processing starts.
   *
   * @param props the options of the metric, by default the sum over 5 minutes
   */
  public metricItemsStarted(props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metricItems('ExecutionsStarted', { statistic: cloudwatch.Stats.SUM, ...props });
  }

  /**
   * The number of items that succeed.
   *
   * @param props the options of the metric, by default the sum over 5 minutes
   */
  public metricItemsSucceeded(props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metricItems('ExecutionsSucceeded', { statistic: cloudwatch.Stats.SUM, ...props });
  }

  /**
   * The number of items that fail after all retries.
   *
   * @param props the options of the metric, by default the sum over 5 minutes
   */
  public metricItemsFailed(props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metricItems('ExecutionsFailed', { statistic: cloudwatch.Stats.SUM, ...props });
  }

  /**
   * Creates dashboard widgets in three rows: the alarms, the function and the state machine.
   *
   * @returns new widgets on each call, because a widget can only be placed once
   */
  public widgets(): cloudwatch.IWidget[][] {
    return distributedMapFunctionWidgets(this, this._timeout, this.alarms);
  }
}
