import { FULLY_ELIGIBLE, generationAfter, type Manifest } from '@trading/bars';
import { MemoryTable } from '@trading/bars/testing';
import { BarStore, encode, TradeAggregator } from '@trading/bars/write';
import { compareBars, OtherTableError, type CompareOptions } from '../../src/rebuild/compare-bars';
import type { RebuildAccess } from '../../src/rebuild/rebuild-access';
import { FakeRebuild } from './fake-rebuild';

const SCALE = 10n ** 18n;
const MINUTE = 60_000_000_000n;

let own: MemoryTable;
let other: MemoryTable;
let sent: string[];
let printed: string[];
beforeEach(() => {
  [own, other, sent, printed] = [new MemoryTable(), new MemoryTable(), [], []];
});

/** Stores a file with trades of the size 1. The ten ids from a multiple of ten on are in one minute. */
async function store(table: MemoryTable, key: string, ...ids: readonly number[]): Promise<void> {
  const upload = { bucket: 'bucket', key, etag: key, uploadedAt: 1_000 };
  const file = { ...upload, generation: generationAfter(undefined, upload) };
  const aggregator = new TradeAggregator('1m');
  for (const id of ids) {
    const time = BigInt(Math.floor(id / 10)) * MINUTE + BigInt(id);
    const trade = { feed: 'general', symbol: 'A', time, id: String(id), price: SCALE, size: SCALE };
    aggregator.add({ ...trade, eligibility: FULLY_ELIGIBLE });
  }
  const store = new BarStore(table);
  const manifest: Manifest = {
    ...{ file, processor: 1, layout: 'test', interval: '1m', exclusions: {}, rejections: [] },
    ...{ lines: 0, accepted: ids.length, excluded: 0, duplicate: 0, rejected: 0 },
    coverage: await store.putBars(
      file,
      '1m',
      aggregator.chunks().map((chunk) => encode(chunk, '1m')),
    ),
  };
  await store.putManifest(manifest, undefined);
  await store.record(manifest, undefined);
}

function compare(options: Partial<CompareOptions> = {}, times: readonly number[] = []): Promise<boolean> {
  const access: RebuildAccess = {
    ...{ files: new FakeRebuild(0).open(), tableName: 'own', table: own, stored: '1m' },
    openTable: (name) => {
      if (name === 'other') return other;
      return new MemoryTable(() =>
        Promise.reject(Object.assign(new Error('no'), { name: 'ResourceNotFoundException' })),
      );
    },
    send: async (messages) => void sent.push(...messages),
  };
  let calls = 0;
  const clock = { now: () => times[calls++] ?? 0, sleep: () => Promise.resolve() };
  return compareBars({ table: 'other', interval: '1m', ...options }, access, clock, (text) => printed.push(text));
}

test('says that tables are equal', async () => {
  for (const table of [own, other]) await store(table, '1.csv', 10, 20);
  expect(await compare()).toBe(true);
  expect(printed).toEqual(['own and other are equal: 2 bars of 1 symbols, and the times that files cover.']);
  await compare({ interval: undefined });
  expect(printed[1]).toContain('8 bars of 1 symbols');
});

test('names the first differences', async () => {
  await store(own, '1.csv', 10, 20);
  await store(other, '1.csv', 10, 11, 20);
  expect(await compare()).toBe(false);
  expect(printed).toEqual([
    'own and other differ: 1 differences in 2 bars of 1 symbols.\n' +
      `  general A 1m 1970-01-01T00:01:00.000Z: volume ${SCALE}, in other ${2n * SCALE}; notional ${SCALE ** 2n}, in other ` +
      `${2n * SCALE ** 2n}; count 1, in other 2`,
  ]);
});

test('names bars of one table, and counts what it does not name', async () => {
  await store(own, '1.csv', ...Array.from({ length: 30 }, (_, index) => 10 * index));
  await compare();
  expect(printed[0]).toContain('general A 1m 1970-01-01T00:00:00.000Z: only in own');
  expect(printed[0]).toContain('and 11 more');
});

test('asks for the settlement of contested bars of the own table', async () => {
  await store(own, '1.csv', 10, 11);
  await store(own, '2.csv', 11, 12);
  await store(other, '1.csv', 10, 11);
  expect(await compare({ interval: undefined })).toBe(false);
  expect(sent).toHaveLength(1);
  expect(JSON.parse(sent[0]!)).toMatchObject({ 'detail-type': 'Settlement Requested', detail: { symbol: 'A' } });
  expect(printed[0]).toContain(
    'of bars that wait for their settlement, in 1 chunks of own and 0 of other. Those of own were asked for',
  );
});

test('prints how far it is every 30 seconds', async () => {
  await store(own, '1.csv', 10);
  await compare({}, [0, 29_000]);
  expect(printed).toHaveLength(1);
  await compare({}, [0, 31_000]);
  expect(printed[1]).toBe('1 symbols with 1 bars were compared so far, 2 differences');
});

test('rejects a table that does not exist, and the same table', async () => {
  await expect(compare({ table: 'own' })).rejects.toThrow(OtherTableError);
  await expect(compare({ table: 'third' })).rejects.toThrow(
    'Expected a table third, found none. Restore a backup to a table of another name in the same region',
  );
});
