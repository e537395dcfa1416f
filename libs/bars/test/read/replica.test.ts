import { encodeChunk } from '../../src/encoding/chunk-codec';
import { IncompleteReplicaError } from '../../src/errors';
import { MemoryTable } from '../../src/memory/memory-table';
import type { Manifest } from '../../src/model/manifest';
import { readContributions } from '../../src/read/read-contributions';
import { coverageKey, originOf, partialKey } from '../../src/table/item-keys';
import { toManifestItems } from '../../src/table/manifest-item';
import { WriterStore } from '../../src/regions';
import { ReplicaTable } from '../../src/table/replica-table';
import type { Item, ItemKey } from '../../src/table/table';
import { BarStore } from '../../src/write/bar-store';
import { fileOf, manifestOf, UPLOADED_AT } from '../manifest-of';

const HOUR = 3_600_000_000_000n;
const SERIES = { feed: 'general', symbol: 'A', interval: '1m' } as const;
const chunkAt = (hour: bigint) => ({
  ...{ feed: 'general', symbol: 'A', start: hour * HOUR, from: hour * HOUR, to: hour * HOUR },
  bytes: encodeChunk(hour * HOUR, '1m', [
    { time: hour * HOUR, state: { volume: 1n, notional: 1n, count: 1 }, ids: BigUint64Array.of(7n) },
  ]),
});

let items: Map<string, Item>;
/** Milliseconds that readers have waited. */
let waited: number;
/** Called before each wait. */
let arrive: () => void;

const nameOf = ({ pk, sk }: ItemKey) => `${pk} ${sk}`;
const barOf = ({ file }: Manifest, hour: bigint) => partialKey(SERIES, hour * HOUR, originOf(file), 0);

/** Makes bars in two hours current, in a table with replicas or in one without. */
async function publish(uploadedAt = UPLOADED_AT, isReplicated = true): Promise<Manifest> {
  const replication = { region: 'east', epoch: 1, now: () => 0 };
  const store = new BarStore(new MemoryTable(undefined, undefined, items), isReplicated ? replication : undefined);
  const upload = { bucket: 'bucket', key: 'x.csv', etag: String(uploadedAt), uploadedAt };
  const previous = await store.currentManifest(upload);
  const file = fileOf({ ...upload, generation: store.generationAfter(previous, upload) });
  const coverage = await store.putBars(file, '1m', [chunkAt(1n), chunkAt(2n)]);
  const manifest = manifestOf(file, { coverage, ...store.author });
  await store.putManifest(manifest, previous);
  await store.record(manifest, previous);
  return manifest;
}

/** Takes an item away. Returns a function that brings it back. */
function remove(key: ItemKey): () => void {
  const item = items.get(nameOf(key)) as Item;
  items.delete(nameOf(key));
  return () => items.set(nameOf(key), item);
}

async function generationsOf(hours: readonly [bigint, bigint], isReplica = true): Promise<string[][]> {
  const table = new MemoryTable(undefined, undefined, items);
  const replica = new ReplicaTable(table, {
    now: () => waited,
    sleep: async (milliseconds) => {
      arrive();
      waited += milliseconds;
    },
  });
  const { contributions } = await readContributions(
    isReplica ? replica : table,
    SERIES,
    hours[0] * HOUR,
    hours[1] * HOUR,
  );
  return [...contributions.values()].map((list) => list.map(({ origin }) => origin.generation));
}

beforeEach(() => {
  items = new Map();
  waited = 0;
  arrive = () => undefined;
});

describe('a reader of a replica', () => {
  test('reads a file that has arrived as a whole, without waiting', async () => {
    const { file } = await publish();

    expect(await generationsOf([1n, 2n])).toEqual([[file.generation], [file.generation]]);

    expect(waited).toBe(0);
  });

  test('waits for the rest of a file of which an hour has arrived', async () => {
    const manifest = await publish();
    const { generation } = manifest.file;
    arrive = remove(barOf(manifest, 2n));

    expect(await generationsOf([1n, 2n])).toEqual([[generation], [generation]]);
  });

  test('waits for the bars of an upload whose manifest has arrived, although those before it are there', async () => {
    await publish();
    const manifest = await publish(UPLOADED_AT + 60_000);
    const { generation } = manifest.file;
    const [first, second] = [1n, 2n].map((hour) => remove(barOf(manifest, hour)));
    arrive = () => {
      first?.();
      second?.();
    };

    expect(await generationsOf([1n, 2n])).toEqual([[generation], [generation]]);
  });

  test.each<[string, (manifest: Manifest) => ItemKey]>([
    ['bars', (manifest) => barOf(manifest, 2n)],
    ['the coverage of the file', ({ file }) => coverageKey(originOf(file), 0)],
  ])('throws without %s', async (_what, keyOf) => {
    const manifest = await publish();
    remove(keyOf(manifest));

    await expect(generationsOf([1n, 2n])).rejects.toThrow(IncompleteReplicaError);

    expect(waited).toBe(1_500);
  });

  test.each([1n, 2n])('leaves out a whole file of a former writer of which hour %s has not arrived', async (hour) => {
    const manifest = await publish();
    remove(barOf(manifest, hour));
    const writers = new WriterStore(new MemoryTable(undefined, undefined, items));
    const east = await writers.take({ region: 'east', isPrimary: true }, undefined, 0);
    await expect(generationsOf([1n, 2n])).rejects.toThrow(IncompleteReplicaError);
    waited = 0;

    await writers.take({ region: 'west', isPrimary: false }, east, 0);

    expect(await generationsOf([1n, 2n])).toEqual([]);
    expect(waited).toBe(0);
  });

  test('needs no more of a file than the chunks that it reads', async () => {
    const manifest = await publish();
    remove(barOf(manifest, 2n));

    expect(await generationsOf([1n, 1n])).toEqual([[manifest.file.generation]]);
  });

  test('reads the bars of an upload whose manifest has not arrived as if it had not been processed', async () => {
    const first = await publish();
    const { manifest } = toManifestItems(first);
    const before = items.get(nameOf(manifest)) as Item;
    await publish(UPLOADED_AT + 60_000);
    items.set(nameOf(manifest), before);

    expect(await generationsOf([1n, 2n])).toEqual([[first.file.generation], [first.file.generation]]);
  });

  test('trusts what was written before the table had replicas', async () => {
    const manifest = await publish(UPLOADED_AT, false);
    remove(barOf(manifest, 2n));

    expect(await generationsOf([1n, 2n])).toEqual([[manifest.file.generation]]);
  });
});

test('a reader of a table without replicas reads what is there', async () => {
  const manifest = await publish();
  remove(barOf(manifest, 2n));

  expect(await generationsOf([1n, 2n], false)).toEqual([[manifest.file.generation]]);
});
