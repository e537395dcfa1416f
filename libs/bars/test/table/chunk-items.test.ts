import { groupByChunk } from '../../src/table/chunk-items';
import { invalidationKey, partialKey, type Origin, type Series } from '../../src/table/item-keys';
import { toPackItem } from '../../src/table/pack';
import type { Item } from '../../src/table/table';
import { generationAt } from '../generations';

const SERIES: Series = { feed: 'f', symbol: 'A', interval: '1m' };
const HOUR = 3_600_000_000_000n;

const origin = (source: string, clock = 1): Origin => ({ source, generation: generationAt(clock) });
const partial = (start: bigint, of: Origin, part: number): Item => ({
  ...partialKey(SERIES, start, of, part),
  bars: Uint8Array.of(part),
});
const invalidation = (start: bigint, of: Origin): Item => ({ ...invalidationKey(SERIES, start, of) });
const keyOf = ({ pk, sk }: Item) => ({ pk, sk });

describe('groupByChunk', () => {
  test('groups the parts of each origin, with their keys', () => {
    const items = [
      partial(0n, origin('a'), 0),
      partial(0n, origin('a'), 1),
      partial(0n, origin('a', 2), 0),
      partial(0n, origin('b'), 0),
    ];

    expect(groupByChunk(items)).toEqual([
      {
        start: 0n,
        invalidations: [],
        partials: [
          { origin: origin('a'), parts: [Uint8Array.of(0), Uint8Array.of(1)], keys: items.slice(0, 2).map(keyOf) },
          { origin: origin('a', 2), parts: [Uint8Array.of(0)], keys: items.slice(2, 3).map(keyOf) },
          { origin: origin('b'), parts: [Uint8Array.of(0)], keys: items.slice(3).map(keyOf) },
        ],
      },
    ]);
  });

  test('reads the pack of a chunk, and lists the invalidations with their keys', () => {
    const pack = { version: 3, entries: [{ origin: origin('a'), parts: [Uint8Array.of(7)] }], dropped: [origin('c')] };
    const item = invalidation(0n, origin('a'));

    expect(groupByChunk([toPackItem(SERIES, 0n, pack), item])).toEqual([
      { start: 0n, partials: [], pack, invalidations: [{ origin: origin('a'), key: item }] },
    ]);
  });

  test('keeps chunks apart, in the order of the items', () => {
    const items = [partial(0n, origin('a'), 0), invalidation(HOUR, origin('a')), partial(2n * HOUR, origin('a'), 0)];

    expect(
      groupByChunk(items).map(({ start, partials, invalidations }) => [start, partials.length, invalidations.length]),
    ).toEqual([
      [0n, 1, 0],
      [HOUR, 0, 1],
      [2n * HOUR, 1, 0],
    ]);
    expect(groupByChunk([])).toEqual([]);
  });
});
