import type { PartialBar } from '../../src/model/partial-bar';
import { BarMap, chunksOf, compareChunks, type BarReference } from '../../src/write/bar-map';

const MINUTE = 60_000_000_000n;
const HOUR = 60n * MINUTE;

const reference = (feed: string, symbol: string, time: bigint): BarReference => ({ feed, symbol, time });

describe('BarMap', () => {
  test('tells bars apart by feed, symbol and time', () => {
    const references = [
      reference('f', 'A', 0n),
      reference('f', 'A', 1n),
      reference('f', 'B', 0n),
      reference('g', 'A', 0n),
      reference('fA', '', 0n),
    ];
    const map = new BarMap<number>();
    for (const [index, one] of references.entries()) map.set(one, index);

    expect(references.map((one) => map.get(one))).toEqual([0, 1, 2, 3, 4]);
    expect([...map]).toEqual(references.map((one, index) => [one, index]));
    expect(map.get(reference('f', 'C', 0n))).toBeUndefined();
    expect(map.get(reference('f', 'B', 1n))).toBeUndefined();
  });

  test('replaces the value of a bar', () => {
    const map = new BarMap<number>();
    map.set(reference('f', 'A', 0n), 1);
    map.set(reference('f', 'A', 0n), 2);
    expect([...map]).toEqual([[reference('f', 'A', 0n), 2]]);
  });

  test('keeps only the instrument and the time of a larger reference, such as a trade', () => {
    const map = new BarMap<number>();
    map.set({ ...reference('f', 'A', 0n), price: 7n } as BarReference, 1);
    expect([...map]).toEqual([[reference('f', 'A', 0n), 1]]);
  });
});

describe('chunksOf', () => {
  const bar = (time: bigint): PartialBar => ({
    ...{ time, state: { volume: 1n, notional: 1n, count: 1 }, ids: BigUint64Array.of(1n) },
  });
  /** The instrument, the start and the open times of each chunk, in minutes. */
  const chunks = (interval: '1m' | '1s', ...references: readonly BarReference[]) => {
    const map = new BarMap<PartialBar>();
    for (const one of references) map.set(one, bar(one.time));
    return chunksOf(map, interval).map(({ feed, symbol, start, bars }) => [
      `${feed} ${symbol}`,
      Number(start / MINUTE),
      bars.map(({ time }) => Number(time / MINUTE)),
    ]);
  };

  test('groups bars by instrument and chunk, both in the order of time', () => {
    expect(
      chunks(
        '1m',
        reference('f', 'B', 0n),
        reference('f', 'A', HOUR + MINUTE),
        reference('f', 'A', 59n * MINUTE),
        reference('f', 'A', 2n * MINUTE),
        reference('e', 'Z', HOUR),
      ),
    ).toEqual([
      ['f A', 0, [2, 59]],
      ['f B', 0, [0]],
      ['e Z', 60, [60]],
      ['f A', 60, [61]],
    ]);
  });

  test('groups bars of seconds by five minutes', () => {
    expect(chunks('1s', ...[0n, 4n, 5n, 61n].map((minute) => reference('f', 'A', minute * MINUTE)))).toEqual([
      ['f A', 0, [0, 4]],
      ['f A', 5, [5]],
      ['f A', 60, [61]],
    ]);
  });
});

describe('compareChunks', () => {
  test('orders by start, then by feed, then by symbol', () => {
    const ordered = [
      { start: 0n, feed: 'f', symbol: 'a' },
      { start: 0n, feed: 'g', symbol: 'A' },
      { start: 0n, feed: 'g', symbol: 'B' },
      { start: 10n, feed: 'a', symbol: 'A' },
    ];
    for (const [i, a] of ordered.entries()) {
      for (const [j, b] of ordered.entries()) {
        expect([a, b, Math.sign(compareChunks(a, b))]).toEqual([a, b, Math.sign(i - j)]);
      }
    }
  });
});
