import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Duration, Lazy, Stack } from 'aws-cdk-lib/core';
import { EventDrivenFunctionProps } from '../../src';
import { validateEventDrivenFunction } from '../../src/private/validate-event-driven-function';

const REQUIRED = { code: lambda.Code.fromInline('-'), handler: 'index.handler' };
const TOKEN = Lazy.number({ produce: () => 7 });
const NAME = Lazy.string({ produce: () => '?' });

test.each<[Partial<EventDrivenFunctionProps>, string[]]>([
  [{ memorySize: 127 }, ['`memorySize` must be an integer between 128 and 10240, got: 127']],
  [{ timeout: Duration.seconds(TOKEN) }, ['`timeout` must be known at synthesis, got: a token']],
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
  [{ batchSize: 0 }, ['`batchSize` must be an integer between 1 and 10000, got: 0']],
  [{ batchSize: 1 }, []],
  [{ batchSize: 10 }, []],
  [{ batchSize: TOKEN }, []],
  [{ batchSize: 11 }, ['`batchSize` must be at most 10 without a `maxBatchingWindow`, got: 11']],
  [
    { batchSize: 11, maxBatchingWindow: Duration.seconds(0) },
    ['`batchSize` must be at most 10 without a `maxBatchingWindow`, got: 11'],
  ],
  [{ batchSize: 10_000, maxBatchingWindow: Duration.seconds(1) }, []],
  [
    { batchSize: 10_001, maxBatchingWindow: Duration.seconds(1) },
    ['`batchSize` must be an integer between 1 and 10000, got: 10001'],
  ],
  [{ maxBatchingWindow: Duration.minutes(5) }, []],
  [
    { batchSize: 11, maxBatchingWindow: Duration.seconds(301) },
    ['`maxBatchingWindow` must be a whole number of seconds between 0 and 300, got: 301'],
  ],
  [
    { maxBatchingWindow: Duration.millis(1500) },
    ['`maxBatchingWindow` must be a whole number of seconds between 0 and 300, got: 1.5'],
  ],
  [
    { batchSize: 11, maxBatchingWindow: Duration.seconds(TOKEN) },
    ['`maxBatchingWindow` must be known at synthesis, got: a token'],
  ],
  [{ maxConcurrency: 1 }, ['`maxConcurrency` must be an integer between 2 and 1000, got: 1']],
  [{ maxConcurrency: 2 }, []],
  [{ maxConcurrency: 1000 }, []],
  [{ maxConcurrency: 1001 }, ['`maxConcurrency` must be an integer between 2 and 1000, got: 1001']],
  [
    { maxConcurrency: 5, reservedConcurrentExecutions: 4 },
    ['`maxConcurrency` must be at most `reservedConcurrentExecutions`, 4, got: 5'],
  ],
  [{ maxConcurrency: 5, reservedConcurrentExecutions: 5 }, []],
  [{ maxConcurrency: 5, reservedConcurrentExecutions: TOKEN }, []],

  [{ alarms: {} }, []],
  [{ alarms: { deadLetters: 0 } }, ['`alarms.deadLetters` must be an integer of at least 1, got: 0']],
  [{ alarms: { errors: 0 } }, ['`alarms.errors` must be an integer of at least 1, got: 0']],
  [{ alarms: { throttles: 0 } }, ['`alarms.throttles` must be an integer of at least 1, got: 0']],
  [{ alarms: { deadLetters: 1, errors: 1, throttles: 1 } }, []],
  [
    { alarms: { messageAge: Duration.millis(500) } },
    ['`alarms.messageAge` must be a whole number of seconds between 1 and 604800, got: 0.5'],
  ],
  [{ alarms: { messageAge: Duration.days(7) } }, []],
  [{ alarms: { messageAge: Duration.days(13) }, queueRetention: Duration.days(13) }, []],
  [{ alarms: { messageAge: Duration.days(13) }, queueRetention: Duration.seconds(TOKEN) }, []],
  [
    { alarms: { messageAge: Duration.days(8) } },
    ['`alarms.messageAge` must be a whole number of seconds between 1 and 604800, got: 691200'],
  ],
  [
    { alarms: { duration: Duration.millis(0) } },
    ['`alarms.duration` must be between 1 ms and `timeout`, 30000 ms, got: 0 ms'],
  ],
  [{ alarms: { duration: Duration.millis(1) } }, []],
  [{ alarms: { duration: Duration.seconds(30) } }, []],
  [
    { alarms: { duration: Duration.seconds(61) }, timeout: Duration.minutes(1) },
    ['`alarms.duration` must be between 1 ms and `timeout`, 60000 ms, got: 61000 ms'],
  ],
  [{ alarms: { duration: Duration.millis(TOKEN) } }, []],
  [
    { alarms: { duration: Duration.seconds(TOKEN) } },
    ['`alarms.duration` must be in millis if its value is a token, got: seconds'],
  ],
  [{ fifo: true, queueName: 'q.fifo', deadLetterQueueName: 'd.fifo' }, []],
  [
    { fifo: true, queueName: 'q', maxBatchingWindow: Duration.seconds(1) },
    [
      '`queueName` must be 1 to 75 letters, digits, "_" or "-" followed by ".fifo" with `fifo`, got: q',
      '`maxBatchingWindow` must not be set with `fifo`',
    ],
  ],
  [{ contentBasedDeduplication: true }, ['`contentBasedDeduplication` must not be set without `fifo`']],
  [{ filters: [] }, ['`filters` must not be empty; omit it for all messages']],
  [{ provisionedPollers: { minimumPollers: 2 } }, []],
  [
    { provisionedPollers: { minimumPollers: 1, maximumPollers: 2001 }, maxConcurrency: 2 },
    [
      '`provisionedPollers.minimumPollers` must be an integer between 2 and 200, got: 1',
      '`provisionedPollers.maximumPollers` must be an integer between 2 and 2000, got: 2001',
      '`maxConcurrency` must not be set with `provisionedPollers`',
    ],
  ],
  [
    { provisionedConcurrentExecutions: 0 },
    ['`provisionedConcurrentExecutions` must be an integer of at least 1, got: 0'],
  ],
  [
    { provisionedConcurrentExecutions: 3, reservedConcurrentExecutions: 2 },
    ['`provisionedConcurrentExecutions` must be at most `reservedConcurrentExecutions`, 2, got: 3'],
  ],
  [{ queueRetention: Duration.minutes(1) }, []],
  [
    { queueRetention: Duration.days(14) },
    ['`queueRetention` must be a whole number of seconds between 60 and 1123200, got: 1209600'],
  ],
  [
    { alarms: { duration: Duration.seconds(1) }, timeout: Duration.seconds(TOKEN) },
    ['`timeout` must be known at synthesis, got: a token'],
  ],
])('returns for %j: %j', (props, errors) => {
  expect(validateEventDrivenFunction(new Stack(), { ...REQUIRED, ...props })).toEqual(errors);
});
