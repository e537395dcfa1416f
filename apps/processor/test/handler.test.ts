import type { Context, SQSRecord } from 'aws-lambda';
import type { handler as Handler } from '../src/handler';
import { InMemoryWorld } from './in-memory-world';

const SETTINGS = {
  ...{ TABLE_NAME: 'bars', DEAD_LETTER_QUEUE_URL: 'http://localhost/queue', AWS_REGION: 'us-east-1' },
  ...{ POWERTOOLS_LOG_LEVEL: 'SILENT', POWERTOOLS_METRICS_DISABLED: 'true' },
};

const world = new InMemoryWorld();
const record = (messageId: string) => {
  const body = world.messageOf(world.upload(`${messageId}.csv`, ''));
  return { messageId, eventSource: 'aws:sqs', body } as SQSRecord;
};

/** The module reads its settings when it is loaded. */
function loadHandler(): typeof Handler {
  Object.assign(process.env, SETTINGS);
  return jest.requireActual<{ handler: typeof Handler }>('../src/handler').handler;
}

test('the handler returns every message that it has no time for', async () => {
  const handler = loadHandler();
  const context = { getRemainingTimeInMillis: () => 1_000 } as Context;

  const answer = await handler({ Records: ['a', 'b'].map(record) }, context);

  expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: 'a' }, { itemIdentifier: 'b' }] });
});
