import fc from 'fast-check';
import type { PartialBar } from '../../src/model/partial-bar';
import type { Tick } from '../../src/model/trade';
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

const ONE = 10n ** 18n;
const MINUTE = 60_000_000_000n;

/** A bar of two trades, with these orders. */
function orderedBar(time: bigint, first: bigint | undefined, last: bigint | undefined): PartialBar {
  const tick = (place: bigint, price: bigint, order: bigint | undefined): Tick => ({
    ...{ time: time + place, ...(order === undefined ? {} : { order }), id: String(place), price: price * ONE },
  });
  const sums = { volume: 3n * ONE, notional: 34n * ONE * ONE, count: 2 };
  return {
    time,
    state: { first: tick(7n, 10n, first), last: tick(8n, 12n, last), high: 13n * ONE, low: 9n * ONE, ...sums },
    ids: BigUint64Array.of(7n, 8n),
  };
}

const bytesOf = (...bars: PartialBar[]) => Buffer.from(encodeChunk(0n, '1m', bars)).toString('hex');

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

  /** Items that were stored before trades had an order have these bytes, and so has the kernel's output. */
  const WITHOUT_ORDER = '01010007121224021d010701140802040207020322';

  test('writes a bar without order in the bytes that stored items have', () => {
    expect(bytesOf(orderedBar(0n, undefined, undefined))).toBe(WITHOUT_ORDER);
    expect(bytesOf(orderedBar(0n, 0n, 0n))).toBe(WITHOUT_ORDER);
    expect(decodeChunk(0n, '1m', Buffer.from(WITHOUT_ORDER, 'hex'))).toEqual([orderedBar(0n, undefined, undefined)]);
  });

  test('writes the orders of the first and the last trade, each relative to the one before', () => {
    const bars = [
      orderedBar(0n, 1_000n, 1_002n),
      orderedBar(MINUTE, undefined, undefined),
      orderedBar(2n * MINUTE, 1_003n, 1_001n),
    ];
    expect(bytesOf(...bars)).toBe(
      '0103000f121224021d0107d00f011408040204020702032201030203010701020802040207020322010b02030107020102080302040207020322',
    );
    expect(decodeChunk(0n, '1m', encodeChunk(0n, '1m', bars))).toEqual(bars);
  });

  test.each([
    ['the first trade', 5n, undefined],
    ['the last trade', undefined, 5n],
    ['both trades, of any length', 2n ** 63n, 10n ** 30n],
  ])('keeps the order of %s', (_name, first, last) => {
    const bars = [orderedBar(0n, first, last), orderedBar(MINUTE, last, first)];
    expect(decodeChunk(0n, '1m', encodeChunk(0n, '1m', bars))).toStrictEqual(bars);
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
    const large = partialOf(sparse(100_000));
    const opening = { ...large.state.first, order: 4n } as Tick;
    const bars = [{ ...large, state: { ...large.state, first: opening } }, partialOf(sparse(5), HOUR / 2n)];

    const parts = partsOf(0n, '1m', encodeChunk(0n, '1m', bars));

    expect(parts.length).toBeGreaterThan(2);
    for (const part of parts) expect(part.length).toBeLessThanOrEqual(MAX_BYTES);
    const decoded = parts.flatMap((part) => decodeChunk(0n, '1m', part));
    const first = decoded.filter(({ time }) => time === 0n);
    expect(first.reduce((sum, { state }) => sum + state.count, 0)).toBe(100_000);
    expect(first.flatMap(({ ids }) => [...ids])).toEqual([...sparse(100_000)]);
    expect(first.map(({ state }) => state.first).filter((tick) => tick !== undefined)).toEqual([opening]);
    expect(decoded.at(-1)).toEqual(bars[1]);
  });
});
