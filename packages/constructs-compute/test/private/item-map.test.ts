import { Template } from 'aws-cdk-lib/assertions';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { App, Duration, Stack } from 'aws-cdk-lib/core';
import validate from 'asl-validator';
import { DistributedMapFunction, DistributedMapFunctionProps, DistributedMapItems } from '../../src';
import { definitionOf, FUNCTION_ARN } from '../definition';

function definition(props?: Partial<DistributedMapFunctionProps>): any {
  const stack = new Stack(new App(), 'Stack', { env: { account: '111122223333', region: 'eu-west-1' } });
  new DistributedMapFunction(stack, 'Fn', {
    code: lambda.Code.fromInline('-'),
    handler: 'index.handler',
    stateMachineName: 'machine',
    items: DistributedMapItems.jsonLines(s3.Bucket.fromBucketName(stack, 'Bucket', 'files'), { prefix: 'lists/' }),
    ...props,
  });
  return definitionOf(Template.fromStack(stack));
}

test('the state machine only has a map with an execution for each item, whose results are discarded', () => {
  const { StartAt, States, ...rest } = definition();
  const { ItemProcessor, ItemReader: _reader, ...map } = States.ForEachItem;
  expect(rest).toEqual({});
  expect(StartAt).toBe('ForEachItem');
  expect(Object.keys(States)).toEqual(['ForEachItem']);
  expect(map).toEqual({
    Type: 'Map',
    Label: 'Items',
    ItemSelector: { 'item.$': '$$.Map.Item.Value' },
    MaxConcurrency: 10,
    ResultPath: null,
    End: true,
  });
  expect(ItemProcessor.ProcessorConfig).toEqual({ Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' });
});

test('an item is passed to the function, and again after the seconds that the function returns', () => {
  const { ProcessorConfig: _config, ...processor } = definition().States.ForEachItem.ItemProcessor;
  const { Retry: _retry, ...call } = processor.States.Call;
  expect({ ...processor, States: { ...processor.States, Call: call } }).toEqual({
    StartAt: 'Call',
    States: {
      Call: {
        Type: 'Task',
        Resource: FUNCTION_ARN,
        InputPath: '$.item',
        ResultPath: '$.result',
        TimeoutSeconds: 90,
        Next: 'CallAgain',
      },
      CallAgain: {
        Type: 'Choice',
        Choices: [{ Variable: '$.result.waitSeconds', IsPresent: true, Next: 'Wait' }],
        Default: 'Done',
      },
      Wait: { Type: 'Wait', SecondsPath: '$.result.waitSeconds', Next: 'Call' },
      Done: { Type: 'Succeed', OutputPath: null },
    },
  });
});

test('errors of Lambda and throttled calls are retried more often than failures of the function', () => {
  const backoff = { BackoffRate: 2, MaxDelaySeconds: 300, JitterStrategy: 'FULL' };
  expect(definition().States.ForEachItem.ItemProcessor.States.Call.Retry).toEqual([
    {
      ErrorEquals: [
        'Lambda.ClientExecutionTimeoutException',
        'Lambda.ServiceException',
        'Lambda.AWSLambdaException',
        'Lambda.SdkClientException',
        'Lambda.TooManyRequestsException',
      ],
      IntervalSeconds: 2,
      MaxAttempts: 10,
      ...backoff,
    },
    { ErrorEquals: ['States.TaskFailed', 'States.Timeout'], IntervalSeconds: 5, MaxAttempts: 2, ...backoff },
  ]);
});

test('the defaults can be overridden', () => {
  const { ForEachItem } = definition({
    maxConcurrency: 500,
    toleratedFailurePercentage: 2.5,
    retryAttempts: 0,
    retryInterval: Duration.seconds(60),
    timeout: Duration.minutes(15),
  }).States;
  const { Call } = ForEachItem.ItemProcessor.States;
  expect(ForEachItem).toMatchObject({ MaxConcurrency: 500, ToleratedFailurePercentage: 2.5 });
  expect(Call.TimeoutSeconds).toBe(16 * 60);
  expect(Call.Retry[1]).toMatchObject({ IntervalSeconds: 60, MaxAttempts: 0 });
});

test('executions can have a timeout', () => {
  expect(definition({ executionTimeout: Duration.days(2) }).TimeoutSeconds).toBe(2 * 24 * 3600);
});

test('a missing target is detected by the validator', () => {
  const broken = definition();
  broken.States.ForEachItem.ItemProcessor.States.CallAgain.Default = 'Missing';
  expect(validate(broken).errors).toEqual([
    expect.objectContaining({ 'Error code': 'MISSING_TRANSITION_TARGET' }),
    expect.anything(),
  ]);
});
