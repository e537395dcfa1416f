import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { NotATradeFileError, TradePipeline } from '../../src/pipeline/trade-pipeline';

const deployment = {
  region: 'us-east-1',
  bucketName: 'bucket',
  tradesPrefix: 'trades/',
  tableName: 'table',
  deadLetterQueueUrl: 'http://localhost/queue',
};
const MINUTE = 60_000_000_000n;

/** The key ranges that DynamoDB was queried for. */
let queries: string[];
/** DynamoDB with an empty table. */
const dynamoDb = createServer((request, response) => {
  void text(request).then((body) => {
    queries.push(
      Object.values((JSON.parse(body) as { ExpressionAttributeValues: object }).ExpressionAttributeValues)
        .map(({ S }: { S: string }) => S)
        .join(' '),
    );
    response.setHeader('Content-Type', 'application/x-amz-json-1.0').end('{"Items":[]}');
  });
});
const { env } = process;

beforeAll(async () => {
  await new Promise<void>((resolve) => dynamoDb.listen(0, '127.0.0.1', resolve));
  process.env = {
    ...env,
    AWS_ENDPOINT_URL: `http://127.0.0.1:${(dynamoDb.address() as AddressInfo).port}`,
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
  };
});
beforeEach(() => (queries = []));
afterAll(() => {
  process.env = env;
  dynamoDb.close();
  dynamoDb.closeAllConnections();
});

describe('send', () => {
  test('rejects a file that the processor would skip', async () => {
    const pipeline = new TradePipeline({ ...deployment, barInterval: '1m' });
    await expect(pipeline.send('trades.csv.tmp', Buffer.from(''))).rejects.toThrow(NotATradeFileError);
  });
});

describe('readBars', () => {
  test.each([
    ['1m', 'BARS#1m#general#ACME 1970-01-01T00 1970-01-01T00#~~'],
    ['1s', 'BARS#1s#general#ACME 1970-01-01T00:00 1970-01-01T00:00#~~'],
  ] as const)('looks for the bars that a deployment stores in %s', async (barInterval, expected) => {
    const pipeline = new TradePipeline({ ...deployment, barInterval });

    await pipeline.readBars({ feed: 'general', symbol: 'ACME', from: 0n, to: MINUTE });

    expect(queries).toEqual([expected]);
  });

  test('begins with the minute that contains the start of the range', async () => {
    const pipeline = new TradePipeline({ ...deployment, barInterval: '1s' });

    await pipeline.readBars({ feed: 'general', symbol: 'ACME', from: 5n * MINUTE - 1n, to: 6n * MINUTE });

    expect(queries).toEqual(['BARS#1s#general#ACME 1970-01-01T00:00 1970-01-01T00:05#~~']);
  });
});
