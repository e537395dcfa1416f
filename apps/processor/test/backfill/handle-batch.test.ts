import { FencedError } from '@trading/bars';
import type { DynamoDbTable } from '@trading/bars/dynamodb';
import { WriterStore } from '@trading/bars/regions';
import type { MemoryTable } from '@trading/bars/testing';
import type { LambdaClock } from '../../src/adapters/lambda-clock';
import { handleBatch } from '../../src/backfill/handle-batch';
import { BatchWorld } from './batch-world';

const log = { info: jest.fn(), warn: jest.fn(), error: jest.fn() };
const clock = { throwIfLate: () => undefined, throwIfOver: () => undefined } as LambdaClock;

/** A table in memory with the methods of one in DynamoDB that a batch needs. */
const asDynamoDb = (table: MemoryTable): DynamoDbTable =>
  Object.assign(table, { within: () => table, limitWrites: () => undefined }) as unknown as DynamoDbTable;

let world: BatchWorld;

const handle = async (region: string | undefined) => {
  const upload = world.upload('x.csv', 'symbol,timestamp_s,price,size,id\nA,60,10,1,1\n');
  const table = asDynamoDb(world.table);
  const dependencies = { ...world.dependencies, table, region, writeUnitsPerSecond: 10, clock, report: { log } };
  return { upload, answer: await handleBatch(world.batchOf([upload]), dependencies) };
};

beforeEach(async () => {
  world = new BatchWorld();
  await world.setState('running');
  await new WriterStore(world.table).take({ region: 'east', isPrimary: true }, undefined, 0);
});

test('a batch waits while another region is the writer, and begins nothing', async () => {
  expect((await handle('west')).answer).toEqual({ waitSeconds: 30 });
  expect(world.opened).toEqual([]);
  expect(await world.backfills.progress('plan', 0)).toBeUndefined();
});

test('a batch waits if its region is no longer the writer before a file is begun', async () => {
  const writers = new WriterStore(world.table);
  let isTaken = false;
  const table = world.table.with(async (when, operation) => {
    if (when !== 'before' || operation !== 'put' || isTaken) return;
    isTaken = true;
    await writers.take({ region: 'west', isPrimary: false }, await writers.current(), 0);
  });
  const upload = world.upload('x.csv', 'symbol,timestamp_s,price,size,id\nA,60,10,1,1\n');
  const dependencies = { ...world.dependencies, region: 'east', writeUnitsPerSecond: 10, clock, report: { log } };

  const answer = await handleBatch(world.batchOf([upload]), { ...dependencies, table: asDynamoDb(table) });

  expect(answer).toEqual({ waitSeconds: 30 });
  expect(await world.store.currentManifest(upload)).toBeUndefined();
});

test('the manifests of the writer state its epoch', async () => {
  const { upload, answer } = await handle('east');

  expect(answer).toEqual({});
  expect(await world.store.currentManifest(upload)).toMatchObject({ epoch: 1, writtenAt: expect.any(Number) });
});

test('without regions, manifests state no epoch', async () => {
  const { upload } = await handle(undefined);

  expect(await world.store.currentManifest(upload)).not.toHaveProperty('epoch');
});

test('another error than the fence is thrown', async () => {
  const table = asDynamoDb(world.table.with(() => Promise.reject(new Error('lost'))));
  const dependencies = { ...world.dependencies, region: 'east', writeUnitsPerSecond: 10, clock, report: { log } };

  const batch = handleBatch(world.batchOf([]), { ...dependencies, table });

  await expect(batch).rejects.toThrow('lost');
  await expect(batch).rejects.not.toThrow(FencedError);
});
