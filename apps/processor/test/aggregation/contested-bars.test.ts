import { barStateOf, FULLY_ELIGIBLE, type Trade, unformatDecimal } from '@trading/bars';
import { ContestedBars } from '../../src/aggregation/contested-bars';
import type { Cancel } from '../../src/parsing/layout';

const SECOND = 1_000_000_000n;
const MINUTE = 60n * SECOND;
const BAR = { feed: 'f', symbol: 'A', time: MINUTE };
const REPEATED = { rule: 'cancelled by another line' };
const CANCEL = { rule: 'a cancel of another line' };

const trade = (values: Partial<Trade> = {}): Trade => ({
  feed: 'f',
  symbol: 'A',
  time: MINUTE + SECOND,
  id: '1',
  price: unformatDecimal('10'),
  size: unformatDecimal('2'),
  eligibility: FULLY_ELIGIBLE,
  ...values,
});
const cancel = (values: Partial<Cancel> = {}): Cancel => ({
  feed: 'f',
  symbol: 'A',
  time: MINUTE + SECOND,
  id: '1',
  ...values,
});
const line = (number: number) => ({ number, text: `line ${number}`, truncated: false });

/** Resolves trades and cancels of the contested bar, one a line. */
function resolve(...claims: (Trade | Cancel)[]) {
  const bars = new ContestedBars('1m', [BAR]);
  for (const [index, claim] of claims.entries()) {
    const isContested = 'price' in claim ? bars.add(claim, line(index + 1)) : bars.cancel(claim, line(index + 1));
    expect(isContested).toBe(true);
  }
  const { rejected, chunks, ...rest } = bars.resolve();
  return {
    ...rest,
    rejected: rejected.map(({ line: { number }, reason }) => `${number}: ${reason}`).sort(),
    bars: chunks.flatMap(({ feed, symbol, bars: partials }) => partials.map((bar) => ({ feed, symbol, ...bar }))),
  };
}

const NOTHING = { accepted: 0, duplicate: 0, excluded: [], rejected: [], bars: [] };
const barOf = (one: Trade) => ({ ...BAR, state: barStateOf(one), ids: BigUint64Array.of(BigInt(one.id)) });

describe('ContestedBars', () => {
  test('ignores trades and cancels of other bars', () => {
    const bars = new ContestedBars('1m', [BAR]);
    for (const other of [{ feed: 'g' }, { symbol: 'B' }, { time: MINUTE - 1n }, { time: 2n * MINUTE }]) {
      expect(bars.add(trade(other), line(1))).toBe(false);
      expect(bars.cancel(cancel(other), line(1))).toBe(false);
    }
    expect(bars.resolve()).toEqual({ accepted: 0, duplicate: 0, excluded: [], rejected: [], chunks: [] });
  });

  test('accepts one of several equal trades', () => {
    expect(resolve(trade(), trade(), trade())).toEqual({
      ...NOTHING,
      accepted: 1,
      duplicate: 2,
      bars: [barOf(trade())],
    });
  });

  test.each<[string, Partial<Trade>]>([
    ['time', { time: MINUTE + 2n * SECOND }],
    ['price', { price: unformatDecimal('10.5') }],
    ['size', { size: unformatDecimal('3') }],
    ['eligibility for the volume', { eligibility: { ...FULLY_ELIGIBLE, volume: false } }],
    ['eligibility for high and low', { eligibility: { ...FULLY_ELIGIBLE, highLow: false } }],
    ['eligibility for open and close', { eligibility: { ...FULLY_ELIGIBLE, openClose: false } }],
  ])('rejects all trades with an id if one of them differs in its %s', (_field, values) => {
    const reason = "the id '1' comes with different values, in 3 lines";
    expect(resolve(trade(), trade(), trade(values))).toEqual({
      ...NOTHING,
      rejected: [`1: ${reason}`, `2: ${reason}`, `3: ${reason}`],
    });
  });

  test.each([
    ['after', [trade(), cancel()]],
    ['before', [cancel(), trade()]],
  ])('excludes a trade and a cancel %s it', (_order, claims) => {
    expect(resolve(...claims)).toEqual({ ...NOTHING, excluded: [REPEATED, CANCEL] });
  });

  test('excludes all copies of a cancelled trade', () => {
    expect(resolve(trade(), cancel(), trade())).toEqual({ ...NOTHING, excluded: [REPEATED, REPEATED, CANCEL] });
  });

  test('counts repeated cancels as duplicates', () => {
    expect(resolve(trade(), cancel(), cancel())).toEqual({
      ...NOTHING,
      duplicate: 1,
      excluded: [REPEATED, CANCEL],
    });
  });

  test('accepts a trade with the id of a cancelled trade and another time', () => {
    const other = trade({ time: MINUTE + 2n * SECOND });
    expect(resolve(trade(), other, cancel())).toEqual({
      ...NOTHING,
      accepted: 1,
      excluded: [REPEATED, CANCEL],
      bars: [barOf(other)],
    });
  });

  test('rejects a cancel without a trade, once', () => {
    expect(resolve(trade(), cancel({ id: '2' }), cancel({ id: '2' }), cancel({ time: MINUTE + 2n * SECOND }))).toEqual({
      ...NOTHING,
      accepted: 1,
      duplicate: 1,
      rejected: ['2: cancels a trade that the file does not have', '4: cancels a trade that the file does not have'],
      bars: [barOf(trade())],
    });
  });

  test('returns the bars in chunks, with the ids in ascending order', () => {
    const bars = new ContestedBars('1m', [
      { ...BAR, symbol: 'B', time: 61n * MINUTE },
      { ...BAR, time: 2n * MINUTE },
      BAR,
    ]);
    const trades = [
      trade({ symbol: 'B', time: 61n * MINUTE }),
      trade({ id: '7', price: unformatDecimal('12') }),
      trade({ id: '3', time: MINUTE }),
      trade({ time: 2n * MINUTE }),
    ];
    for (const [index, one] of trades.entries()) bars.add(one, line(index));

    const { accepted, chunks } = bars.resolve();

    expect(accepted).toBe(4);
    expect(
      chunks.map(({ symbol, start, bars: partials }) => ({
        symbol,
        start,
        bars: partials.map(({ time, state, ids }) => [time, state.count, state.first?.id, [...ids]]),
      })),
    ).toEqual([
      {
        symbol: 'A',
        start: 0n,
        bars: [
          [MINUTE, 2, '3', [3n, 7n]],
          [2n * MINUTE, 1, '1', [1n]],
        ],
      },
      { symbol: 'B', start: 60n * MINUTE, bars: [[61n * MINUTE, 1, '1', [1n]]] },
    ]);
  });
});
