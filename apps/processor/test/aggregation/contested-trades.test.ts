import { barStateOf, FULLY_ELIGIBLE, idKeyOf, type Trade, unformatDecimal } from '@trading/bars';
import { ContestedTrades } from '../../src/aggregation/contested-trades';
import type { Retraction } from '../../src/parsing/layout';

const SECOND = 1_000_000_000n;
const MINUTE = 60n * SECOND;
const BAR = { feed: 'f', symbol: 'A', time: MINUTE };
const REPEATED = 'cancelled by another line';
const CANCEL = 'a cancel of another line';
const CORRECTED = 'corrected by another line';

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
const cancel = (values: Partial<Retraction> = {}): Retraction => ({
  feed: 'f',
  symbol: 'A',
  time: MINUTE + SECOND,
  id: '1',
  isTimeOfTrade: true,
  ...values,
});
/** A cancel, minutes later, that does not state the time of the trade. */
const lateCancel = (values: Partial<Retraction> = {}): Retraction =>
  cancel({ time: 5n * MINUTE, isTimeOfTrade: false, ...values });
const correction = (id: string, values: Partial<Retraction> = {}): Retraction => {
  const { price, size, eligibility } = trade({ price: unformatDecimal('11') });
  return lateCancel({ replacement: { id, price, size, eligibility }, ...values });
};
const line = (number: number) => ({ number, text: `line ${number}`, truncated: false });

/** Resolves trades and retractions of the contested bar and of the contested ids, one a line. */
function resolve(...claims: (Trade | Retraction)[]) {
  return resolveAll(claims);
}

function resolveAll(claims: readonly (Trade | Retraction)[], isKnownByValues = false) {
  const trades = ['1', '2', '3'].map((id) => ({ feed: 'f', symbol: 'A', id }));
  const contested = new ContestedTrades('1m', { bars: [BAR], trades });
  for (const [index, claim] of claims.entries()) {
    const isContested =
      'price' in claim
        ? contested.add(claim, line(index + 1), isKnownByValues)
        : contested.retract(claim, line(index + 1));
    expect(isContested).toBe(true);
  }
  const { rejected, chunks, excluded, ...rest } = contested.resolve();
  return {
    ...rest,
    excluded: Object.fromEntries(excluded),
    rejected: rejected.map(({ line: { number }, reason }) => `${number}: ${reason}`).sort(),
    bars: chunks.flatMap(({ feed, symbol, bars: partials }) => partials.map((bar) => ({ feed, symbol, ...bar }))),
  };
}

const NOTHING = { accepted: 0, duplicate: 0, excluded: {}, rejected: [], bars: [] };
const barOf = (one: Trade) => ({ ...BAR, state: barStateOf(one), ids: BigUint64Array.of(BigInt(one.id)) });

describe('ContestedTrades', () => {
  test('ignores trades and retractions of other bars and ids', () => {
    const bars = new ContestedTrades('1m', { bars: [BAR], trades: [{ feed: 'f', symbol: 'A', id: '7' }] });
    for (const other of [{ feed: 'g' }, { symbol: 'B' }, { time: MINUTE - 1n }, { time: 2n * MINUTE }]) {
      expect(bars.add(trade(other), line(1))).toBe(false);
      expect(bars.retract(cancel(other), line(1))).toBe(false);
    }
    for (const other of [{ feed: 'g' }, { symbol: 'B' }, { id: '8' }]) {
      expect(bars.add(trade({ id: '7', time: 0n, ...other }), line(1))).toBe(false);
      expect(bars.retract(lateCancel({ id: '7', ...other }), line(1))).toBe(false);
    }
    expect(bars.resolve()).toEqual({ accepted: 0, duplicate: 0, excluded: new Map(), rejected: [], chunks: [] });
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
    expect(resolve(...claims)).toEqual({ ...NOTHING, excluded: { [REPEATED]: 1, [CANCEL]: 1 } });
  });

  test('excludes all copies of a cancelled trade', () => {
    expect(resolve(trade(), cancel(), trade())).toEqual({ ...NOTHING, excluded: { [REPEATED]: 2, [CANCEL]: 1 } });
  });

  test('counts repeated cancels as duplicates', () => {
    expect(resolve(trade(), cancel(), cancel())).toEqual({
      ...NOTHING,
      duplicate: 1,
      excluded: { [REPEATED]: 1, [CANCEL]: 1 },
    });
  });

  test('accepts a trade with the id of a cancelled trade and another time', () => {
    const other = trade({ time: MINUTE + 2n * SECOND });
    expect(resolve(trade(), other, cancel())).toEqual({
      ...NOTHING,
      accepted: 1,
      excluded: { [REPEATED]: 1, [CANCEL]: 1 },
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
    const bars = new ContestedTrades('1m', {
      bars: [{ ...BAR, symbol: 'B', time: 61n * MINUTE }, { ...BAR, time: 2n * MINUTE }, BAR],
      trades: [],
    });
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

  test.each([
    ['after', [trade({ time: 2n * MINUTE }), lateCancel()]],
    ['before', [lateCancel(), trade({ time: 2n * MINUTE })]],
  ])('excludes a trade of any bar and a cancel %s it that does not state its time', (_order, claims) => {
    expect(resolve(...claims)).toEqual({ ...NOTHING, excluded: { [REPEATED]: 1, [CANCEL]: 1 } });
  });

  test('excludes the latest trade with the id that is not after the cancel', () => {
    const [first, second, later] = [trade(), trade({ time: 5n * MINUTE }), trade({ time: 6n * MINUTE })];
    const { bars, ...rest } = resolve(later, first, second, lateCancel());
    expect(rest).toEqual({ ...NOTHING, accepted: 2, excluded: { [REPEATED]: 1, [CANCEL]: 1 }, bars: undefined });
    expect(bars.map(({ time }) => time)).toEqual([MINUTE, 6n * MINUTE]);
  });

  test('rejects a cancel before its trade', () => {
    expect(resolve(trade({ time: 6n * MINUTE }), lateCancel())).toMatchObject({
      accepted: 1,
      rejected: ['2: cancels a trade that the file does not have'],
    });
  });

  test.each([
    ['after', [trade(), correction('2')]],
    ['before', [correction('2'), trade()]],
  ])('replaces a trade by a correction %s it, at the time and in the order of the trade', (_order, claims) => {
    const ordered = claims.map((claim) => ('price' in claim ? { ...claim, order: 4n } : claim));
    expect(resolve(...ordered)).toEqual({
      ...NOTHING,
      accepted: 1,
      excluded: { [CORRECTED]: 1 },
      bars: [barOf(trade({ id: '2', price: unformatDecimal('11'), order: 4n }))],
    });
  });

  test('applies corrections and cancels of a correction, in the order of their times', () => {
    const claims = [
      lateCancel({ time: 8n * MINUTE }),
      correction('1', { id: '2', time: 7n * MINUTE }),
      correction('2', { id: '3', time: 7n * MINUTE }),
      trade({ id: '3' }),
    ];
    const excluded = { [CORRECTED]: 2, [REPEATED]: 1, [CANCEL]: 1 };
    expect(resolve(...claims)).toEqual({ ...NOTHING, excluded });
    expect(resolve(...claims.reverse())).toEqual({ ...NOTHING, excluded });
  });

  test('excludes a trade whose correction is not valid, and rejects the correction', () => {
    expect(resolve(lateCancel({ problem: 'no price' }), trade())).toEqual({
      ...NOTHING,
      excluded: { [CORRECTED]: 1 },
      rejected: ['1: no price'],
    });
    expect(resolve(lateCancel({ problem: 'no price' }))).toEqual({
      ...NOTHING,
      rejected: ['1: corrects a trade that the file does not have'],
    });
  });

  test('rejects a second correction of a trade, whatever the order of the lines is', () => {
    const claims = [trade(), correction('2', { time: 3n * MINUTE }), correction('3')];
    const expected = { accepted: 1, excluded: { [CORRECTED]: 1 }, bars: [{ ids: BigUint64Array.of(2n) }] };
    const rejected = (number: number) => [`${number}: corrects a trade that the file does not have`];
    expect(resolve(...claims)).toMatchObject({ ...expected, rejected: rejected(3) });
    expect(resolve(...claims.reverse())).toMatchObject({ ...expected, rejected: rejected(1) });
  });

  test('counts a line of the corrected trade as a duplicate of the correction', () => {
    const corrected = trade({ id: '2', price: unformatDecimal('11') });
    expect(resolve(trade(), correction('2'), corrected)).toEqual({
      ...NOTHING,
      accepted: 1,
      duplicate: 1,
      excluded: { [CORRECTED]: 1 },
      bars: [barOf(corrected)],
    });
  });

  test('does not compare the order of equal trades, and takes the first', () => {
    const claims = [trade({ order: 9n }), trade({ order: 5n })];
    const expected = { ...NOTHING, accepted: 1, duplicate: 1, bars: [barOf(trade({ order: 5n }))] };
    expect(resolve(...claims)).toEqual(expected);
    expect(resolve(...claims.reverse())).toEqual(expected);
  });

  test('accepts each of several equal trades that are known by their values, with its number', () => {
    const { bars, ...rest } = resolveAll([trade(), trade(), trade()], true);
    expect(rest).toEqual({ ...NOTHING, accepted: 3, bars: undefined });
    const ids = BigUint64Array.from(['1', '1#2', '1#3'].map(idKeyOf)).sort();
    expect(bars).toMatchObject([{ ids, state: { count: 3, volume: 3n * trade().size } }]);
  });
});
