import { encodeChunk } from '../../src/encoding/chunk-codec';
import type { EncodedChunk } from '../../src/encoding/encoded-chunk';
import { FencedError } from '../../src/errors';
import { MemoryTable } from '../../src/memory/memory-table';
import { isManifestOf, type Manifest } from '../../src/model/manifest';
import { coverageKey, originOf, partialKey, reportKey } from '../../src/table/item-keys';
import { fileKey } from '../../src/table/ledger-keys';
import type { Item, ItemKey } from '../../src/table/table';
import { BarStore } from '../../src/write/bar-store';
import { MIN_PARTIALS } from '../../src/write/compact-chunk';
import { fileOf, manifestOf, UPLOADED_AT } from '../manifest-of';

const SERIES = { feed: 'general', symbol: 'A', interval: '1m' } as const;
const CHUNK: EncodedChunk = {
  ...{ feed: 'general', symbol: 'A', start: 0n, from: 0n, to: 0n },
  bytes: encodeChunk(0n, '1m', [
    { time: 0n, state: { volume: 1n, notional: 1n, count: 1 }, ids: BigUint64Array.of(7n) },
  ]),
};
const UPLOAD = { bucket: 'bucket', key: 'x.csv', etag: 'etag', uploadedAt: UPLOADED_AT };

let table: MemoryTable;

const storeOf = (epoch: number, region = 'east') => new BarStore(table, { region, epoch, now: () => 1_000 + epoch });
const has = ({ pk, sk }: ItemKey) => table.items.has(`${pk} ${sk}`);
const remove = ({ pk, sk }: ItemKey) => table.items.delete(`${pk} ${sk}`);
const barOf = ({ file }: Manifest) => partialKey(SERIES, 0n, originOf(file), 0);

/** Makes the bars of an upload current, as the processor does. */
async function publish(store: BarStore, upload: Partial<typeof UPLOAD> = {}): Promise<Manifest> {
  const previous = await store.currentManifest({ ...UPLOAD, ...upload });
  const version = { ...UPLOAD, ...upload };
  const file = fileOf({ ...version, generation: store.generationAfter(previous, version) });
  const manifest = manifestOf(file, { coverage: await store.putBars(file, '1m', [CHUNK]), ...store.author });
  expect(await store.putManifest(manifest, previous)).toBe(true);
  await store.record(manifest, previous);
  return manifest;
}

beforeEach(() => {
  table = new MemoryTable();
});

describe('a store of a table with replicas', () => {
  test('states its epoch and the time in manifests, and makes other generations in each epoch', async () => {
    const first = await publish(storeOf(1));

    expect(await storeOf(1).currentManifest(UPLOAD)).toEqual(first);
    expect(first).toMatchObject({ epoch: 1, writtenAt: 1_001 });
    const generations = [0, 1, 2].map((epoch) => storeOf(epoch).generationAfter(undefined, UPLOAD));
    expect(new Set(generations).size).toBe(3);
    expect(generations[0]).toBe(new BarStore(table).generationAfter(undefined, UPLOAD));
  });

  test('keeps the bars and the details of a generation that it replaces', async () => {
    const store = storeOf(1);
    const first = await publish(store);

    await publish(store, { etag: 'other', uploadedAt: UPLOADED_AT + 60_000 });

    expect(has(barOf(first))).toBe(true);
    expect(has(reportKey(originOf(first.file)))).toBe(true);
  });

  test('packs no chunk', async () => {
    const store = storeOf(1);
    const manifests = [];
    for (let file = 0; file < MIN_PARTIALS; file += 1) manifests.push(await publish(store, { key: `${file}.csv` }));

    await store.compact(manifests[0]!);

    expect(manifests.map(barOf).every(has)).toBe(true);
    expect([...table.items.values()].some(({ sk }) => sk.endsWith('~PACK'))).toBe(false);
  });

  test('lists a file also if only its manifest has arrived', async () => {
    await publish(storeOf(1));
    remove(fileKey(UPLOAD));

    await publish(storeOf(2, 'west'), { etag: 'other', uploadedAt: UPLOADED_AT + 60_000 });

    expect(has(fileKey(UPLOAD))).toBe(true);
  });

  test('refuses to read what a later writer wrote, whichever writer its replica names', async () => {
    const manifest = await publish(storeOf(2, 'west'));

    await expect(storeOf(1).currentManifest(UPLOAD)).rejects.toThrow(FencedError);

    // The manifest is not recorded yet.
    const { recorded: _, ...item } = [...table.items.values()].find(({ sk }) => sk === 'MANIFEST') as Item;
    table.items.set(`${item.pk} ${item.sk}`, item);
    await expect(storeOf(1).recordCurrent(UPLOAD)).rejects.toThrow(FencedError);
    await storeOf(2, 'west').recordCurrent(UPLOAD);
    expect(await storeOf(2, 'west').currentManifest(UPLOAD)).toEqual(manifest);
  });
});

describe('a manifest of a former writer', () => {
  test('is whole if all of its items have arrived', async () => {
    const manifest = await publish(storeOf(1));

    expect(await storeOf(2, 'west').currentManifest(UPLOAD)).toEqual(manifest);
  });

  test.each<[string, (manifest: Manifest) => ItemKey]>([
    ['its report', ({ file }) => reportKey(originOf(file))],
    ['a part of its bars', barOf],
  ])('is incomplete without %s, and stands for no upload until another one replaces it', async (_part, keyOf) => {
    const manifest = await publish(storeOf(1));
    remove(keyOf(manifest));
    const store = storeOf(2, 'west');

    const found = (await store.currentManifest(UPLOAD)) as Manifest;
    expect(found.isIncomplete).toBe(true);
    expect(isManifestOf(found, UPLOAD)).toBe(false);

    const again = await publish(store);
    expect(await store.currentManifest(UPLOAD)).toEqual(again);
    expect(again.file.generation > manifest.file.generation).toBe(true);
  });

  test('is not recorded if its details are missing, and can be replaced nevertheless', async () => {
    const first = storeOf(1);
    const file = fileOf({ ...UPLOAD, generation: first.generationAfter(undefined, UPLOAD) });
    const manifest = manifestOf(file, { coverage: await first.putBars(file, '1m', [CHUNK]), ...first.author });
    await first.putManifest(manifest, undefined);
    remove(reportKey(originOf(file)));
    const store = storeOf(2, 'west');

    await store.recordCurrent(UPLOAD);

    expect([...table.items.values()].find(({ sk }) => sk === 'MANIFEST')).not.toHaveProperty('recorded');
    await publish(store);
  });

  test('is recorded if only the details of what it replaced are missing, so that it can be replaced', async () => {
    const first = storeOf(1);
    const replaced = await publish(first);
    const upload = { ...UPLOAD, etag: 'other', uploadedAt: UPLOADED_AT + 60_000 };
    const file = fileOf({ ...upload, generation: first.generationAfter(replaced, upload) });
    const manifest = manifestOf(file, { coverage: await first.putBars(file, '1m', [CHUNK]), ...first.author });
    await first.putManifest(manifest, replaced);
    remove(coverageKey(originOf(replaced.file), 0));
    const store = storeOf(2, 'west');

    await store.recordCurrent(UPLOAD);

    expect([...table.items.values()].find(({ sk }) => sk === 'MANIFEST')).toHaveProperty('recorded');
    await publish(store, { etag: 'newest', uploadedAt: UPLOADED_AT + 120_000 });
  });
});
