import fc from 'fast-check';
import type { PartialBar } from '../../src/model/partial-bar';
import { TradeAggregator } from '../../src/write/trade-aggregator';
import { decodeChunk, encodeChunk, MAX_BYTES, partsOf } from '../../src/encoding/chunk-codec';
import { trades } from '../../src/testing';

const HOUR = 3_600_000_000_000n;

/** A partial bar whose trades have these ids. */
function partialOf(ids: BigUint64Array, time = 0n): PartialBar {
  const tick = { time: time + 5n, id: String(ids[0]), price: 10n ** 18n };
  const prices = { first: tick, last: tick, high: tick.price, low: tick.price };
  return { time, state: { ...prices, volume: 10n ** 18n, notional: 10n ** 36n, count: ids.length }, ids };
}

describe('encodeChunk', () => {
  test('writes bars that decodeChunk reads, whatever the trades', () => {
    fc.assert(
      fc.property(trades, fc.constantFrom('1m' as const, '1s' as const), fc.boolean(), (list, interval, isText) => {
        const aggregator = new TradeAggregator(interval);
        for (const trade of list) aggregator.add(isText ? { ...trade, id: `x:${trade.id}` } : trade);
        for (const { start, bars } of aggregator.chunks()) {
          expect(decodeChunk(start, interval, encodeChunk(start, interval, bars))).toEqual(bars);
        }
      }),
    );
  });

  test('writes consecutive ids in a few bytes', () => {
    const ids = BigUint64Array.from({ length: 10_000 }, (_, index) => 5_000_000_000n + BigInt(index));
    expect(encodeChunk(0n, '1m', [partialOf(ids)]).length).toBeLessThan(60);
  });

  test('rejects bytes of another format', () => {
    expect(() => decodeChunk(0n, '1m', Uint8Array.of(9))).toThrow('Bars are written in format 1, found: 9');
  });

  test('rejects bytes that are cut off', () => {
    const bytes = encodeChunk(0n, '1m', [partialOf(BigUint64Array.of(1n, 7n))]);
    expect(() => decodeChunk(0n, '1m', bytes.slice(0, -1))).toThrow(/^The bytes end at \d+, in the middle of a value/);
  });
});

describe('partsOf', () => {
  /** Ids that cannot be written in fewer than eight bytes each. */
  const sparse = (count: number) =>
    BigUint64Array.from({ length: count }, (_, index) => BigInt(index) * 60_000_000_000_000n + 1n);

  test('leaves a chunk that fits an item as it is', () => {
    const bytes = encodeChunk(0n, '1m', [partialOf(sparse(10))]);
    expect(partsOf(0n, '1m', bytes)).toEqual([bytes]);
  });

  test('splits bars, and the ids of a single bar, into parts that fit', () => {
    const bars = [partialOf(sparse(100_000)), partialOf(sparse(5), HOUR / 2n)];

    const parts = partsOf(0n, '1m', encodeChunk(0n, '1m', bars));

    expect(parts.length).toBeGreaterThan(2);
    for (const part of parts) expect(part.length).toBeLessThanOrEqual(MAX_BYTES);
    const decoded = parts.flatMap((part) => decodeChunk(0n, '1m', part));
    const first = decoded.filter(({ time }) => time === 0n);
    expect(first.reduce((sum, { state }) => sum + state.count, 0)).toBe(100_000);
    expect(first.flatMap(({ ids }) => [...ids])).toEqual([...sparse(100_000)]);
    expect(decoded.at(-1)).toEqual(bars[1]);
  });
});
