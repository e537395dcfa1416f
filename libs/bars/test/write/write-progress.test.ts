import { StaleProgressError, StoppedError, UnfinishedWriteError } from '../../src/errors';
import { MemoryTable, Throttled, type Hook } from '../../src/memory/memory-table';
import { progressKey, type Origin } from '../../src/table/item-keys';
import type { Write } from '../../src/table/table';
import { WriteProgress, type BarsItem } from '../../src/write/write-progress';
import { generationAt } from '../generations';

const ORIGIN: Origin = { source: 's', generation: generationAt(5, 2) };
const BATCH = 4;

/** Items of one partition, whose bars are a text. */
const items = (count: number, text = 'bars'): BarsItem[] =>
  Array.from({ length: count }, (_, index) => ({
    pk: 'p',
    sk: String(index).padStart(5, '0'),
    bars: Buffer.from(`${text} ${index}`),
  }));
const inTime = () => undefined;

let hook: Hook;
let table: MemoryTable;

beforeEach(() => {
  hook = async () => undefined;
  table = new MemoryTable((when, operation) => hook(when, operation), { page: 10, batch: BATCH });
});

/** Fails the nth batch of writes, and each batch that follows unless only one fails. */
function failAt(nth: number, error: Error, only = false): void {
  let batches = 0;
  hook = async (when, operation) => {
    if (when !== 'before' || operation !== 'batchWrite') return;
    batches += 1;
    if (only ? batches === nth : batches >= nth) throw error;
  };
}

async function write(some: Iterable<BarsItem>, throwIfLate = inTime): Promise<WriteProgress> {
  const progress = await WriteProgress.read(table, ORIGIN, throwIfLate);
  await progress.write(some);
  return progress;
}

const marker = () => table.get(progressKey(ORIGIN));
const written = () => [...table.items.values()].filter(({ pk }) => pk === 'p');
/** The keys of the items that a hook sees written from now on. */
async function newlyWritten(work: () => Promise<unknown>): Promise<number> {
  hook = async () => undefined;
  const before = table.used.written;
  await work();
  return table.used.written - before;
}

describe('WriteProgress', () => {
  test('writes all items, and no marker', async () => {
    const progress = await write(items(10));
    await progress.end();
    expect(written()).toEqual(items(10));
    expect(table.used.written).toBe(10);
  });

  test('continues where an attempt was throttled', async () => {
    failAt(2, new Throttled(), true);
    const stopped = write(items(10));
    await expect(stopped).rejects.toThrow(UnfinishedWriteError);
    // A throttled batch has written its first half.
    await expect(stopped).rejects.toMatchObject({ itemsWritten: 6, cause: expect.any(Throttled) as unknown });
    expect(await marker()).toMatchObject({ items: 6 });

    expect(await newlyWritten(() => write(items(10)))).toBe(4);
    expect(written()).toEqual(items(10));
  });

  test('continues where an attempt ran out of time, again and again', async () => {
    for (const count of [4, 8]) {
      let calls = 0;
      const stopped = write(items(10), () => {
        calls += 1;
        if (calls === 2) throw new StoppedError('late');
      });
      await expect(stopped).rejects.toMatchObject({ itemsWritten: count });
    }
    expect(await newlyWritten(() => write(items(10)))).toBe(2);
    expect(written()).toEqual(items(10));
  });

  test('deletes its marker at the end, also one of an earlier attempt', async () => {
    failAt(2, new Throttled(), true);
    await expect(write(items(10))).rejects.toThrow(UnfinishedWriteError);

    const progress = await write(items(10));
    expect(await marker()).toBeDefined();
    await progress.end();
    expect(await marker()).toBeUndefined();
  });

  test('writes a marker after every 10,000 items, for attempts that end without a warning', async () => {
    failAt(2_504, new Error('the worker crashed'));
    await expect(write(items(10_010))).rejects.toThrow('the worker crashed');
    hook = async () => undefined;
    expect(await marker()).toMatchObject({ items: 10_000 });

    const progress = await write(items(20_001));
    expect(await marker()).toMatchObject({ items: 20_000 });
    expect(written()).toHaveLength(20_001);
    await progress.end();
    expect(await marker()).toBeUndefined();
  });

  test('writes no marker when it crashes, because it could not', async () => {
    failAt(2, new Error('the worker crashed'));
    await expect(write(items(10))).rejects.toThrow('the worker crashed');
    expect(await marker()).toBeUndefined();
  });

  test('stops without a marker if the table has no capacity for it', async () => {
    failAt(2, new Throttled());
    await expect(write(items(10))).rejects.toMatchObject({ itemsWritten: 6 });
    expect(await marker()).toBeUndefined();
  });

  test('keeps the marker of an attempt that got further', async () => {
    failAt(3, new Throttled(), true);
    await expect(write(items(10))).rejects.toMatchObject({ itemsWritten: 9 });
    const late = () => {
      throw new StoppedError('late');
    };
    await expect(write(items(10), late)).rejects.toMatchObject({ itemsWritten: 9 });
    expect(await marker()).toMatchObject({ items: 9 });
  });

  test.each([
    ['other bars', items(10, 'other')],
    ['another key', items(10).map((item, index) => (index === 2 ? { ...item, sk: '00002x' } : item))],
    ['other sizes of the same bytes', shifted(items(10))],
  ])('does not trust the marker of an attempt that wrote %s', async (_what, others) => {
    failAt(2, new Throttled(), true);
    await expect(write(others)).rejects.toThrow(UnfinishedWriteError);
    const count = table.used.written;
    hook = async () => undefined;

    await expect(write(items(10))).rejects.toThrow(StaleProgressError);
    // The marker is deleted before any item is written.
    expect(table.used.written - count).toBe(1);
    expect(await marker()).toBeUndefined();

    await write(items(10));
    for (const item of items(10)) expect(await table.get(item)).toEqual(item);
  });

  test('does not trust the marker of an attempt that wrote more items', async () => {
    failAt(4, new Throttled(), true);
    await expect(write(items(20))).rejects.toMatchObject({ itemsWritten: 14 });
    await expect(write(items(10))).rejects.toThrow(StaleProgressError);
    expect(await marker()).toBeUndefined();
  });

  test('is that of one generation', async () => {
    failAt(2, new Throttled(), true);
    await expect(write(items(10))).rejects.toThrow(UnfinishedWriteError);
    const other = await WriteProgress.read(table, { ...ORIGIN, generation: generationAt(6) }, inTime);
    expect(other.isContinued).toBe(false);
    expect(await newlyWritten(() => other.write(items(10)))).toBe(10);
    expect(await marker()).toBeDefined();
  });

  describe('beside markers of other generations', () => {
    const OLDER = Array.from({ length: 25 }, (_, hash) => generationAt(4, hash));
    const OBSOLETE = [...OLDER, generationAt(5, 1), generationAt(5, 3)];
    const NEWER = [generationAt(6), generationAt(6, 1), generationAt(700)];
    const OTHER: Origin = { source: 't', generation: generationAt(4) };
    const keyOf = (generation: string) => progressKey({ ...ORIGIN, generation });
    const left = () => [...table.items.values()].filter(({ pk }) => pk !== 'p').map(({ pk, sk }) => ({ pk, sk }));

    beforeEach(async () => {
      const markers = [...[...OBSOLETE, ...NEWER].map(keyOf), progressKey(OTHER)];
      await table.batchWrite(
        markers.map((key): Write => ({ kind: 'put', item: { ...key, items: 2, digest: 'of other items' } })),
      );
    });

    test('does not continue the attempt of another generation', async () => {
      const progress = await WriteProgress.read(table, ORIGIN, inTime);
      expect(progress.isContinued).toBe(false);
      expect(await newlyWritten(() => progress.write(items(10)))).toBe(10);
    });

    test.each([
      ['an attempt without a marker', async () => undefined],
      [
        'a continued attempt',
        async () => {
          failAt(2, new Throttled(), true);
          await expect(write(items(10))).rejects.toThrow(UnfinishedWriteError);
        },
      ],
    ])('deletes those of obsolete generations at the end of %s, and keeps newer ones', async (_name, attempt) => {
      await attempt();
      const before = left();
      const progress = await write(items(10));
      // Until the generation is current, the others may become so.
      expect(left()).toEqual(before);

      await progress.end();

      expect(left()).toEqual([...NEWER.map(keyOf), progressKey(OTHER)]);
    });

    test('deletes its own marker alone if that is stale', async () => {
      failAt(2, new Throttled(), true);
      await expect(write(items(10, 'other'))).rejects.toThrow(UnfinishedWriteError);
      const before = left();

      await expect(write(items(10))).rejects.toThrow(StaleProgressError);

      const own = progressKey(ORIGIN);
      expect(left()).toEqual(before.filter(({ sk }) => sk !== own.sk));
      expect(left()).toHaveLength(before.length - 1);
    });

    test('is deleted without them', async () => {
      const [first, ...others] = left();
      await WriteProgress.delete(table, { ...ORIGIN, generation: OLDER[0]! });
      expect(first).toEqual(keyOf(OLDER[0]!));
      expect(left()).toEqual(others);
    });
  });
});

/** The same bytes one after the other, divided differently between two items. */
function shifted(some: readonly BarsItem[]): BarsItem[] {
  const [first, second, ...rest] = some as [BarsItem, BarsItem, ...BarsItem[]];
  const next = `${second.pk}\n${second.sk}\n${second.bars.length}\n`;
  return [{ ...first, bars: Buffer.concat([first.bars, Buffer.from(next)]) }, second, ...rest];
}
