import fc from 'fast-check';
import type { BarState } from '../../src/model/bar-state';
import { mergePartialBars, type PartialBar } from '../../src/model/partial-bar';
import { trades } from '../../src/testing';
import { TradeAggregator } from '../../src/write/trade-aggregator';

/** A state of trades that update the volume alone. */
const stateOf = (volume: bigint): BarState => ({ volume, notional: 2n * volume, count: Number(volume) });

const partial = (time: bigint, volume: bigint, ...ids: bigint[]): PartialBar => ({
  ...{ time, state: stateOf(volume), ids: BigUint64Array.from(ids) },
});

describe('mergePartialBars', () => {
  test('keeps bars with different open times, in the order of time', () => {
    const [early, middle, late] = [partial(60n, 1n, 1n), partial(120n, 2n, 2n), partial(180n, 3n, 3n)];

    expect(mergePartialBars([middle], [late, early])).toEqual([early, middle, late]);
    expect(mergePartialBars([], [late, early])).toEqual([early, late]);
    expect(mergePartialBars([late, early], [])).toEqual([early, late]);
  });

  test('merges the states and the ids of bars with the same open time', () => {
    expect(mergePartialBars([partial(60n, 1n, 5n, 9n)], [partial(60n, 2n, 1n, 7n)])).toEqual([
      partial(60n, 3n, 1n, 5n, 7n, 9n),
    ]);
  });

  test('merges any number of lists', () => {
    const [early, late] = [partial(60n, 1n, 1n), partial(120n, 2n, 2n)];
    expect(mergePartialBars()).toEqual([]);
    expect(mergePartialBars([early, late])).toEqual([early, late]);
    expect(mergePartialBars([early], [late], [partial(60n, 4n, 9n)], [partial(60n, 8n, 3n)])).toEqual([
      partial(60n, 13n, 1n, 3n, 9n),
      late,
    ]);
  });

  test('keeps the id of a trade that is in both as a repetition, which shows that the bar is contested', () => {
    const [bar] = mergePartialBars([partial(60n, 1n, 5n)], [partial(60n, 1n, 5n)]);
    expect([...(bar?.ids ?? [])]).toEqual([5n, 5n]);
  });

  test('does not change the bars that it merges', () => {
    const [a, b] = [partial(60n, 1n, 5n, 9n), partial(60n, 2n, 1n, 7n)];
    mergePartialBars([a], [b]);
    expect([a, b]).toEqual([partial(60n, 1n, 5n, 9n), partial(60n, 2n, 1n, 7n)]);
  });

  test('makes the same bars of two halves of trades as of all trades', () => {
    fc.assert(
      fc.property(trades, fc.infiniteStream(fc.boolean()), (list, isFirstHalf) => {
        const [all, first, second] = [new TradeAggregator('1m'), new TradeAggregator('1m'), new TradeAggregator('1m')];
        for (const trade of list.map((one) => ({ ...one, symbol: 'A' }))) {
          all.add(trade);
          (isFirstHalf.next().value ? first : second).add(trade);
        }
        const barsOf = (aggregator: TradeAggregator) => aggregator.chunks().flatMap(({ bars }) => bars);
        expect(mergePartialBars(barsOf(first), barsOf(second))).toEqual(barsOf(all));
      }),
    );
  });
});
