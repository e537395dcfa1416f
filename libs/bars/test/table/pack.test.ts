import fc from 'fast-check';
import { sourceIdOf } from '../../src/model/trade-file';
import { packKey, type Series } from '../../src/table/item-keys';
import { fromPackItem, sizeOf, toPackItem, type Pack } from '../../src/table/pack';
import { generationAt, generations } from '../generations';

const SERIES: Series = { feed: 'f', symbol: 'A', interval: '1m' };
const HOUR = 3_600_000_000_000n;

const origins = fc.record({
  source: fc.string().map((key) => sourceIdOf({ bucket: 'b', key })),
  generation: generations,
});
const packs: fc.Arbitrary<Pack> = fc.record({
  version: fc.nat(),
  entries: fc.array(fc.record({ origin: origins, parts: fc.array(fc.uint8Array({ maxLength: 300 })) })),
  dropped: fc.array(origins),
});

describe('toPackItem', () => {
  test('has the key of the pack and its version', () => {
    const item = toPackItem(SERIES, HOUR, { version: 7, entries: [], dropped: [] });
    expect(item).toEqual({ ...packKey(SERIES, HOUR), version: 7, pack: Uint8Array.of(0, 0) });
  });

  test('makes an item from which fromPackItem reads the pack', () => {
    fc.assert(
      fc.property(packs, (pack) => {
        expect(fromPackItem(toPackItem(SERIES, HOUR, pack))).toEqual(pack);
      }),
    );
  });
});

describe('sizeOf', () => {
  test('is never less than the bytes that an entry adds to a pack', () => {
    const parts = fc.array(fc.integer({ min: 0, max: 20_000 }).map((length) => new Uint8Array(length)));
    const bytesOf = (pack: Pack) => (toPackItem(SERIES, HOUR, pack)['pack'] as Uint8Array).length;
    fc.assert(
      fc.property(origins, parts, (origin, some) => {
        const entry = { origin, parts: some };
        const empty = { version: 1, entries: [], dropped: [] };
        expect(sizeOf(entry)).toBeGreaterThanOrEqual(bytesOf({ ...empty, entries: [entry] }) - bytesOf(empty));
      }),
    );
  });

  test('is close to the bytes of the parts', () => {
    const origin = { source: sourceIdOf({ bucket: 'b', key: 'k' }), generation: generationAt(1) };
    expect(sizeOf({ origin, parts: [new Uint8Array(10_000), new Uint8Array(20_000)] })).toBeLessThan(30_300);
  });
});
