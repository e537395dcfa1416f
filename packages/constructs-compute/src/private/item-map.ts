import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import * as tasks from 'aws-cdk-lib/aws-stepfunctions-tasks';
import { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';

/** The label of the map, which is part of the ARNs and metrics of the executions of items. */
export const ITEM_LABEL = 'Items';

/** The time that a call can take in addition to the timeout of the function, such as for its initialization. */
const CALL_MARGIN = Duration.minutes(1);

const BACKOFF = {
  backoffRate: 2,
  maxDelay: Duration.minutes(5),
  jitterStrategy: sfn.JitterType.FULL,
};

/**
 * The retries of errors of Lambda itself, with which the function was not called or its result is not known.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/bp-lambda-serviceexception.html
 */
const SERVICE_RETRIES: sfn.RetryProps = {
  errors: [
    'Lambda.ClientExecutionTimeoutException',
    'Lambda.ServiceException',
    'Lambda.AWSLambdaException',
    'Lambda.SdkClientException',
    'Lambda.TooManyRequestsException',
  ],
  interval: Duration.seconds(2),
  maxAttempts: 10,
  ...BACKOFF,
};

/** Properties for an `ItemMap`. */
export interface ItemMapProps {
  readonly lambdaFunction: lambda.IFunction;
  readonly timeout: Duration;
  readonly reader: sfn.IItemReader;
  readonly maxConcurrency: number;
  readonly toleratedFailurePercentage: number;
  readonly retryAttempts: number;
  readonly retryInterval: Duration;
}

/**
 * A state that calls a function with each item, in an execution of its own.
 *
 * The result of the function is kept beside the item, so that the same item is available for the next call. An
 * execution ends with an empty result, because Step Functions limits the size of all results even if they are discarded.
 *
 * @see https://github.com/aws/aws-cdk/issues/24799
 */
export class ItemMap extends sfn.DistributedMap {
  public constructor(scope: Construct, id: string, props: ItemMapProps) {
    super(scope, id, {
      label: ITEM_LABEL,
      // Express executions end after five minutes.
      mapExecutionType: sfn.StateMachineType.STANDARD,
      itemReader: props.reader,
      itemSelector: { item: sfn.JsonPath.objectAt('$$.Map.Item.Value') },
      maxConcurrency: props.maxConcurrency,
      toleratedFailurePercentage: props.toleratedFailurePercentage,
      resultPath: sfn.JsonPath.DISCARD,
    });

    const call = new tasks.LambdaInvoke(this, 'Call', {
      lambdaFunction: props.lambdaFunction,
      payloadResponseOnly: true,
      inputPath: '$.item',
      resultPath: '$.result',
      taskTimeout: sfn.Timeout.duration(props.timeout.plus(CALL_MARGIN)),
      // It retries without jitter, and does not retry throttled calls.
      retryOnServiceExceptions: false,
    });
    call.addRetry(SERVICE_RETRIES);
    call.addRetry({
      errors: [sfn.Errors.TASKS_FAILED, sfn.Errors.TIMEOUT],
      interval: props.retryInterval,
      maxAttempts: props.retryAttempts,
      ...BACKOFF,
    });
    const wait = new sfn.Wait(this, 'Wait', { time: sfn.WaitTime.secondsPath('$.result.waitSeconds') });
    const callAgain = new sfn.Choice(this, 'CallAgain')
      .when(sfn.Condition.isPresent('$.result.waitSeconds'), wait.next(call))
      .otherwise(new sfn.Succeed(this, 'Done', { outputPath: sfn.JsonPath.DISCARD }));
    this.itemProcessor(call.next(callAgain));
  }
}
