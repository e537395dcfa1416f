import type { Context, SQSRecord } from 'aws-lambda';
import type { handler as Handler } from '../src/handler';
import { InMemoryWorld } from './in-memory-world';

const SETTINGS = {
  ...{ TABLE_NAME: 'bars', AWS_REGION: 'us-east-1' },
  ...{ QUEUE_URL: 'http://localhost/queue', DEAD_LETTER_QUEUE_URL: 'http://localhost/queue' },
};
const sendLater = jest.fn<Promise<void>, [string]>();

jest.mock('../src/adapters/sqs-waiting-messages.ts', () => ({ openWaitingMessages: () => ({ sendLater }) }));

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

test('the handler sends every message again that it has no time for, returns those that it cannot send, and logs each', async () => {
  const handler = loadHandler();
  const lines: string[] = [];
  const output = jest.spyOn(process.stdout, 'write').mockImplementation((line) => lines.push(String(line)) > 0);
  const context = { awsRequestId: 'id', getRemainingTimeInMillis: () => 1_000 } as Context;

  const records = ['a', 'b'].map(record);
  sendLater.mockResolvedValueOnce().mockRejectedValueOnce(new Error('AccessDenied'));

  const answer = await handler({ Records: records }, context);

  output.mockRestore();
  expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: 'b' }] });
  expect(sendLater.mock.calls).toEqual(records.map(({ body }) => [body]));
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    { level: 'WARN', service: 'processor', function_request_id: 'id', error: { name: 'DeadlineError' } },
    { level: 'WARN', service: 'processor', function_request_id: 'id', error: { name: 'DeadlineError' } },
    { service: 'processor', FilesWaiting: 1 },
  ]);
});
