import fc from 'fast-check';
import { FULLY_ELIGIBLE } from '../../src/model/trade';
import { fullTrades, shuffledTrades, START, trades } from '../../src/testing';

const idOf = ({ id }: { readonly id: string }) => id;

describe('trades', () => {
  test('has no id twice, and no trade before the start', () => {
    fc.assert(
      fc.property(trades, (list) => {
        expect(new Set(list.map(idOf)).size).toBe(list.length);
        expect(list.every(({ time }) => time >= START)).toBe(true);
      }),
    );
  });

  test('has the cases that matter: equal times, several minutes, two symbols, partial eligibility', () => {
    const samples = fc.sample(trades, { numRuns: 100, seed: 1 });
    const distinct = (list: (typeof samples)[number], of: (one: (typeof list)[number]) => unknown) =>
      new Set(list.map(of)).size;

    expect(samples.some((list) => distinct(list, ({ time }) => time) < list.length)).toBe(true);
    expect(samples.some((list) => distinct(list, ({ time }) => time / 60_000_000_000n) > 2)).toBe(true);
    expect(samples.some((list) => distinct(list, ({ symbol }) => symbol) === 2)).toBe(true);
    expect(samples.some((list) => list.some(({ eligibility }) => !eligibility.volume))).toBe(true);
    expect(samples.some((list) => list.length > 10 && list.every(({ id }) => /^\d+$/.test(id)))).toBe(true);
    expect(samples.some((list) => list.some(({ id }) => /[^\d]/.test(id)))).toBe(true);
  });

  test('has the cases that matter between trades of one time: other orders, and ids that differ in a number', () => {
    const pairs = fc
      .sample(trades, { numRuns: 1_000, seed: 1 })
      .flatMap((list) => list.flatMap((a) => list.map((b) => [a, b] as const)))
      .filter(([a, b]) => a !== b && a.symbol === b.symbol && a.time === b.time);
    const withoutZeros = (id: string) => id.replace(/(?<!\d)0+(?=\d)/g, '');

    expect(pairs.some(([a, b]) => (a.order ?? 0n) < (b.order ?? 0n) && a.id > b.id)).toBe(true);
    expect(pairs.some(([a, b]) => a.order === undefined && b.order !== undefined)).toBe(true);
    expect(pairs.some(([a, b]) => a.order === b.order && a.id.length < b.id.length && a.id > b.id)).toBe(true);
    expect(pairs.some(([a, b]) => withoutZeros(a.id) === withoutZeros(b.id))).toBe(true);
  });
});

describe('fullTrades', () => {
  test('has trades without order that update every part of a bar', () => {
    fc.assert(
      fc.property(fullTrades, (list) => {
        for (const { order, eligibility } of list) expect([order, eligibility]).toEqual([undefined, FULLY_ELIGIBLE]);
      }),
    );
  });
});

describe('shuffledTrades', () => {
  test('has the same trades, in another order for some of them', () => {
    let moved = 0;
    fc.assert(
      fc.property(shuffledTrades, ([list, shuffled]) => {
        expect(shuffled.map(idOf).sort()).toEqual(list.map(idOf).sort());
        if (shuffled.some(({ id }, index) => id !== list[index]?.id)) moved += 1;
      }),
    );
    expect(moved).toBeGreaterThan(0);
  });
});
