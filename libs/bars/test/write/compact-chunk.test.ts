import { BarReader } from '../../src/read/bar-reader';
import type { Manifest } from '../../src/model/manifest';
import { originOf, settlementKey } from '../../src/table/item-keys';
import { fromSettlementItem, toSettlementItem, type UnitedBar } from '../../src/table/settlement-item';
import type { Item, ItemKey } from '../../src/table/table';
import { compactChunk, MIN_PARTIALS } from '../../src/write/compact-chunk';
import { SourceUploads } from '../source-uploads';

const SERIES = { feed: 'general', symbol: 'A', interval: '1m' } as const;
const DAY = 86_400;

let uploads: SourceUploads;
const upload = (key: string, ...lines: string[]) => uploads.upload(key, ...lines);
const compact = (hour = 0) => compactChunk(uploads.table, SERIES, BigInt(hour) * 3_600_000_000_000n);
const kinds = () =>
  [...uploads.table.items.values()].filter(({ pk }) => pk.startsWith('BARS')).map(({ sk }) => sk.split('#')[1]);
/** Uploads one file for each minute from the first of the day. */
async function uploadMinutes(count: number): Promise<void> {
  for (let minute = 0; minute < count; minute += 1) {
    await upload(`${minute}.csv`, `A,${60 * minute},${minute + 1},1,${minute}`);
  }
}

beforeEach(() => {
  uploads = new SourceUploads();
});

describe('compactChunk', () => {
  test('packs many items into one, and changes no bar', async () => {
    await uploadMinutes(20);
    const before = await uploads.bars('A');

    await compact();

    expect(kinds()).toEqual(['~PACK']);
    expect(await uploads.bars('A')).toEqual(before);
  });

  test('adds to an existing pack', async () => {
    await uploadMinutes(20);
    await compact();
    for (let minute = 20; minute < 40; minute += 1) await upload(`${minute}.csv`, `A,${60 * minute},1,1,${minute}`);
    await compact();

    expect(kinds()).toEqual(['~PACK']);
    expect(await uploads.bars('A')).toHaveLength(40);
  });

  test('does not pack too few items', async () => {
    await uploadMinutes(MIN_PARTIALS - 1);
    await compact();
    expect(kinds()).toHaveLength(MIN_PARTIALS - 1);
    expect(kinds()).not.toContain('~PACK');
  });

  test('replaces the packed bars of a file that is uploaded again, even in chunks that it no longer covers', async () => {
    await uploadMinutes(20);
    await compact();

    await upload('3.csv', 'A,180,99,1,3');
    await upload('4.csv', 'B,240,99,1,4');

    const times = async () => (await uploads.bars('A')).map(({ time }) => Number(time / 60_000_000_000n));
    const expected = [0, 1, 2, 3, ...Array.from({ length: 15 }, (_, index) => index + 5)];
    expect(await times()).toEqual(expected);
    expect((await uploads.bars('A'))[3]).toMatchObject({ close: 99n * 10n ** 18n });

    await compact();

    expect(await times()).toEqual(expected);
    // The other item belongs to symbol B.
    expect(kinds().sort()).toEqual([expect.stringMatching(/^[0-9a-f]{20}$/), '~PACK']);
  });

  test('loses nothing when a slow compaction missed an upload', async () => {
    await uploadMinutes(10);
    const slow = structuredClone(uploads.table.items);
    await upload('3.csv', 'A,180,99,1,3');
    const fresh = structuredClone(uploads.table.items);

    // given: a compaction that reads before the upload and writes after it
    let reads = 0;
    uploads = new SourceUploads('1m', async (when, operation) => {
      if (operation !== 'put' || when !== 'before' || reads > 0) return;
      reads += 1;
      for (const [key, item] of fresh) uploads.table.items.set(key, item);
      for (const key of slow.keys()) if (!fresh.has(key)) uploads.table.items.delete(key);
    });
    for (const [key, item] of slow) uploads.table.items.set(key, item);
    await compact();

    const bars = await uploads.bars('A');
    expect(bars).toHaveLength(10);
    expect(bars[3]).toMatchObject({ close: 99n * 10n ** 18n });
  });

  test('loses nothing when another compaction packs more during a slow compaction', async () => {
    let meanwhile = async (): Promise<unknown> => undefined;
    uploads = new SourceUploads('1m', async (when, operation) => {
      if (when !== 'before' || operation !== 'put') return;
      const act = meanwhile;
      meanwhile = async () => undefined;
      await act();
    });
    await uploadMinutes(10);
    await compact();
    await upload('10.csv', 'A,600,1,1,10');
    meanwhile = async () => {
      await upload('11.csv', 'A,660,1,1,11');
      await compact();
    };

    await compact();

    expect(await uploads.bars('A')).toHaveLength(12);
  });

  test('packs the items that fit into one, and leaves the others as they are', async () => {
    // Each id takes nine bytes.
    const lines = (file: number) =>
      Array.from({ length: 6_000 }, (_, index) => `A,${index % 3600},1,1,x${file}-${index}`);
    for (let file = 0; file < 9; file += 1) await upload(`${file}.csv`, ...lines(file));
    const before = await uploads.bars('A');

    await compact();

    expect(kinds()).toContain('~PACK');
    expect(kinds().length).toBeGreaterThan(1);
    expect(await uploads.bars('A')).toEqual(before);
  });
});

describe('a day of one symbol from 1,440 files', () => {
  test('takes, once compacted, at most twice the items of the same day from one file', async () => {
    const lines = Array.from({ length: 1_440 }, (_, minute) => `A,${60 * minute},1,1,${minute}`);
    const itemsRead = async () => {
      const reader = new BarReader(uploads.table, '1m');
      const before = uploads.table.used.read;
      const page = { ...SERIES, from: 0n, to: BigInt(DAY) * 10n ** 9n, limit: 2_000 };
      const { bars } = await reader.readBars(page);
      return {
        bars: bars.map(({ time, volume, close }) => [time, volume, close]),
        items: uploads.table.used.read - before,
      };
    };
    await upload('day.csv', ...lines);
    const one = await itemsRead();

    uploads = new SourceUploads();
    for (const [minute, line] of lines.entries()) await upload(`${minute}.csv`, line);
    for (let hour = 0; hour < 24; hour += 1) await compact(hour);
    const many = await itemsRead();

    // One item for each hour, and the manifest.
    expect(one.items).toBe(25);
    expect(many.items).toBeLessThanOrEqual(2 * one.items);
    expect(many.bars).toEqual(one.bars);
  });
});

describe('compactChunk and contested bars', () => {
  const chunk = { ...SERIES, start: 0n };
  const origins = (...manifests: readonly Manifest[]) => manifests.map(({ file }) => originOf(file));
  const united = (minute: number, ...manifests: readonly Manifest[]): UnitedBar => ({
    ...{ kind: 'united', time: BigInt(minute) * 60_000_000_000n, origins: origins(...manifests) },
    ...{ included: [], contradicting: [], state: { volume: 1n, notional: 1n, count: 1 } },
  });
  const stored = () => fromSettlementItem(chunk, uploads.table.items.get(nameOf(settlementKey(chunk))) as Item);
  const store = (...bars: readonly UnitedBar[]) => {
    const item = toSettlementItem(chunk, { version: 1, isRecorded: true, bars });
    uploads.table.items.set(nameOf(item), item);
  };
  const nameOf = ({ pk, sk }: ItemKey) => `${pk} ${sk}`;

  test('tells whether sources contest a bar', async () => {
    await uploadMinutes(MIN_PARTIALS);
    expect(await compact()).toBe(false);
    await upload('a.csv', 'A,0,1,1,100', 'A,1,1,1,101');
    await upload('b.csv', 'A,1,1,1,101', 'A,2,1,1,102');
    expect(await compact()).toBe(true);
  });

  test('drops the settled bars of replaced files, and keeps the others', async () => {
    const [a, b] = [await upload('a.csv', 'A,0,1,1,1'), await upload('b.csv', 'A,0,1,1,2')];
    store(united(0, a, b), united(1, b));
    await upload('a.csv', 'A,0,1,1,3');

    await compact();

    expect(stored()).toEqual({ version: 2, isRecorded: true, bars: [united(1, b)] });
  });

  test('keeps the item if all of its bars are dropped', async () => {
    const a = await upload('a.csv', 'A,0,1,1,1');
    store(united(0, a));
    await upload('a.csv', 'A,0,1,1,3');

    await compact();

    expect(stored()).toEqual({ version: 2, isRecorded: true, bars: [] });
  });

  test('does not write the item if no settled bar is dropped', async () => {
    await uploadMinutes(MIN_PARTIALS);
    const a = await upload('a.csv', 'A,0,1,1,100');
    store(united(0, a));

    await compact();

    expect(stored().version).toBe(1);
  });
});
