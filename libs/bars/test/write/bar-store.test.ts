import { encodeChunk, MAX_BYTES } from '../../src/encoding/chunk-codec';
import type { EncodedChunk } from '../../src/encoding/encoded-chunk';
import { bucketEvent } from '../../src/model/bucket-event';
import { generationAfter, isObsoleteGeneration } from '../../src/model/generation';
import type { Coverage, Manifest } from '../../src/model/manifest';
import type { PartialBar } from '../../src/model/partial-bar';
import { sourceIdOf, type TradeFile } from '../../src/model/trade-file';
import { readChanges } from '../../src/read/read-changes';
import { readWatermark } from '../../src/read/read-feeds';
import { readUploadStatus } from '../../src/read/upload-status';
import {
  coveredDayKey,
  invalidationKey,
  manifestKey,
  originOf,
  partialKey,
  progressKey,
} from '../../src/table/item-keys';
import { changeKey, feedKey, fileKey, symbolKey } from '../../src/table/ledger-keys';
import { detailKeys, toManifestItems } from '../../src/table/manifest-item';
import type { Write } from '../../src/table/table';
import { BarStore } from '../../src/write/bar-store';
import { MIN_PARTIALS } from '../../src/write/compact-chunk';
import { generationAt } from '../generations';
import { fileOf, manifestOf, UPLOADED_AT } from '../manifest-of';
import { SourceUploads } from '../source-uploads';

const MINUTE = 60_000_000_000n;
const HOUR = 60n * MINUTE;
/** Milliseconds of a day. */
const DAY = 86_400_000;
const SEQUENCER = '0055AED6DCD90281E5';

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

    await store.putManifest(manifestOf(file, { coverage }), undefined);

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
    const manifest = manifestOf(file, { coverage: await store.putBars(file, '1m', [chunk('A', 0n, 1n)]) });
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
    const manifest = manifestOf(next, { coverage: await store.putBars(next, '1m', [chunk('A', 0n, 5n)]) });

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
    const manifest = manifestOf(next, { coverage: await store.putBars(next, '1m', [chunk('A', 0n, 5n)]) });

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
    const manifest = manifestOf(uploads.fileOf('x.csv'), {
      coverage: [{ feed: 'general', symbol: 'C', from: 0n, to: 0n, chunks: [{ start: 0n, items: 1 }] }],
    });
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
    const manifest = manifestOf(file, { coverage });
    await store.putManifest(manifest, undefined);
    await store.recordCurrent(file);
    const next = uploads.fileOf('x.csv');
    const nextManifest = manifestOf(next, { coverage: await store.putBars(next, '1m', [chunk('A', 0n, 5n)]) });
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
    manifest = manifestOf(next, {
      coverage: await store.putBars(next, '1m', [chunk('A', 0n, 5n), chunk('B', 0n, 5n)]),
    });
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
    const left = keys().filter((key) => key.includes(`#${previous.file.generation}`));
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

describe('retract', () => {
  const deletion = (event: string) => ({ bucket: file.bucket, key: file.key, event });
  const event = bucketEvent(UPLOADED_AT + DAY, SEQUENCER);
  const changes = async () => (await readChanges(uploads.table, { since: 0 })).changes;
  /** What a manifest without bars states besides its file and the deletions that it takes into account. */
  const retraction = { deleted: true, processor: 0, layout: '' } as const;

  test('replaces a manifest by one of the deletion, without bars, and completes what follows it', async () => {
    const previous = await uploads.upload('x.csv', 'A,60,1,1,1', 'B,60,1,1,1');

    expect(await store.retract(deletion(event), '1m', previous)).toBe(true);

    const current = await store.currentManifest(file);
    const of = fileOf({ etag: '', uploadedAt: UPLOADED_AT + DAY, generation: current!.file.generation });
    expect(current).toEqual(manifestOf(of, { ...retraction, asOf: event }));
    expect(of.generation > previous.file.generation).toBe(true);
    expect(await uploads.bars('A')).toEqual([]);
    expect(await changes()).toMatchObject([
      { generation: previous.file.generation },
      { generation: of.generation, instruments: [{ symbol: 'A' }, { symbol: 'B' }] },
    ]);
    const left = keys().filter((key) => key.includes(`#${previous.file.generation}`));
    expect(left).toEqual(
      namesOf(...['A', 'B'].map((symbol) => invalidationKey(series(symbol), 0n, originOf(previous.file)))),
    );
  });

  test('is that of a source without a manifest', async () => {
    expect(await store.retract(deletion(event), '1s', undefined)).toBe(true);

    expect(await store.currentManifest(file)).toMatchObject({ ...retraction, interval: '1s', asOf: event });
  });

  test('makes the same generation of every delivery of a deletion, and another one of another deletion', async () => {
    const generationsOf = async (...events: readonly string[]) => {
      const others = events.map(() => new SourceUploads());
      return Promise.all(
        others.map(async (other, index) => {
          const previous = await other.upload('x.csv', 'A,60,1,1,1');
          await other.store.retract(deletion(events[index]!), '1m', previous);
          return (await other.store.currentManifest(file))?.file.generation;
        }),
      );
    };
    const [first, again, another] = await generationsOf(event, event, bucketEvent(UPLOADED_AT + DAY, `${SEQUENCER}01`));
    expect(again).toBe(first);
    expect(another).not.toBe(first);
  });

  test('is newer than a manifest whose upload has a later time than the deletion', async () => {
    const previous = await uploads.upload('x.csv', 'A,60,1,1,1');
    const before = bucketEvent(UPLOADED_AT - DAY, SEQUENCER);

    expect(await store.retract(deletion(before), '1m', previous)).toBe(true);

    const current = await store.currentManifest(file);
    expect(current).toMatchObject({ ...retraction, asOf: before, file: { uploadedAt: UPLOADED_AT - DAY } });
    expect(isObsoleteGeneration(previous.file.generation, current!.file.generation)).toBe(true);
  });

  test.each([
    ['the newer deletion that the manifest takes into account', bucketEvent(UPLOADED_AT + 2 * DAY, SEQUENCER)],
    ['the deletion itself if the manifest takes an older one into account', bucketEvent(UPLOADED_AT, SEQUENCER)],
  ])('takes into account %s', async (_name, known) => {
    const previous = await uploads.upload('x.csv', 'A,60,1,1,1');
    await store.acknowledge(previous, known, true);
    const acknowledged = await store.currentManifest(file);

    expect(await store.retract(deletion(event), '1m', acknowledged)).toBe(true);

    const current = await store.currentManifest(file);
    expect(current).toMatchObject({ ...retraction, asOf: known > event ? known : event });
    expect(current).not.toHaveProperty('existedAt');
  });

  test.each<[string, () => Promise<Manifest | undefined>]>([
    ['another manifest is current', async () => manifestOf(fileOf({ generation: generationAt(1) }))],
    ['a manifest is current, and none was expected', async () => undefined],
    [
      'the manifest takes another deletion into account meanwhile',
      async () => {
        const previous = await store.currentManifest(file);
        await store.acknowledge(previous!, bucketEvent(UPLOADED_AT, SEQUENCER), true);
        return previous;
      },
    ],
    [
      'the manifest is not recorded',
      async () => {
        const next = uploads.fileOf('x.csv');
        const manifest = manifestOf(next, { coverage: await store.putBars(next, '1m', [chunk('A', 0n, 5n)]) });
        await store.putManifest(manifest, await store.currentManifest(file));
        return manifest;
      },
    ],
  ])('changes no bar if %s', async (_name, expected) => {
    await uploads.upload('x.csv', 'A,60,1,1,1');
    const previous = await expected();
    const [current, bars] = [await store.currentManifest(file), await uploads.bars('A')];
    expect(bars).toHaveLength(1);

    expect(await store.retract(deletion(event), '1m', previous)).toBe(false);

    expect(await store.currentManifest(file)).toEqual(current);
    expect(await uploads.bars('A')).toEqual(bars);
    expect(await changes()).toHaveLength(1);
  });

  test('is replaced by the next upload, whose generation is newer', async () => {
    await store.retract(deletion(event), '1m', await uploads.upload('x.csv', 'A,60,1,1,1'));
    const retracted = await store.currentManifest(file);
    const upload = { ...fileOf(), etag: 'next', uploadedAt: UPLOADED_AT + DAY };
    const next = { ...upload, generation: generationAfter(retracted?.file.generation, upload) };
    const manifest = manifestOf(next, { coverage: await store.putBars(next, '1m', [chunk('A', 0n, 5n)]) });

    expect(await store.putManifest(manifest, retracted)).toBe(true);

    expect((await uploads.bars('A')).map(({ time }) => time)).toEqual([5n * MINUTE]);
    expect(isObsoleteGeneration(retracted!.file.generation, next.generation)).toBe(true);
  });
});

describe('acknowledge', () => {
  const stored = () => store.currentManifest(file) as Promise<Manifest>;
  const putRecorded = async () => {
    const manifest = manifestOf(file);
    await store.putManifest(manifest, undefined);
    await store.record(manifest, undefined);
    return stored();
  };
  const [older, event, newer] = [-DAY, 0, DAY].map((time) => bucketEvent(UPLOADED_AT + time, SEQUENCER)) as [
    string,
    string,
    string,
  ];

  test.each([
    [false, { asOf: event }],
    [true, { asOf: event, existedAt: event }],
  ])('makes a manifest take a deletion into account, after which its object exists: %p', async (exists, expected) => {
    const manifest = await putRecorded();

    expect(await store.acknowledge(manifest, event, exists)).toBe(true);

    expect(await stored()).toEqual({ ...manifest, ...expected });
  });

  test.each([
    [false, { asOf: newer, existedAt: event }],
    [true, { asOf: newer, existedAt: newer }],
  ])('takes a newer deletion into account as well, after which its object exists: %p', async (exists, expected) => {
    const manifest = await putRecorded();
    await store.acknowledge(manifest, event, true);

    expect(await store.acknowledge(await stored(), newer, exists)).toBe(true);

    expect(await stored()).toEqual({ ...manifest, ...expected });
  });

  test('lets another upload replace the manifest that takes the deletion into account', async () => {
    await store.acknowledge(await putRecorded(), event, true);
    const next = manifestOf(uploads.fileOf(file.key));

    expect(await store.putManifest(next, await stored())).toBe(true);

    expect(await stored()).toEqual(next);
  });

  test('fails if the manifest has changed, and then keeps another one from replacing it', async () => {
    const manifest = await putRecorded();
    await store.acknowledge(manifest, event, false);

    expect(await store.acknowledge(manifest, older, false)).toBe(false);
    expect(await store.acknowledge(manifest, newer, false)).toBe(false);
    expect(await store.putManifest(manifestOf(uploads.fileOf(file.key)), manifest)).toBe(false);

    expect(await stored()).toMatchObject({ asOf: event });
  });

  test('fails if the manifest is not recorded, which stays to be done', async () => {
    await store.putManifest(manifestOf(file), undefined);

    expect(await store.acknowledge(await stored(), event, true)).toBe(false);
    expect((await readChanges(uploads.table, { since: 0 })).changes).toEqual([]);

    await store.recordCurrent(file);
    expect((await readChanges(uploads.table, { since: 0 })).changes).toHaveLength(1);
    expect(await stored()).toEqual(manifestOf(file));
  });

  test.each([
    ['the deletion', event],
    ['a newer one', older],
  ])('writes nothing if the manifest takes %s into account', async (_name, late) => {
    const manifest = await putRecorded();
    await store.acknowledge(manifest, event, false);
    const written = uploads.table.used.written;

    expect(await store.acknowledge(await stored(), late, true)).toBe(true);

    expect(uploads.table.used.written).toBe(written);
    expect(await stored()).toEqual({ ...manifest, asOf: event });
  });

  test('is not undone by a worker that records the generation late', async () => {
    const manifest = await putRecorded();
    await store.acknowledge(manifest, event, false);

    await store.record(manifest, undefined);

    expect(await stored()).toMatchObject({ asOf: event });
  });
});

describe('the progress of a source', () => {
  const putMarkers = (...generations: readonly string[]) =>
    uploads.table.batchWrite(
      generations.map((generation): Write => ({
        kind: 'put',
        item: { ...progressKey({ source: sourceIdOf(file), generation }), items: 1, digest: '' },
      })),
    );
  /** The generations of a source that have a marker. */
  const marked = (key = file.key) =>
    [...uploads.table.items.values()]
      .filter(({ pk, sk }) => pk === manifestKey(sourceIdOf({ ...file, key })).pk && sk.startsWith('PROGRESS#'))
      .map(({ sk }) => sk.slice('PROGRESS#'.length))
      .sort();
  /** The generation of the first upload of a source, so many seconds after the current one. */
  const after = (seconds: number) =>
    fileOf({ etag: `${seconds}`, uploadedAt: file.uploadedAt + 1_000 * seconds }).generation;
  const putCurrent = async (values: Partial<Manifest> = {}) => {
    const manifest = manifestOf(file, values);
    await store.putManifest(manifest, undefined);
    await store.record(manifest, undefined);
  };

  test('is deleted for a file alone', async () => {
    await putMarkers(after(-1), file.generation, after(1));
    await store.deleteProgress(file);
    expect(marked()).toEqual([after(-1), after(1)]);
  });

  test('is deleted as a whole, with or without a manifest', async () => {
    await putMarkers(after(-1), after(1), 'f'.repeat(24));
    await store.deleteAllProgress(file);
    expect(marked()).toEqual([]);

    await putCurrent();
    await putMarkers(after(1));
    await store.deleteAllProgress({ bucket: file.bucket, key: 'x.csv.gz' });
    expect(marked()).toEqual([]);
  });

  describe('of obsolete generations', () => {
    test('is deleted up to the clock of the current generation, more than a page of it', async () => {
      const older = Array.from({ length: 10 }, (_, index) => after(index - 10));
      const tied = ['0', 'f'].map((digit) => file.generation.slice(0, 13) + digit.repeat(11));
      await putMarkers(...older, ...tied, file.generation, after(1), after(2));
      await putCurrent();
      const others = () => keys().filter((key) => !key.includes('PROGRESS#'));
      const stored = others();

      await store.deleteObsoleteProgress(file);

      expect(marked()).toEqual([after(1), after(2)]);
      expect(others()).toEqual(stored);
    });

    test('is deleted up to the second of the newest deletion', async () => {
      await putMarkers(after(-1), after(1), after(60), after(61));
      await putCurrent({ asOf: bucketEvent(file.uploadedAt + 60_000, SEQUENCER) });

      await store.deleteObsoleteProgress(file);

      expect(marked()).toEqual([after(61)]);
    });

    test('is deleted up to the current generation if the newest deletion is older', async () => {
      await putMarkers(after(-60), after(-1), after(1));
      await putCurrent({ asOf: bucketEvent(file.uploadedAt - 60_000, SEQUENCER) });

      await store.deleteObsoleteProgress(file);

      expect(marked()).toEqual([after(1)]);
    });

    test('is deleted up to the generation of a retraction', async () => {
      await putMarkers(after(-1), after(1), after(61));
      await putCurrent();
      const event = bucketEvent(file.uploadedAt + 60_000, SEQUENCER);
      await store.retract({ ...file, event }, '1m', await store.currentManifest(file));

      await store.deleteObsoleteProgress(file);

      expect(marked()).toEqual([after(61)]);
    });

    test('is none without a manifest', async () => {
      await putMarkers(after(-1));
      await store.deleteObsoleteProgress(file);
      expect(marked()).toEqual([after(-1)]);
    });

    test('is that of the keys of a source, and of no other source', async () => {
      const other = { source: sourceIdOf({ ...file, key: 'y.csv' }), generation: after(-1) };
      await uploads.table.batchWrite([{ kind: 'put', item: { ...progressKey(other), items: 1, digest: '' } }]);
      await putMarkers(after(-1));
      await putCurrent();

      await store.deleteObsoleteProgress({ bucket: file.bucket, key: 'x.csv.gz' });

      expect(marked()).toEqual([]);
      expect(marked('y.csv')).toEqual([other.generation]);
    });

    test('takes no write if there is none', async () => {
      await putCurrent();
      await putMarkers(after(1));
      const written = uploads.table.used.written;

      await store.deleteObsoleteProgress(file);

      expect(uploads.table.used.written).toBe(written);
    });
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

  test.each(['0', 'f'])(
    'replaces one with the same clock, such as that of a replay before, whose hash is %s',
    async (digit) => {
      await store.putRefusal(file, refusal('first'));
      const replayed = { ...file, generation: file.generation.slice(0, 13) + digit.repeat(11) };
      await store.putRefusal(replayed, refusal('replayed'));
      expect(await stored()).toMatchObject({ ...refusal('replayed'), generation: replayed.generation });
    },
  );

  test('may be repeated, and then replaces the reason', async () => {
    await store.putRefusal(file, refusal('first'));
    await store.putRefusal(file, refusal('again'));
    expect(await stored()).toEqual({ ...file, ...refusal('again') });
  });

  test('deletes what says how far the writing of the file came, and of no other upload', async () => {
    const marker = (of: TradeFile): Write => ({
      kind: 'put',
      item: { ...progressKey(originOf(of)), items: 1, digest: '' },
    });
    const [older, newer] = [fileOf({ uploadedAt: UPLOADED_AT - DAY }), uploads.fileOf('x.csv')];
    await uploads.table.batchWrite([older, file, newer].map(marker));

    await store.putRefusal(file, refusal('empty'));

    expect(keys().filter((key) => key.includes('PROGRESS#'))).toEqual(
      namesOf(progressKey(originOf(older)), progressKey(originOf(newer))),
    );
  });

  test('registers the file', async () => {
    await store.putRefusal({ ...file, key: 'x.csv.gz' }, refusal('first'));
    expect(await uploads.table.get(fileKey(file))).toMatchObject({ key: 'x.csv' });
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

    await store.compact(manifestOf(file, { coverage: [coverageOf('A', 2n, 4n), coverageOf('B', 0n)] }));

    expect(packed('A')).toEqual([1, 2, 4]);
    expect(packed('B')).toEqual([]);
    expect(await uploads.bars('A')).toEqual(bars);
  });

  test('does not look for a chunk before 1970', async () => {
    const queries: string[] = [];
    before = (operation) => queries.push(operation);
    await store.compact(manifestOf(file, { coverage: [coverageOf('A', 0n)] }));
    expect(queries).toEqual(['query']);
  });

  function coverageOf(symbol: string, ...hours: readonly bigint[]): Coverage {
    const chunks = hours.map((hour) => ({ start: hour * HOUR, items: 1 }));
    return { feed: 'general', symbol, from: chunks[0]!.start, to: chunks.at(-1)!.start, chunks };
  }
});
