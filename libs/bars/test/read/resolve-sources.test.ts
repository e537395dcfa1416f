import fc from 'fast-check';
import { mergeBarStates } from '../../src/model/bar-state';
import type { Trade } from '../../src/model/trade';
import { TradeAggregator } from '../../src/write/trade-aggregator';
import { resolveSources, type Contribution } from '../../src/read/resolve-sources';
import type { SettledBar, UnitedBar } from '../../src/table/settlement-item';
import { START, trades as anyTrades } from '../../src/testing';

function contribution(source: string, trades: readonly Trade[]): Contribution {
  const aggregator = new TradeAggregator('1m');
  for (const trade of trades) aggregator.add({ ...trade, symbol: 'A', time: START });
  const [chunk] = aggregator.chunks();
  return { origin: { source, generation: '1' }, partial: chunk!.bars[0]! };
}

/** Trades with these ids, all with the same price and size. */
const ofIds = (...ids: number[]): Trade[] =>
  ids.map((id) => ({
    ...{ feed: 'f', symbol: 'A', time: START, id: String(id), price: 10n ** 18n, size: 10n ** 18n },
    eligibility: { volume: true, highLow: true, openClose: true },
  }));
const sources = (origins: readonly { source: string }[]) => origins.map(({ source }) => source);

describe('resolveSources', () => {
  test('merges sources that share no trade', () => {
    const [a, b] = [contribution('a', ofIds(1, 2)), contribution('b', ofIds(3))];
    const { state, included, conflicting } = resolveSources([a, b]);
    expect(state).toEqual(mergeBarStates(a.partial.state, b.partial.state));
    expect(sources(included)).toEqual(['a', 'b']);
    expect(conflicting).toEqual([]);
  });

  test('counts trades once that are in both a daily and a monthly file', () => {
    const { state, included, conflicting } = resolveSources([
      contribution('a', ofIds(1, 2)),
      contribution('z', ofIds(1, 2, 3)),
    ]);
    expect(state.count).toBe(3);
    expect(sources(included)).toEqual(['z']);
    expect(conflicting).toEqual([]);
  });

  test('leaves out and reports a source that has both known and new trades', () => {
    const { state, conflicting } = resolveSources([
      contribution('a', ofIds(1, 2, 3)),
      contribution('b', ofIds(3, 4)),
      contribution('c', ofIds(9)),
    ]);
    expect(state.count).toBe(4);
    expect(sources(conflicting)).toEqual(['b']);
  });

  test('reports a source that has other values for the same trades', () => {
    const other = ofIds(1, 2).map((trade) => ({ ...trade, price: 2n * 10n ** 18n }));
    const { state, included, conflicting } = resolveSources([contribution('b', other), contribution('a', ofIds(1, 2))]);
    expect(state.high).toBe(10n ** 18n);
    expect(sources(included)).toEqual(['a']);
    expect(sources(conflicting)).toEqual(['b']);
  });

  test('takes the order from the included source if another one states it differently for the same trades', () => {
    const ordered = (...orders: bigint[]) => ofIds(1, 2).map((trade, index) => ({ ...trade, order: orders[index] }));
    const [a, b] = [contribution('a', ordered(5n, 6n)), contribution('b', ordered(1n, 9n))];
    for (const list of [
      [a, b],
      [b, a],
    ]) {
      const { state, included, conflicting } = resolveSources(list);
      expect([state.first?.order, state.last?.order]).toEqual([5n, 6n]);
      expect(sources(included)).toEqual(['a']);
      expect(conflicting).toEqual([]);
    }
  });

  test('reports a source by whose order another trade opens the bar', () => {
    const [one, two] = ofIds(1, 2) as [Trade, Trade];
    const { state, included, conflicting } = resolveSources([
      contribution('b', [{ ...one, order: 1n }, two]),
      contribution('a', [one, two]),
    ]);
    expect(state.first?.id).toBe('1');
    expect(sources(included)).toEqual(['a']);
    expect(sources(conflicting)).toEqual(['b']);
  });

  test('merges sources that share no trade by the order that each states', () => {
    const [one, two, three] = ofIds(1, 2, 3) as [Trade, Trade, Trade];
    const [a, b] = [contribution('a', [one, { ...two, order: 4n }]), contribution('b', [{ ...three, order: 2n }])];
    expect(resolveSources([a, b]).state.last?.id).toBe('2');
    expect(resolveSources([b, a])).toEqual(resolveSources([a, b]));
  });

  test('reports other values for the trades of any included source', () => {
    const other = ofIds(4).map((trade) => ({ ...trade, price: 2n * 10n ** 18n }));
    const { included, conflicting } = resolveSources([
      contribution('a', ofIds(1, 2)),
      contribution('b', ofIds(4)),
      contribution('c', other),
    ]);
    expect(sources(included)).toEqual(['a', 'b']);
    expect(sources(conflicting)).toEqual(['c']);
  });

  test('does not report a source whose trades are spread over several included sources', () => {
    const { state, included, conflicting } = resolveSources([
      contribution('a', ofIds(1, 2)),
      contribution('b', ofIds(3, 4)),
      contribution('c', ofIds(2, 3)),
    ]);
    expect(state.count).toBe(4);
    expect(sources(included)).toEqual(['a', 'b']);
    expect(conflicting).toEqual([]);
  });

  describe('with a settled bar', () => {
    const [a, b] = [contribution('a', ofIds(1, 2, 3)), contribution('b', ofIds(3, 4))];
    const state = contribution('all', ofIds(1, 2, 3, 4)).partial.state;
    const settled = (rest: Partial<UnitedBar> = {}): UnitedBar => ({
      ...{ kind: 'united', time: START, origins: [a.origin, b.origin], included: [a.origin, b.origin] },
      ...{ contradicting: [], state, ...rest },
    });
    const resolve = (list: readonly Contribution[], bar: SettledBar = settled()) => {
      const { included, conflicting, ...rest } = resolveSources(list, bar);
      return { ...rest, included: sources(included), conflicting: sources(conflicting) };
    };

    test('uses it in place of its sources', () => {
      const resolved = { state, included: ['a', 'b'], conflicting: [], isContested: false, settled: START };
      expect(resolve([a, b])).toEqual(resolved);
      expect(resolve([b, a], settled({ contradicting: [b.origin] }))).toEqual({ ...resolved, conflicting: ['b'] });
    });

    test('ignores it unless all of its origins are current', () => {
      const replaced = { ...b, origin: { ...b.origin, generation: '2' } };
      expect(resolve([a, replaced])).toMatchObject({ included: ['a'], conflicting: ['b'], isContested: true });
    });

    test('ignores it if its sources do not contest the bar', () => {
      const all = contribution('c', ofIds(1, 2, 3, 4));
      expect(resolve([a, b, all])).toEqual({ state, included: ['c'], conflicting: [], isContested: false });
    });

    test('merges a source that shares no trade with it', () => {
      const resolved = resolve([a, b, contribution('c', ofIds(9))]);
      expect(resolved).toMatchObject({ included: ['a', 'b', 'c'], conflicting: [], isContested: false });
      expect(resolved.state.count).toBe(5);
    });

    test.each([
      ['some of its trades', ofIds(4, 5)],
      ['all of its trades', ofIds(2, 4)],
    ])('is contested again by a source that shares %s', (_name, list) => {
      expect(resolve([a, b, contribution('c', list)])).toMatchObject({
        ...{ included: ['a', 'b'], conflicting: ['c'], isContested: true },
      });
    });

    test('is left out in favour of a source with more trades', () => {
      expect(resolve([a, b, contribution('c', ofIds(1, 5, 6, 7, 8))])).toMatchObject({
        ...{ included: ['c'], conflicting: ['a', 'b'], isContested: true },
      });
    });

    test('is contested, but not to be settled, if this has failed', () => {
      const failed: SettledBar = {
        ...{ kind: 'failed', time: START, origins: [a.origin, b.origin], failedAt: Date.now() / 1_000, reason: '' },
      };
      expect(resolve([a, b], failed)).toMatchObject({ included: ['a'], conflicting: ['b'], isContested: false });
      expect(resolve([a, b, contribution('c', ofIds(4, 5))], failed)).toMatchObject({ isContested: true });
    });
  });

  test('does not depend on the order of the sources', () => {
    const some = fc.array(fc.subarray([1, 2, 3, 4, 5, 6], { minLength: 1 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(some, fc.infiniteStream(fc.nat()), (idLists, keys) => {
        const order = () => BigInt((keys.next().value as number) % 3);
        const list = idLists.map((ids, index) =>
          contribution(
            `s${index}`,
            ofIds(...ids).map((trade) => ({ ...trade, order: order() })),
          ),
        );
        const shuffled = list
          .map((one) => ({ one, key: keys.next().value as number }))
          .sort((a, b) => a.key - b.key)
          .map(({ one }) => one);
        expect(resolveSources(shuffled)).toEqual(resolveSources(list));
      }),
    );
  });

  test('makes the same bar of any trades, however they are split over sources', () => {
    fc.assert(
      fc.property(anyTrades, fc.infiniteStream(fc.nat(2)), (list, part) => {
        const parts: Trade[][] = [[], [], []];
        for (const trade of list) parts[part.next().value as number]!.push(trade);
        const all = parts.filter(({ length }) => length > 0).map((some, index) => contribution(String(index), some));
        expect(resolveSources(all).state).toEqual(contribution('all', list).partial.state);
      }),
    );
  });
});
