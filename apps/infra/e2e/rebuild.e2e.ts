import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import {
  BatchWriteItemCommand,
  CreateTableCommand,
  DynamoDBClient,
  paginateScan,
  type AttributeValue,
} from '@aws-sdk/client-dynamodb';
import { DeleteObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { BarReader, NANOSECONDS, readUploadStatus, sourceIdOf } from '@trading/bars';
import { DynamoDbTable } from '@trading/bars/dynamodb';
import { execute, openRebuild, openRegion, type Command } from '@trading/regions';
import { deployEnvironment, type DeployedEnvironment } from './deployed-environment';

jest.setTimeout(180_000);

type Row = Record<string, AttributeValue>;

/** The table that a backup was restored to. */
const RESTORED = 'restored';

/** Maximum number of writes of a request. */
const MAX_WRITES = 25;

describe('a deployed table', () => {
  let environment: DeployedEnvironment;
  let dynamoDb: DynamoDBClient;
  const printed: string[] = [];
  beforeAll(async () => {
    environment = await deployEnvironment();
    dynamoDb = new DynamoDBClient(environment.options);
  });
  afterAll(async () => {
    await environment.remove();
  });

  function run(command: Command): Promise<boolean> {
    const print = (text: string) => printed.push(text);
    const { options, deployment } = environment;
    const optionsIn = (region: string) => ({
      ...{ environment: 'local' as const, region, options, output: { print, note: print } },
    });
    return execute(command, {
      ...{ name: 'local', primary: deployment.region, standby: undefined, writer: deployment.region },
      ...{ print, ask: undefined },
      open: (region) => openRegion(optionsIn(region)),
      openRebuild: (region) => openRebuild(optionsIn(region), '1m'),
      clock: { now: Date.now, sleep: (milliseconds) => sleep(Math.min(milliseconds, 500)) },
      writeRegionSwitch: () => Promise.reject(new Error('no plan for Region switch')),
    });
  }

  /** Sends trades in the first minutes of a day, each with its number as its id and its minute. */
  async function send(name: string, price: string, ...ids: readonly number[]): Promise<void> {
    const lines = ids.map((id) => `ACME,2024-08-08T14:3${Math.floor(id / 10)}:0${id % 10}Z,${price},1,${id}`);
    const file = Buffer.from(['symbol,timestamp,price,size,id', ...lines, ''].join('\n'));
    await environment.pipeline.send(name, name.endsWith('.gz') ? gzipSync(file) : file);
  }

  async function remove(name: string): Promise<void> {
    const { bucketName, tradesPrefix, tableName } = environment.deployment;
    const key = `${tradesPrefix}${name}`;
    const s3 = new S3Client({ ...environment.options, forcePathStyle: true });
    await s3.send(new DeleteObjectCommand({ Bucket: bucketName, Key: key }));
    const table = DynamoDbTable.open(tableName, environment.options);
    const source = sourceIdOf({ bucket: bucketName, key });
    for (let polls = 0; polls < 100; polls += 1) {
      if ((await readUploadStatus(table, source)).manifest?.deleted) return;
      await sleep(100);
    }
    throw new Error(`the bars of ${name} were not retracted`);
  }

  async function rowsOf(TableName: string): Promise<Row[]> {
    const rows: Row[] = [];
    for await (const { Items = [] } of paginateScan({ client: dynamoDb }, { TableName })) rows.push(...Items);
    return rows;
  }

  /** Puts rows, or deletes those of the same keys. */
  async function write(table: string, rows: readonly Row[], kind: 'put' | 'delete'): Promise<void> {
    for (let start = 0; start < rows.length; start += MAX_WRITES) {
      const requests = rows.slice(start, start + MAX_WRITES).map((Item) => {
        const { pk, sk } = Item as { pk: AttributeValue; sk: AttributeValue };
        return kind === 'put' ? { PutRequest: { Item } } : { DeleteRequest: { Key: { pk, sk } } };
      });
      await dynamoDb.send(new BatchWriteItemCommand({ RequestItems: { [table]: requests } }));
    }
  }

  /** Copies the table, as a restored backup. */
  async function restore(rows: readonly Row[]): Promise<void> {
    const names = ['pk', 'sk'] as const;
    await dynamoDb.send(
      new CreateTableCommand({
        TableName: RESTORED,
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: names.map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
        KeySchema: [
          { AttributeName: 'pk', KeyType: 'HASH' },
          { AttributeName: 'sk', KeyType: 'RANGE' },
        ],
      }),
    );
    await write(RESTORED, rows, 'put');
  }

  /** Reads all bars by the API, which asks for the settlement of contested ones, and waits until there are none. */
  async function untilSettled(): Promise<void> {
    const { api, options, deployment } = environment;
    const table = DynamoDbTable.open(deployment.tableName, options);
    const from = BigInt(Date.parse('2024-08-08')) * 1_000_000n;
    const range = { feed: 'general', symbol: 'ACME', from, to: from + NANOSECONDS['1d'] };
    await api.readBars(range);
    for (let polls = 0; polls < 100; polls += 1) {
      const contested: unknown[] = [];
      const reader = new BarReader(table, '1m', undefined, (chunk) => contested.push(chunk));
      await reader.readBars({ ...range, interval: '1m' });
      if (contested.length === 0) return;
      await sleep(200);
    }
    throw new Error('bars stay contested');
  }

  /** Compares the tables, and waits for settlements. */
  async function areEqual(): Promise<boolean> {
    for (let attempts = 0; attempts < 20; attempts += 1) {
      if (await run({ name: 'compare', table: RESTORED })) return true;
      if (!printed.at(-1)?.includes('wait for their settlement, in')) return false;
      await sleep(1_000);
    }
    return false;
  }

  test('is emptied, made again from the bucket, and has the bars of a restored backup', async () => {
    const { tableName } = environment.deployment;
    await send('replaced.csv', '1.5', 10, 11);
    await send('replaced.csv', '2.5', 10, 11, 12);
    await send('twin.csv', '9', 20, 21);
    // The catch-up would look at the older one of two twins of one second, and leave its plan.
    await sleep(1_000);
    await send('twin.csv.gz', '3.5', 20, 21, 22);
    await send('contested.csv', '4.5', 22, 23, 30);
    await send('deleted.csv', '5.5', 40);
    await remove('deleted.csv');
    await expect(environment.pipeline.send('refused.csv', Buffer.alloc(0))).rejects.toThrow('was refused');
    await untilSettled();
    await restore(await rowsOf(tableName));
    expect(await areEqual()).toBe(true);

    await write(tableName, await rowsOf(tableName), 'delete');
    expect(await areEqual()).toBe(false);
    expect(printed.at(-1)).toContain(`only in ${RESTORED}`);
    const rebuild = { name: 'rebuild', isDryRun: false, isApproved: true } as const;
    await run({ ...rebuild, isDryRun: true });
    expect(await rowsOf(tableName)).toEqual([]);
    await run(rebuild);

    expect(printed.join('\n')).toContain('5 files: 0 are missing, 1 were refused');
    expect(await areEqual()).toBe(true);
    expect(printed.at(-1)).toMatch(
      new RegExp(`^${tableName} and ${RESTORED} are equal: \\d+ bars of 1 symbols, and the times that files cover.$`),
    );
    // Nothing of the rebuild is left, and new files are processed as ever.
    expect((await rowsOf(tableName)).filter(({ pk }) => pk?.S?.startsWith('BACKFILL'))).toEqual([]);
    await send('later.csv', '6.5', 50);
    expect(await areEqual()).toBe(false);
  });
});
