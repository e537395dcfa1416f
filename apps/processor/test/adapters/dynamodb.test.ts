import { DynamoDbBarReader } from '../../src/adapters/dynamodb-bar-reader';
import { DynamoDbBarStore } from '../../src/adapters/dynamodb-bar-store';
import { processTradeFile } from '../../src/process-trade-file';
import type { TradeFile } from '../../src/domain/trade-file';
import { InMemoryWorld } from '../in-memory';
import { FakeDynamoDb } from './fake-dynamodb';

const HEADER = 'symbol,timestamp_s,price,size,id';
const END = 100_000_000_000_000n;

let db: FakeDynamoDb;
let world: InMemoryWorld;
let store: DynamoDbBarStore;
let reader: DynamoDbBarReader;

const run = (file: TradeFile) => processTradeFile(file, { source: world, store });
const upload = (key: string, ...lines: string[]) => world.upload(key, [HEADER, ...lines].join('\n'));
/** Open time in seconds, count and volume of each bar. */
const bars = async (symbol: string, from = 0n, to = END) =>
  (await reader.readBars(symbol, from, to)).map(({ time, bar }) => [
    Number(time / 1_000_000_000n),
    bar.count,
    Number(bar.volume / 10n ** 18n),
  ]);

beforeEach(() => {
  db = new FakeDynamoDb();
  world = new InMemoryWorld();
  store = new DynamoDbBarStore(db.client, 'table');
  reader = new DynamoDbBarReader(db.client, 'table');
});

describe('the bar store and the bar reader', () => {
  test('merge the bars of all files, hours and pages', async () => {
    await run(upload('1.csv', 'A,60,10,1,1', 'A,3660,10,1,2', 'A,7260,10,1,3', 'B,60,1,1,1'));
    await run(upload('2.csv', 'A,61,11,2,4', 'A,7320,10,1,5'));

    expect(await bars('A')).toEqual([
      [60, 2, 3],
      [3660, 1, 1],
      [7260, 1, 1],
      [7320, 1, 1],
    ]);
    expect(await bars('B')).toEqual([[60, 1, 1]]);
    expect(await bars('C')).toEqual([]);
  });

  test('read a right-open range', async () => {
    await run(upload('1.csv', 'A,60,10,1,1', 'A,120,10,1,2', 'A,180,10,1,3'));

    expect(await bars('A', 120_000_000_000n, 180_000_000_000n)).toEqual([[120, 1, 1]]);
  });

  test('keep the bars of one symbol and hour in one item, and remove those of an older upload', async () => {
    await run(upload('1.csv', 'A,60,10,1,1', 'A,120,10,1,2', 'A,3660,10,1,4', 'A,7260,10,1,3'));
    expect([...db.items.values()].map(({ pk }) => pk).sort()).toEqual([
      'BARS#1m#A',
      'BARS#1m#A',
      'BARS#1m#A',
      expect.stringMatching(/^SOURCE#[0-9a-f]{20}$/),
    ]);

    await run(upload('1.csv', 'A,60,10,5,1'));

    expect(db.items.size).toBe(2);
    expect(await bars('A')).toEqual([[60, 1, 5]]);
  });

  test('do not count bars whose manifest was not written', async () => {
    const file = upload('1.csv', 'A,60,10,1,1');
    db.before = (operation) => {
      if (operation === 'PutItem') throw new Error('crash');
    };

    await expect(run(file)).rejects.toThrow('crash');

    expect(db.items.size).toBe(1);
    expect(await bars('A')).toEqual([]);
  });

  test('read all of one generation while a file is uploaded again', async () => {
    // given: an upload that takes the first's place between the reader's two reads
    await run(upload('1.csv', 'A,60,10,1,1'));
    const items = structuredClone(db.items);
    await run(upload('1.csv', 'A,120,10,7,2'));
    const replaced = new Map(db.items);
    db.items.clear();
    for (const [key, item] of items) db.items.set(key, item);
    db.before = (operation) => {
      if (operation === 'BatchGetItem') for (const [key, item] of replaced) db.items.set(key, item);
    };

    expect(await bars('A')).toEqual([[120, 1, 7]]);
  });

  test('give back a manifest as it was written', async () => {
    const file = upload('1.csv', 'A,60,10,1,1', 'bad');

    const outcome = await run(file);

    expect(outcome).toEqual({ status: 'applied', manifest: await store.currentManifest(file) });
    expect(outcome).toEqual({ status: 'applied', manifest: (await reader.readOutcomes(file)).manifest });
  });

  test('keep the newer of two refusals, and of two manifests', async () => {
    const older = upload('1.csv', 'A,60,10,1,1');
    const newer = upload('1.csv', 'A,60,10,2,1');
    await store.putRefusal(newer, { name: 'NewerError', reason: 'newer' });
    await store.putRefusal(older, { name: 'OlderError', reason: 'older' });
    await run(newer);
    const counts = { layout: 'x', lines: 0, accepted: 0, rejected: 0, rejections: [], coverage: [] };

    expect(await store.putManifest({ file: older, ...counts })).toBe(false);

    expect(await reader.readOutcomes(newer)).toMatchObject({
      manifest: { file: newer },
      refusal: { name: 'NewerError', reason: 'newer', generation: newer.generation },
    });
  });
});
