import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Duration, Lazy } from 'aws-cdk-lib/core';
import { EventDrivenFunctionProps } from '../../src';
import { throwAll, validateArm64Function, validateEventDrivenFunction } from '../../src/private/validation';

const REQUIRED = { code: lambda.Code.fromInline('-'), handler: 'index.handler' };
const TOKEN = Lazy.number({ produce: () => 7 });
const NAME = Lazy.string({ produce: () => '?' });

type Case = [Partial<EventDrivenFunctionProps>, string[]];

const OF_BOTH: Case[] = [
  [{}, []],
  [{ memorySize: 127 }, ['`memorySize` must be an integer between 128 and 10240, got: 127']],
  [{ memorySize: 128 }, []],
  [{ memorySize: 10240 }, []],
  [{ memorySize: 10241 }, ['`memorySize` must be an integer between 128 and 10240, got: 10241']],
  [{ memorySize: 512.5 }, ['`memorySize` must be an integer between 128 and 10240, got: 512.5']],
  [{ memorySize: TOKEN }, []],
  [{ timeout: Duration.seconds(0) }, ['`timeout` must be whole seconds between 1 and 900, got: 0']],
  [{ timeout: Duration.seconds(1) }, []],
  [{ timeout: Duration.millis(1500) }, ['`timeout` must be whole seconds between 1 and 900, got: 1.5']],
  [{ timeout: Duration.minutes(15) }, []],
  [{ timeout: Duration.seconds(901) }, ['`timeout` must be whole seconds between 1 and 900, got: 901']],
  [{ reservedConcurrentExecutions: -1 }, ['`reservedConcurrentExecutions` must be an integer of at least 0, got: -1']],
  [{ reservedConcurrentExecutions: 0 }, []],
  [{ reservedConcurrentExecutions: TOKEN }, []],
];

describe('validateArm64Function', () => {
  test.each<Case>([...OF_BOTH, [{ timeout: Duration.seconds(TOKEN) }, []]])('finds in %j: %j', (props, errors) => {
    expect(validateArm64Function({ ...REQUIRED, ...props })).toEqual(errors);
  });
});

describe('validateEventDrivenFunction', () => {
  test.each<Case>([
    ...OF_BOTH,
    [{ timeout: Duration.seconds(TOKEN) }, ['`timeout` must be known when synthesised, got: a token']],
    [{ queueName: 'q' }, []],
    [{ queueName: 'Q-_9'.repeat(20) }, []],
    [{ queueName: '' }, ['`queueName` must be 1 to 80 letters, digits, "_" or "-", got: ']],
    [{ queueName: 'q.fifo' }, ['`queueName` must be 1 to 80 letters, digits, "_" or "-", got: q.fifo']],
    [{ queueName: NAME, deadLetterQueueName: NAME }, []],
    [
      { deadLetterQueueName: 'x'.repeat(81) },
      [`\`deadLetterQueueName\` must be 1 to 80 letters, digits, "_" or "-", got: ${'x'.repeat(81)}`],
    ],
    [{ maxReceiveCount: 0 }, ['`maxReceiveCount` must be an integer between 1 and 1000, got: 0']],
    [{ maxReceiveCount: 1 }, []],
    [{ maxReceiveCount: 1000 }, []],
    [{ maxReceiveCount: 1001 }, ['`maxReceiveCount` must be an integer between 1 and 1000, got: 1001']],
    [{ batchSize: 0 }, ['`batchSize` must be an integer between 1 and 10, got: 0']],
    [{ batchSize: 1 }, []],
    [{ batchSize: 11 }, ['`batchSize` must be an integer between 1 and 10, got: 11']],
    [{ maxConcurrency: 1 }, ['`maxConcurrency` must be an integer between 2 and 1000, got: 1']],
    [{ maxConcurrency: 2 }, []],
    [{ maxConcurrency: 1000 }, []],
    [{ maxConcurrency: 1001 }, ['`maxConcurrency` must be an integer between 2 and 1000, got: 1001']],
    [
      { maxConcurrency: 5, reservedConcurrentExecutions: 4 },
      ['`maxConcurrency` must not exceed `reservedConcurrentExecutions`, 4, got: 5'],
    ],
    [{ maxConcurrency: 5, reservedConcurrentExecutions: 5 }, []],
    [{ maxConcurrency: 5, reservedConcurrentExecutions: TOKEN }, []],
  ])('finds in %j: %j', (props, errors) => {
    expect(validateEventDrivenFunction({ ...REQUIRED, ...props })).toEqual(errors);
  });
});

describe('throwAll', () => {
  test('throws nothing when there is nothing', () => {
    expect(() => throwAll([])).not.toThrow();
  });

  test('throws several as one', () => {
    expect(() => throwAll(['one', 'two'])).toThrow(new Error('one\ntwo'));
  });
});
