import { encodeChunk } from '../../src/encoding/chunk-codec';
import type { PartialBar } from '../../src/model/partial-bar';
import { readContributions } from '../../src/read/read-contributions';
import { invalidationKey, manifestKey, partialKey, type Origin, type Series } from '../../src/table/item-keys';
import { toPackItem } from '../../src/table/pack';
import type { Item } from '../../src/table/table';
import { MemoryTable } from '../../src/testing';
import { generationAt } from '../generations';

const SERIES: Series = { feed: 'f', symbol: 'A', interval: '1m' };
const HOUR = 3_600_000_000_000n;
const MINUTE = 60_000_000_000n;

const origin = (source: string, clock: number): Origin => ({ source, generation: generationAt(clock) });
const [A1, A2, B1] = [origin('a', 1), origin('a', 2), origin('b', 1)];

const bar = (time: bigint, ...ids: number[]): PartialBar => ({
  ...{ time, state: { volume: 1n, notional: 1n, count: ids.length }, ids: BigUint64Array.from(ids.map(BigInt)) },
});
const partial = (of: Origin, start: bigint, bars: readonly PartialBar[], part = 0): Item => ({
  ...{ ...partialKey(SERIES, start, of, part), bars: encodeChunk(start, '1m', bars) },
});
const pack = (start: bigint, entries: readonly [Origin, PartialBar][], dropped: readonly Origin[] = []): Item =>
  toPackItem(SERIES, start, {
    ...{ version: 1, dropped },
    entries: entries.map(([of, one]) => ({ origin: of, parts: [encodeChunk(start, '1m', [one])] })),
  });
const invalidation = (of: Origin, start: bigint): Item => ({ ...invalidationKey(SERIES, start, of) });
const current = ({ source, generation }: Origin): Item => ({ ...manifestKey(source), generation });

let table: MemoryTable;
let operations: string[];
/** Runs once, before the next call of an operation. */
let meanwhile: Readonly<Record<string, () => Promise<unknown>>>;

async function put(...items: readonly Item[]): Promise<void> {
  for (const item of items) table.items.set(`${item.pk} ${item.sk}`, item);
}

/** Open time in minutes, source, and ids of each contribution. */
async function read(first = 0n, last = 0n) {
  const { contributions } = await readContributions(table, SERIES, first, last);
  return [...contributions].flatMap(([time, list]) =>
    list.map(({ origin: of, partial: { ids } }) => [Number(time / MINUTE), of.source, [...ids].map(Number)]),
  );
}

beforeEach(() => {
  operations = [];
  meanwhile = {};
  table = new MemoryTable(
    async (when, operation) => {
      if (when === 'after') return;
      operations.push(operation);
      const { [operation]: act, ...rest } = meanwhile;
      meanwhile = rest;
      await act?.();
    },
    { page: 100, batch: 100 },
  );
});

describe('readContributions', () => {
  test('reads the partial bars of current generations only', async () => {
    await put(
      partial(A1, 0n, [bar(0n, 1)]),
      partial(A2, 0n, [bar(0n, 2), bar(MINUTE, 3)]),
      partial(B1, 0n, [bar(0n, 9)]),
    );
    expect(await read()).toEqual([]);

    await put(current(A2));
    expect(await read()).toEqual([
      [0, 'a', [2]],
      [1, 'a', [3]],
    ]);
  });

  test('reads the chunks from the first to the last', async () => {
    await put(
      current(A1),
      ...[0n, 1n, 2n, 3n].map((hour) => partial(A1, hour * HOUR, [bar(hour * HOUR, Number(hour))])),
    );
    expect(await read(HOUR, 2n * HOUR)).toEqual([
      [60, 'a', [1]],
      [120, 'a', [2]],
    ]);
  });

  test('merges the parts over which a bar is split', async () => {
    await put(current(A1), partial(A1, 0n, [bar(0n, 1, 2)], 0), partial(A1, 0n, [bar(0n, 5, 6)], 1));
    expect(await read()).toEqual([[0, 'a', [1, 2, 5, 6]]]);
  });

  test('trusts a pack without reading a manifest', async () => {
    await put(
      pack(0n, [
        [A1, bar(0n, 1)],
        [B1, bar(0n, 2)],
      ]),
    );
    expect(await read()).toEqual([
      [0, 'a', [1]],
      [0, 'b', [2]],
    ]);
    expect(operations).toEqual(['query']);
  });

  test('leaves out an entry of a pack that is invalidated and not current', async () => {
    await put(
      pack(0n, [
        [A1, bar(0n, 1)],
        [B1, bar(0n, 2)],
      ]),
      invalidation(A1, 0n),
      current(A2),
    );
    expect(await read()).toEqual([[0, 'b', [2]]]);
  });

  test('keeps an entry of a pack that is invalidated, but still current', async () => {
    await put(pack(0n, [[A1, bar(0n, 1)]]), invalidation(A1, 0n), current(A1));
    expect(await read()).toEqual([[0, 'a', [1]]]);
  });

  test.each([
    ['the older one', A1, [1]],
    ['the newer one', A2, [2]],
  ])(
    'reads one generation of a source that is in a pack and beside it: %s, if it is current',
    async (_name, of, ids) => {
      await put(pack(0n, [[A1, bar(0n, 1)]]), partial(A2, 0n, [bar(0n, 2)]), current(of));
      expect(await read()).toEqual([[0, 'a', ids]]);
    },
  );

  test('reads a generation once that is both in a pack and beside it', async () => {
    await put(pack(0n, [[A1, bar(0n, 1)]]), partial(A1, 0n, [bar(0n, 1)]), current(A1));
    expect(await read()).toEqual([[0, 'a', [1]]]);
  });

  test('queries again if a generation changes between the query and the look-up of the manifests', async () => {
    await put(partial(A1, 0n, [bar(0n, 1)]), current(A1));
    meanwhile = { batchGet: () => put(partial(A2, 0n, [bar(0n, 2)]), current(A2)) };

    expect(await read()).toEqual([[0, 'a', [2]]]);
    expect(operations).toEqual(['query', 'batchGet', 'query', 'batchGet']);
  });

  test('queries again if a pack dropped a generation, and its successor is not in the query', async () => {
    await put(pack(0n, [[B1, bar(0n, 9)]], [A1]), current(A2));
    meanwhile = { batchGet: () => put(partial(A2, 0n, [bar(0n, 2)])) };

    expect(await read()).toEqual([
      [0, 'b', [9]],
      [0, 'a', [2]],
    ]);
  });

  test('stops when a second query finds the same current generations', async () => {
    await put(partial(A1, 0n, [bar(0n, 1)]), current(A2));
    expect(await read()).toEqual([]);
    expect(operations).toEqual(['query', 'batchGet', 'query', 'batchGet']);
  });
});
