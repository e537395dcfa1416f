import { readChanges, sourceIdOf, type Bar, type Manifest, type SeriesChunk, type TradeFile } from '@trading/bars';
import { settlementMessage } from '@trading/bars/settlement';
import { SettlementStore } from '@trading/bars/write';
import { DeadlineError, ReadingTooSlowError } from '../src/errors';
import { settleChunk } from '../src/settle-chunk';
import { InMemoryWorld } from './in-memory-world';

const CHUNK: SeriesChunk = { feed: 'general', symbol: 'A', interval: '1m', start: 0n };

/** A file with one trade of the size 1 for each id, in the second minute of the day. Its price is the id, unless it is given. */
function csv(...trades: readonly (number | readonly [id: number, price: number])[]): string {
  const lines = trades.map((trade) => {
    const [id, price] = typeof trade === 'number' ? [trade, trade] : trade;
    return `A,${60_000 + id},${price},1,${id}`;
  });
  return ['symbol,timestamp_ms,price,size,id', ...lines, ''].join('\n');
}

/** A file with the trades of {@link csv}, in each of three minutes. */
const minutes = (...ids: number[]) => csv(...ids.flatMap((id) => [id, 60_000 + id, 120_000 + id]));

let world: InMemoryWorld;

async function upload(key: string, content: string): Promise<TradeFile> {
  const file = world.upload(key, content);
  await world.deliver(file);
  const manifest = await world.store.currentManifest(file);
  return (manifest as Manifest).file;
}

const settle = () => settleChunk(CHUNK, world.dependencies);
const sourceOf = (key: string) => sourceIdOf({ bucket: 'bucket', key });
const bar = async () => (await world.bars('A'))[0] as Bar;
/** Prices and volume as whole numbers. */
async function numbers() {
  const { open, high, low, close, volume, count } = await bar();
  const [o, h, l, c, v] = [open, high, low, close, volume].map((value) => Number(value) / 1e18);
  return { open: o, high: h, low: l, close: c, volume: v, count };
}
const names = async () => {
  const { sources, conflicts } = await bar();
  const nameOf = (id: string) => ['a.csv', 'b.csv', 'c.csv', 'd.csv'].find((key) => sourceOf(key) === id);
  return { sources: sources.map(nameOf).sort(), conflicts: conflicts.map(nameOf).sort() };
};

beforeEach(() => {
  world = new InMemoryWorld();
});

describe('settleChunk', () => {
  test('unites the trades of two files, each once', async () => {
    await upload('a.csv', csv(1, 2, 3));
    await upload('b.csv', csv(3, 4));
    expect(await numbers()).toMatchObject({ close: 3, count: 3 });
    expect(await names()).toEqual({ sources: ['a.csv'], conflicts: ['b.csv'] });

    expect(await settle()).toEqual({ united: 1, reasons: [] });

    expect(await numbers()).toEqual({ open: 1, high: 4, low: 1, close: 4, volume: 4, count: 4 });
    expect(await names()).toEqual({ sources: ['a.csv', 'b.csv'], conflicts: [] });
  });

  test('is asked for when a file is processed', async () => {
    await upload('a.csv', csv(1, 2, 3));
    expect(world.requests).toEqual([]);

    await upload('b.csv', csv(3, 4));

    expect(world.requests).toEqual([settlementMessage(CHUNK)]);
    await world.deliverMessage(world.requests[0] as string);
    expect(await numbers()).toMatchObject({ count: 4 });
  });

  test('does nothing if no bar is contested', async () => {
    await upload('a.csv', csv(1, 2, 3));
    await upload('b.csv', csv(2, 3));
    const before = new Map(world.table.items);

    expect(await settle()).toEqual({ united: 0, reasons: [] });

    expect(world.table.items).toEqual(before);
  });

  test('changes the revision of a bar, and appends the bar to the change log', async () => {
    await upload('a.csv', csv(1, 2, 3));
    const b = await upload('b.csv', csv(3, 4));
    const { revision } = await bar();

    await settle();

    expect((await bar()).revision).not.toBe(revision);
    const { changes } = await readChanges(world.table, { since: 2 });
    const range = { feed: 'general', symbol: 'A', from: 60_000_000_000n, to: 120_000_000_000n };
    const { generation } = b;
    expect(changes).toEqual([
      { sequence: 3, source: sourceOf('b.csv'), generation, key: 'b.csv', instruments: [range] },
    ]);
  });

  test('completes a settlement that was not recorded', async () => {
    await upload('a.csv', csv(1, 2, 3));
    await upload('b.csv', csv(3, 4));
    let puts = 0;
    const crashing = world.deliverMessage(settlementMessage(CHUNK), async (when, operation) => {
      if (when === 'after' && operation === 'put' && (puts += 1) === 1) throw new Error('crash');
    });
    await expect(crashing).rejects.toThrow('crash');
    expect((await readChanges(world.table, { since: 2 })).changes).toEqual([]);

    expect(await settle()).toEqual({ united: 0, reasons: [] });
    await settle();

    expect((await readChanges(world.table, { since: 2 })).changes).toHaveLength(1);
  });

  test('settles again when a third file shares trades with the settled bar', async () => {
    await upload('a.csv', csv(1, 2, 3));
    await upload('b.csv', csv(3, 4));
    await settle();
    await upload('c.csv', csv(4, 5));
    expect(await names()).toEqual({ sources: ['a.csv', 'b.csv'], conflicts: ['c.csv'] });

    await settle();

    expect(await numbers()).toMatchObject({ close: 5, count: 5 });
    expect(await names()).toEqual({ sources: ['a.csv', 'b.csv', 'c.csv'], conflicts: [] });
  });

  test('keeps a settled bar when a file without a common trade arrives', async () => {
    await upload('a.csv', csv(1, 2, 3));
    await upload('b.csv', csv(3, 4));
    await settle();

    await upload('c.csv', csv(7));

    expect(await numbers()).toMatchObject({ close: 7, count: 5 });
    expect(await names()).toEqual({ sources: ['a.csv', 'b.csv', 'c.csv'], conflicts: [] });
    expect(await settle()).toEqual({ united: 0, reasons: [] });
  });

  test('is ignored when one of its files is replaced', async () => {
    await upload('a.csv', csv(1, 2, 3));
    await upload('b.csv', csv(3, 4));
    await settle();

    await upload('b.csv', csv(9));

    expect(await numbers()).toMatchObject({ close: 9, count: 4 });
    expect(await names()).toEqual({ sources: ['a.csv', 'b.csv'], conflicts: [] });
  });

  test('takes the values of the source with more trades, and names the other one', async () => {
    await upload('a.csv', csv([1, 10], [2, 20]));
    await upload('b.csv', csv([2, 99], 3, 4));

    await settle();

    expect(await numbers()).toEqual({ open: 10, high: 99, low: 3, close: 4, volume: 4, count: 4 });
    expect(await names()).toEqual({ sources: ['a.csv', 'b.csv'], conflicts: ['a.csv'] });
    expect(await settle()).toEqual({ united: 0, reasons: [] });
  });

  test('has the same result whichever file was settled first', async () => {
    const files: [string, string][] = [
      ['a.csv', csv([1, 10], [2, 20])],
      ['b.csv', csv([2, 99], [3, 30])],
      ['c.csv', csv([1, 7], [2, 8], [3, 9])],
    ];
    const results: unknown[] = [];
    for (const order of [
      [0, 1, 2],
      [2, 1, 0],
      [1, 2, 0],
      [0, 2, 1],
    ]) {
      world = new InMemoryWorld();
      for (const index of order) {
        await upload(...(files[index] as [string, string]));
        await settle();
      }
      results.push({ ...(await bar()), revision: '' });
    }

    expect(results).toEqual(results.map(() => results[0]));
    expect(await numbers()).toMatchObject({ open: 7, close: 9, count: 3 });
  });

  test('applies the rules of one file to its repeated and contradictory lines', async () => {
    await upload('a.csv', csv(1, 2, 3, 3, [5, 50], [5, 51]));
    await upload('b.csv', csv(3, 4));

    await settle();

    expect(await numbers()).toMatchObject({ close: 4, count: 4 });
  });

  test('leaves a bar contested if a file is read differently than before', async () => {
    await upload('a.csv', csv(1, 2, 3));
    const { key, etag } = await upload('b.csv', csv(3, 4));
    world.replaceBytes(key, etag, csv(3, 5));

    const { united, reasons } = await settle();

    expect(united).toBe(0);
    expect(reasons).toEqual([expect.stringMatching(/^ReadDifferentlyError: The source [0-9a-f]{20} is now read/)]);
    expect(await names()).toEqual({ sources: ['a.csv'], conflicts: ['b.csv'] });
  });

  test('leaves a bar contested if the bytes of a file are gone, and does not try again on the same day', async () => {
    await upload('a.csv', csv(1, 2, 3));
    await upload('b.csv', csv(3, 4));
    world.upload('b.csv', csv(3, 4, 5));

    expect((await settle()).reasons).toEqual([expect.stringMatching(/^ReplacedFileError: The bytes of 'b.csv'/)]);

    expect(await settle()).toEqual({ united: 0, reasons: [] });
    expect((await readChanges(world.table, { since: 2 })).changes).toEqual([]);
    jest.useFakeTimers({ now: Date.now() + 86_401_000 });
    try {
      expect((await settle()).reasons).toHaveLength(1);
    } finally {
      jest.useRealTimers();
    }
  });

  test('settles the bar when the upload that replaced the bytes is processed', async () => {
    await upload('a.csv', csv(1, 2, 3));
    await upload('b.csv', csv(3, 4));
    const next = world.upload('b.csv', csv(3, 4, 5));
    await settle();

    await world.deliver(next);
    await settle();

    expect(await numbers()).toMatchObject({ close: 5, count: 5 });
    expect(await names()).toEqual({ sources: ['a.csv', 'b.csv'], conflicts: [] });
  });

  test('leaves a bar contested that has too many trades', async () => {
    await upload('a.csv', csv(1, 2, 3));
    await upload('b.csv', csv(3, 4));

    const { united, reasons } = await settleChunk(CHUNK, { ...world.dependencies, maxTrades: 4 });

    expect(united).toBe(0);
    expect(reasons).toEqual([
      'TooManyTradesOfBarError: The sources of the bar have 5 trades, and at most 4 can be united.',
    ]);
  });

  test('keeps the rounds that are done if the time is nearly over, and continues with the others', async () => {
    await upload('a.csv', minutes(1, 2, 3));
    await upload('b.csv', minutes(3, 4));
    let isLate = false;
    const clock = {
      throwIfLate: () => {
        if (isLate) throw new DeadlineError(1);
      },
    };
    const settlements = new SettlementStore(
      world.table.with(async (moment, operation) => {
        if (moment === 'after' && operation === 'put') isLate = true;
      }),
    );
    const dependencies = { ...world.dependencies, maxTrades: 10 };

    await expect(settleChunk(CHUNK, { ...dependencies, settlements, clock })).rejects.toThrow(DeadlineError);

    expect(await settleChunk(CHUNK, dependencies)).toEqual({ united: 1, reasons: [] });
    expect((await world.bars('A')).map(({ count }) => count)).toEqual([4, 4, 4]);
  });

  test('fails if the files cannot be read in the time, because the next attempt would get no further', async () => {
    await upload('a.csv', csv(1, 2, 3));
    await upload('b.csv', csv(3, 4));
    let opened = 0;
    const files = {
      open: (...[file, range]: Parameters<InMemoryWorld['open']>) => {
        opened += 1;
        return world.open(file, range);
      },
    };
    const clock = {
      throwIfLate: () => {
        if (opened > 1) throw new DeadlineError(1);
      },
    };

    await expect(settleChunk(CHUNK, { ...world.dependencies, files, clock })).rejects.toThrow(ReadingTooSlowError);
  });

  test('settles bars in several rounds if they have too many trades for one', async () => {
    await upload('a.csv', minutes(1, 2, 3));
    await upload('b.csv', minutes(3, 4));
    const opened: string[] = [];
    const files = {
      open: (...[file, range]: Parameters<InMemoryWorld['open']>) => {
        opened.push(file.key);
        return world.open(file, range);
      },
    };

    const { united } = await settleChunk(CHUNK, { ...world.dependencies, files, maxTrades: 10 });

    expect(united).toBe(3);
    expect((await world.bars('A')).map(({ count, conflicts }) => [count, conflicts.length])).toEqual(
      [4, 4, 4].map((n) => [n, 0]),
    );
    expect(opened.sort()).toEqual(['a.csv', 'a.csv', 'b.csv', 'b.csv']);
  });
});
