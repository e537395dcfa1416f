import fc from 'fast-check';
import { mergeBarStates, barStateOf } from '../../src/model/bar-state';
import type { Trade } from '../../src/model/trade';
import { oracle, START, trades as anyTrades } from '../../src/testing';
import { uniteTrades, type OriginTrades } from '../../src/write/unite-trades';

/** Trades whose price is their id, unless it is given. */
const trades = (...list: readonly (number | readonly [id: number, price: number, order?: bigint])[]): Trade[] =>
  list.map((each) => {
    const [id, price, order] = typeof each === 'number' ? [each, each] : each;
    return {
      ...{ feed: 'f', symbol: 'A', time: START, id: String(id), order, price: BigInt(price), size: 1n },
      eligibility: { volume: true, highLow: true, openClose: true },
    };
  });
const of = (source: string, list: readonly Trade[]): OriginTrades => ({
  origin: { source, generation: '1' },
  trades: list,
});
function unite(...origins: readonly OriginTrades[]) {
  const { state, included, contradicting, ...rest } = uniteTrades(START, origins);
  const sources = (list: readonly { source: string }[]) => list.map(({ source }) => source);
  return { ...rest, state, included: sources(included), contradicting: sources(contradicting) };
}

describe('uniteTrades', () => {
  test('has each trade once', () => {
    const { state, included, contradicting } = unite(of('a', trades(1, 2, 3)), of('b', trades(3, 4)));
    expect(state).toEqual(trades(1, 2, 3, 4).map(barStateOf).reduce(mergeBarStates));
    expect([included, contradicting]).toEqual([['a', 'b'], []]);
  });

  test('names the sources without a trade of their own as origins alone', () => {
    const { included, origins } = unite(of('a', trades(1, 2, 3)), of('b', trades(3, 4)), of('c', trades(2, 4)));
    expect(included).toEqual(['a', 'b', 'c'].slice(0, 2));
    expect(origins.map(({ source }) => source)).toEqual(['a', 'b', 'c']);
  });

  test('takes the values of the source with more trades, then of the one that sorts first', () => {
    const more = unite(of('a', trades([1, 10], [2, 20])), of('b', trades([2, 99], 3, 4)));
    expect([more.state.high, more.contradicting]).toEqual([99n, ['a']]);
    const equal = unite(of('b', trades([2, 99], 3)), of('a', trades(1, [2, 20])));
    expect([equal.state.high, equal.contradicting]).toEqual([20n, ['b']]);
  });

  test('does not name a source that states another order, unless another trade is first or last by it', () => {
    const same = unite(of('a', trades([1, 1, 4n], [2, 2, 5n], 3)), of('b', trades([1, 1, 1n], [2, 2, 9n])));
    expect(same.contradicting).toEqual([]);
    const other = unite(of('a', trades([1, 1, 4n], [2, 2, 5n], 3)), of('b', trades([1, 1, 9n], [2, 2, 1n])));
    expect(other.contradicting).toEqual(['b']);
  });

  test('unites any parts of any trades, in any order', () => {
    fc.assert(
      fc.property(anyTrades, fc.infiniteStream(fc.integer({ min: 1, max: 7 })), (list, part) => {
        const bar = list.map((trade) => ({ ...trade, symbol: 'A', time: START }));
        const chosen = bar.map(() => part.next().value as number);
        const parts = [1, 2, 4].map((bit) => bar.filter((_, index) => (chosen[index] as number) & bit));
        const origins = parts.flatMap((some, index) => (some.length > 0 ? [of(`s${index}`, some)] : []));

        const { origins: _, ...united } = uniteTrades(START, origins);

        const [expected] = oracle(bar);
        const { first, high, low, last, volume, notional, count } = united.state;
        expect({ open: first?.price, high, low, close: last?.price, volume, notional, count }).toEqual({
          ...{ open: expected?.open, high: expected?.high, low: expected?.low, close: expected?.close },
          ...{ volume: expected?.volume, notional: expected?.notional, count: expected?.count },
        });
        const { origins: __, ...reversed } = uniteTrades(START, [...origins].reverse());
        expect(reversed).toEqual(united);
      }),
    );
  });
});
