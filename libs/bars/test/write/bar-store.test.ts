import { encodeChunk, MAX_BYTES } from '../../src/encoding/chunk-codec';
import type { EncodedChunk } from '../../src/encoding/encoded-chunk';
import type { Coverage, Manifest } from '../../src/model/manifest';
import type { PartialBar } from '../../src/model/partial-bar';
import { sourceIdOf, type TradeFile } from '../../src/model/trade-file';
import { readChanges } from '../../src/read/read-changes';
import { readWatermark } from '../../src/read/read-feeds';
import { readUploadStatus } from '../../src/read/upload-status';
import { coveredDayKey, invalidationKey, originOf, partialKey } from '../../src/table/item-keys';
import { changeKey, feedKey, fileKey, symbolKey } from '../../src/table/ledger-keys';
import { detailKeys, toManifestItems } from '../../src/table/manifest-item';
import { BarStore } from '../../src/write/bar-store';
import { MIN_PARTIALS } from '../../src/write/compact-chunk';
import { SourceUploads } from '../source-uploads';

const MINUTE = 60_000_000_000n;
const HOUR = 60n * MINUTE;

let uploads: SourceUploads;
let store: BarStore;
let file: TradeFile;
/** Runs before each call to the table. */
let before: (operation: string) => void;

const bar = (time: bigint, ids: BigUint64Array): PartialBar => ({
  ...{ time, state: { volume: 1n, notional: 1n, count: ids.length }, ids },
});
/** A chunk with a bar at each of these minutes of an hour. */
const chunk = (symbol: string, hour: bigint, ...minutes: readonly bigint[]): EncodedChunk => {
  const [start, times] = [hour * HOUR, minutes.map((minute) => hour * HOUR + minute * MINUTE)];
  const bytes = encodeChunk(
    start,
    '1m',
    times.map((time) => bar(time, BigUint64Array.of(7n))),
  );
  return { ...{ feed: 'general', symbol, start, bytes }, from: times[0] ?? start, to: times.at(-1) ?? start };
};
/** A chunk that does not fit an item: its ids cannot be written in fewer than eight bytes each. */
const largeChunk = (): EncodedChunk => {
  const ids = BigUint64Array.from({ length: 60_000 }, (_, index) => BigInt(index) * 60_000_000_000_000n + 1n);
  return { ...chunk('A', 0n, 0n), bytes: encodeChunk(0n, '1m', [bar(0n, ids)]) };
};
const manifestOf = (of: TradeFile, coverage: readonly Coverage[] = []): Manifest => ({
  ...{ file: of, layout: 'test', interval: '1m', exclusions: {}, rejections: [], coverage },
  ...{ lines: 0, accepted: 0, excluded: 0, duplicate: 0, rejected: 0 },
});
const series = (symbol: string) => ({ feed: 'general', symbol, interval: '1m' }) as const;
/** The keys of all items, in order. */
const keys = () => [...uploads.table.items.values()].map(({ pk, sk }) => `${pk} ${sk}`).sort();
const namesOf = (...items: readonly { readonly pk: string; readonly sk: string }[]) =>
  items.map(({ pk, sk }) => `${pk} ${sk}`).sort();

beforeEach(() => {
  before = () => undefined;
  uploads = new SourceUploads('1m', async (when, operation) => {
    if (when === 'before') before(operation);
  });
  ({ store } = uploads);
  file = uploads.fileOf('x.csv');
});

describe('putBars', () => {
  test('writes an item for each chunk, and returns the coverage ordered by feed and symbol', async () => {
    const chunks = [chunk('B', 0n, 3n), chunk('A', 1n, 1n, 2n), chunk('B', 2n, 5n, 59n)];

    expect(await store.putBars(file, '1m', chunks)).toEqual([
      {
        ...{ feed: 'general', symbol: 'A', from: HOUR + MINUTE, to: HOUR + 2n * MINUTE },
        chunks: [{ start: HOUR, items: 1 }],
      },
      {
        ...{ feed: 'general', symbol: 'B', from: 3n * MINUTE, to: 2n * HOUR + 59n * MINUTE },
        chunks: [
          { start: 0n, items: 1 },
          { start: 2n * HOUR, items: 1 },
        ],
      },
    ]);
    for (const { symbol, start, bytes } of chunks) {
      const key = partialKey(series(symbol), start, originOf(file), 0);
      expect(await uploads.table.get(key)).toEqual({ ...key, bars: bytes });
    }
    expect(keys()).toHaveLength(3);
  });

  test('splits a chunk that is larger than an item may be, and counts its items', async () => {
    const [coverage] = await store.putBars(file, '1m', [largeChunk()]);

    expect(coverage?.chunks).toEqual([{ start: 0n, items: 2 }]);
    expect(keys()).toEqual(namesOf(...[0, 1].map((part) => partialKey(series('A'), 0n, originOf(file), part))));
    for (const item of uploads.table.items.values()) {
      expect((item['bars'] as Uint8Array).length).toBeLessThanOrEqual(MAX_BYTES);
    }
  });

  test('writes bars that are invisible until the manifest is written', async () => {
    const coverage = await store.putBars(file, '1m', [chunk('A', 0n, 1n, 2n)]);
    expect(await uploads.bars('A')).toEqual([]);
    expect(await store.currentManifest(file)).toBeUndefined();

    await store.putManifest(manifestOf(file, coverage), undefined);

    expect((await uploads.bars('A')).map(({ time }) => time)).toEqual([MINUTE, 2n * MINUTE]);
  });

  test('changes nothing when it is repeated', async () => {
    const coverage = await store.putBars(file, '1m', [chunk('A', 0n, 1n), chunk('B', 0n, 1n)]);
    const items = structuredClone(uploads.table.items);

    expect(await store.putBars(file, '1m', [chunk('A', 0n, 1n), chunk('B', 0n, 1n)])).toEqual(coverage);
    expect(uploads.table.items).toEqual(items);
  });
});

describe('putManifest', () => {
  test('makes a first generation current', async () => {
    expect(await store.putManifest(manifestOf(file), undefined)).toBe(true);
    expect(await store.currentManifest(file)).toEqual(manifestOf(file));
  });

  test('adds the file, its feeds and its symbols to the catalogue before it is current', async () => {
    const manifest = manifestOf(file, await store.putBars(file, '1m', [chunk('A', 0n, 1n)]));
    before = (operation) => {
      if (operation === 'put' && keys().some((key) => key.startsWith('FILES'))) throw new Error('stopped');
    };
    await expect(store.putManifest(manifest, undefined)).rejects.toThrow('stopped');
    expect(keys()).toEqual(expect.arrayContaining(namesOf(fileKey(file), feedKey('general'), symbolKey(series('A')))));
    expect(await store.currentManifest(file)).toBeUndefined();
  });

  test('replaces the previous generation, with its bars', async () => {
    const previous = await uploads.upload('x.csv', 'A,60,1,1,1');
    const next = uploads.fileOf('x.csv');
    const manifest = manifestOf(next, await store.putBars(next, '1m', [chunk('A', 0n, 5n)]));

    expect(await store.putManifest(manifest, previous)).toBe(true);

    expect(await store.currentManifest(file)).toEqual(manifest);
    expect((await uploads.bars('A')).map(({ time }) => time)).toEqual([5n * MINUTE]);
  });

  test.each<[string, (first: Manifest, second: Manifest) => Manifest | undefined]>([
    ['no manifest was expected', () => undefined],
    ['another manifest was expected', (first) => first],
  ])('changes no bar if a manifest is current, but %s', async (_name, expected) => {
    const first = await uploads.upload('x.csv', 'A,60,1,1,1');
    const second = await uploads.upload('x.csv', 'A,120,1,1,1');
    const next = uploads.fileOf('x.csv');
    const manifest = manifestOf(next, await store.putBars(next, '1m', [chunk('A', 0n, 5n)]));

    expect(await store.putManifest(manifest, expected(first, second))).toBe(false);

    expect(await store.currentManifest(file)).toEqual(second);
    expect((await uploads.bars('A')).map(({ time }) => time)).toEqual([2n * MINUTE]);
  });

  test('is not put if an expected manifest does not exist', async () => {
    const next = uploads.fileOf('x.csv');
    expect(await store.putManifest(manifestOf(next), manifestOf(file))).toBe(false);
    expect(await store.currentManifest(file)).toBeUndefined();
  });

  test('writes the details, and invalidates every chunk of the previous generation, before it is current', async () => {
    const previous = await uploads.upload('x.csv', 'A,60,1,1,1', 'A,7200,1,1,2', 'B,60,1,1,1');
    const manifest = manifestOf(uploads.fileOf('x.csv'), [
      { feed: 'general', symbol: 'C', from: 0n, to: 0n, chunks: [{ start: 0n, items: 1 }] },
    ]);
    const stored = keys();
    before = (operation) => {
      if (operation === 'put' && keys().some((key) => key.includes('INVALIDATION'))) throw new Error('stopped');
    };

    await expect(store.putManifest(manifest, previous)).rejects.toThrow('stopped');

    const invalidations = [
      invalidationKey(series('A'), 0n, originOf(previous.file)),
      invalidationKey(series('A'), 2n * HOUR, originOf(previous.file)),
      invalidationKey(series('B'), 0n, originOf(previous.file)),
    ];
    const { details } = toManifestItems(manifest);
    expect(details).toHaveLength(2);
    expect(keys().filter((key) => !stored.includes(key))).toEqual(
      namesOf(...invalidations, ...details, symbolKey(series('C'))),
    );
    expect(await store.currentManifest(file)).toEqual(previous);
  });
});

describe('deleteGeneration', () => {
  test('deletes the bars and the details of a generation, and nothing of another one or another source', async () => {
    await uploads.upload('y.csv', 'A,60,1,1,9');
    const coverage = await store.putBars(file, '1m', [largeChunk(), chunk('A', 1n, 0n), chunk('B', 1n, 0n)]);
    const manifest = manifestOf(file, coverage);
    await store.putManifest(manifest, undefined);
    await store.recordCurrent(file);
    const next = uploads.fileOf('x.csv');
    const nextManifest = manifestOf(next, await store.putBars(next, '1m', [chunk('A', 0n, 5n)]));
    await store.putManifest(nextManifest, manifest);
    const stored = keys();

    await store.deleteGeneration(manifest);

    const origin = originOf(file);
    const deleted = [
      partialKey(series('A'), 0n, origin, 0),
      partialKey(series('A'), 0n, origin, 1),
      partialKey(series('A'), HOUR, origin, 0),
      partialKey(series('B'), HOUR, origin, 0),
      ...toManifestItems(manifest).details,
      coveredDayKey(series('A'), 0n, origin),
    ];
    expect(stored.filter((key) => !keys().includes(key))).toEqual(namesOf(...deleted));
    expect(await store.currentManifest(file)).toEqual(nextManifest);
    expect((await uploads.bars('A')).map(({ time }) => time)).toEqual([MINUTE, 5n * MINUTE]);
  });
});

describe('record', () => {
  /** The calls to the table by which the next generation is recorded. */
  const CALLS = ['put', 'query', 'put', 'batchWrite', 'put', 'batchWrite'];
  const rangesLogged = async () => {
    const { changes } = await readChanges(uploads.table, { since: 0 });
    return changes.map(({ instruments }) =>
      instruments.map(({ symbol, from, to }) => [symbol, from / MINUTE, to / MINUTE]),
    );
  };
  let previous: Manifest;
  let manifest: Manifest;

  beforeEach(async () => {
    previous = await uploads.upload('x.csv', 'A,60,1,1,1', 'A,7200,1,1,2');
    const next = uploads.fileOf('x.csv');
    manifest = manifestOf(next, await store.putBars(next, '1m', [chunk('A', 0n, 5n), chunk('B', 0n, 5n)]));
    await store.putManifest(manifest, previous);
  });

  test('raises the watermark, appends the change, and deletes the replaced generation', async () => {
    await store.record(manifest, previous);

    expect(await readWatermark(uploads.table, 'general')).toBe(120n * MINUTE);
    expect(await rangesLogged()).toEqual([
      [['A', 1n, 121n]],
      [
        ['A', 1n, 121n],
        ['B', 5n, 6n],
      ],
    ]);
    const left = keys().filter((key) => key.includes(`#${previous.file.generation.replace(/0+$/, '')}`));
    expect(left).toEqual(
      namesOf(...[0n, 2n * HOUR].map((start) => invalidationKey(series('A'), start, originOf(previous.file)))),
    );
  });

  test.each([...CALLS.entries()])(
    'is repeated if it stops at call %d, %s, and leaves the same items',
    async (call, name) => {
      const items = structuredClone(uploads.table.items);
      await store.record(manifest, previous);
      const complete = keys();
      uploads.table.items.clear();
      for (const [key, item] of items) uploads.table.items.set(key, item);
      const calls: string[] = [];
      before = (operation) => {
        calls.push(operation);
        if (calls.length - 1 === call) throw new Error('stopped');
      };
      await expect(store.record(manifest, previous)).rejects.toThrow('stopped');
      expect(calls.at(-1)).toBe(name);
      before = () => undefined;

      await store.recordCurrent(file);

      const details = call === 5 ? detailKeys(previous) : [];
      const again = call === 3 || call === 4 ? [changeKey(3)] : [];
      expect(keys()).toEqual([...complete, ...namesOf(...details, ...again)].sort());
      expect(await rangesLogged()).toContainEqual([
        ['A', 1n, 121n],
        ['B', 5n, 6n],
      ]);
    },
  );

  test('is not repeated when it is complete', async () => {
    await store.record(manifest, previous);
    const items = structuredClone(uploads.table.items);
    const calls: string[] = [];
    before = (operation) => calls.push(operation);

    await store.recordCurrent(file);

    expect(uploads.table.items).toEqual(items);
    expect(calls).toEqual(['get']);
  });

  test('does nothing for a source without a manifest', async () => {
    const items = structuredClone(uploads.table.items);
    await store.recordCurrent({ bucket: 'bucket', key: 'y.csv' });
    expect(uploads.table.items).toEqual(items);
  });

  test('must be complete before another generation can become current', async () => {
    const next = manifestOf(uploads.fileOf('x.csv'));
    expect(await store.putManifest(next, manifest)).toBe(false);
    await store.recordCurrent(file);
    expect(await store.putManifest(next, manifest)).toBe(true);
  });

  test('does not replace the manifest of a newer generation', async () => {
    await store.recordCurrent(file);
    const next = manifestOf(uploads.fileOf('x.csv'));
    await store.putManifest(next, manifest);

    await store.record(manifest, previous);

    expect(await store.currentManifest(file)).toEqual(next);
  });

  test('is completed by another worker while it is read', async () => {
    let isDue = true;
    let completed: Promise<void> | undefined;
    const worker = new BarStore(
      uploads.table.with(async (when, operation) => {
        if (when !== 'before' || operation !== 'batchGet' || !isDue) return;
        isDue = false;
        await (completed = store.recordCurrent(file));
      }),
    );
    await worker.recordCurrent(file);
    expect(completed).toBeDefined();
    expect(await rangesLogged()).toHaveLength(2);
  });
});

describe('putRefusal', () => {
  const refusal = (reason: string) => ({ name: 'EmptyFileError', reason });
  const stored = async () => (await readUploadStatus(uploads.table, sourceIdOf(file))).refusal;

  test('records the refusal of a source, and replaces an older one', async () => {
    const newer = uploads.fileOf('x.csv');
    await store.putRefusal(file, refusal('first'));
    expect(await stored()).toMatchObject({ ...refusal('first'), generation: file.generation });

    await store.putRefusal(newer, refusal('second'));
    expect(await stored()).toMatchObject({ ...refusal('second'), generation: newer.generation });
  });

  test('does not replace a newer refusal', async () => {
    const newer = uploads.fileOf('x.csv');
    await store.putRefusal(newer, refusal('newer'));
    await store.putRefusal(file, refusal('older'));
    expect(await stored()).toMatchObject({ ...refusal('newer'), generation: newer.generation });
  });

  test('registers the file', async () => {
    await store.putRefusal({ ...file, key: 'x.csv.gz' }, refusal('first'));
    expect(await uploads.table.get(fileKey(file))).toMatchObject({ key: 'x.csv' });
  });

  test('may be repeated', async () => {
    await store.putRefusal(file, refusal('first'));
    await store.putRefusal(file, refusal('again'));
    expect(await stored()).toMatchObject({ ...refusal('again'), generation: file.generation });
  });

  test('leaves the current manifest and its bars', async () => {
    const manifest = await uploads.upload('x.csv', 'A,60,1,1,1');
    await store.putRefusal(uploads.fileOf('x.csv'), refusal('empty'));
    expect(await store.currentManifest(file)).toEqual(manifest);
    expect(await uploads.bars('A')).toHaveLength(1);
  });
});

describe('compact', () => {
  /** The starts of the chunks of a symbol that are packed, in hours. */
  const packed = (symbol: string) =>
    [...uploads.table.items.values()]
      .filter(({ pk, sk }) => pk.endsWith(`#${symbol}`) && sk.endsWith('~PACK'))
      .map(({ sk }) => Number(sk.slice(11, 13)))
      .sort();

  test('compacts the chunks of a file and the one before the first, and no other', async () => {
    const hours = [0, 1, 2, 3, 4];
    for (let index = 0; index < MIN_PARTIALS; index += 1) {
      await uploads.upload(`${index}.csv`, ...hours.map((hour) => `A,${3600 * hour + 60 * index},1,1,${index}`));
    }
    const bars = await uploads.bars('A');

    await store.compact(manifestOf(file, [coverageOf('A', 2n, 4n), coverageOf('B', 0n)]));

    expect(packed('A')).toEqual([1, 2, 4]);
    expect(packed('B')).toEqual([]);
    expect(await uploads.bars('A')).toEqual(bars);
  });

  test('does not look for a chunk before 1970', async () => {
    const queries: string[] = [];
    before = (operation) => queries.push(operation);
    await store.compact(manifestOf(file, [coverageOf('A', 0n)]));
    expect(queries).toEqual(['query']);
  });

  function coverageOf(symbol: string, ...hours: readonly bigint[]): Coverage {
    const chunks = hours.map((hour) => ({ start: hour * HOUR, items: 1 }));
    return { feed: 'general', symbol, from: chunks[0]!.start, to: chunks.at(-1)!.start, chunks };
  }
});
