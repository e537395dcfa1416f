import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** One trade of a session, before it is written in a layout. */
export interface MarketTrade {
  ticker: string;
  /** 1 and 2 are CTA (2 without NYSE), 3 is UTP. */
  tape: 1 | 2 | 3;
  /** Nanoseconds since midnight in New York: on the consolidated tape, and at the exchange. */
  time: number;
  participantTime: number;
  /** An index of {@link EXCHANGES}. */
  exchange: number;
  /** Ascending within a ticker and exchange. */
  id: number;
  /** Ascending within a ticker. */
  sequence: number;
  /** In units of 10^-4. */
  price: number;
  size: number;
  session: 'regular' | 'extended';
  /** An index of {@link CONDITIONS}. */
  conditions: number;
  /** An index of {@link CORRECTIONS}. */
  correction: number;
}

/** Exchanges, as Massive and TAQ name them. The first ones are trade reporting facilities of FINRA. */
export const EXCHANGES = [
  { massive: '4', taq: 'D', trf: { massive: '202', taq: 'Q' } },
  { massive: '4', taq: 'D', trf: { massive: '201', taq: 'N' } },
  { massive: '12', taq: 'Q', trf: undefined },
  { massive: '11', taq: 'P', trf: undefined },
  { massive: '10', taq: 'N', trf: undefined },
  { massive: '8', taq: 'K', trf: undefined },
  { massive: '19', taq: 'Z', trf: undefined },
  { massive: '15', taq: 'V', trf: undefined },
] as const;

/** Sale conditions of the same meaning in both layouts: Massive's numbers, and the characters of both tapes. */
export const CONDITIONS = [
  { massive: '', taq: '@   ' },
  { massive: '"37"', taq: '@  I' },
  { massive: '"14,41"', taq: '@F  ' },
  { massive: '"14,37,41"', taq: '@F I' },
  { massive: '"2"', taq: '@  W' },
  { massive: '"10"', taq: '@  4' },
  { massive: '"22"', taq: '@  P' },
  { massive: '"52"', taq: '@  V' },
] as const;

/** Codes of corrections, and how many of 10,000 trades have each but the first. */
export const CORRECTIONS = [
  { massive: '0', taq: '00', share: 0 },
  { massive: '1', taq: '01', share: 1 },
  { massive: '12', taq: '12', share: 1 },
  { massive: '8', taq: '08', share: 2 },
] as const;

/** Options of a session of a whole market. */
export interface MarketOptions {
  /** The seed of the random numbers, a whole number. */
  readonly seed: number;
  /** The number of trades of all tickers together. */
  readonly trades: number;
  /**
   * The number of tickers that are traded.
   * @default 11,000, as on a usual day
   */
  readonly tickers?: number;
}

const HOUR = 3_600_000_000_000;

/** The parts of a day, in hours since midnight, and their shares of the trades. */
const PARTS = [
  { from: 4, to: 9.5, share: 0.04, session: 'extended' },
  { from: 9.5, to: 16, share: 0.93, session: 'regular' },
  { from: 16, to: 20, share: 0.03, session: 'extended' },
] as const;

/** The shares of conditions: cumulated, of 1,000 trades. */
const CONDITION_SHARES = [250, 550, 700, 985, 990, 993, 996, 1_000] as const;

/** Added to the rank of a ticker, so that the most traded one has about 1 % of all trades. */
const RANK_OFFSET = 20;

/** The number of ids that an exchange gives in a millisecond. */
const IDS_PER_MILLISECOND = 40;

/**
 * Generates the trades of a session of US stocks, sorted by ticker and then by time: trades on exchanges and off them, round
 * and odd lots, before, in and after regular hours, a few of them corrected or cancelled.
 *
 * The same object is yielded each time with new values, because a session can have a hundred million trades.
 */
export function* marketSequence({ seed, trades, tickers = 11_000 }: MarketOptions): Generator<Readonly<MarketTrade>> {
  const random = xoroshiro128plus(seed);
  const below = (limit: number): number => (random.next() >>> 0) % limit;
  const counts = countsOf(tickers, trades, below);
  for (let index = 0; index < tickers; index += 1)
    yield* ofTicker(nameOf(index, tickers), counts[index] as number, below);
}

function* ofTicker(ticker: string, count: number, below: (limit: number) => number): Generator<Readonly<MarketTrade>> {
  const ids = EXCHANGES.map((_, index) => (50 + index) * 1_000_000_000_000);
  const trade: MarketTrade = {
    ...{ ticker, tape: ([1, 2, 3, 3] as const)[below(4)] ?? 3, time: 0, participantTime: 0, exchange: 0, id: 0 },
    ...{ sequence: 1_000 + below(1_000), price: 10_000 * (2 + below(400)), size: 0 },
    ...{ session: 'extended', conditions: 0, correction: 0 },
  };
  let trades = 0;
  for (const [part, { from, to, share, session }] of PARTS.entries()) {
    const last = part === PARTS.length - 1 ? count : Math.min(count, trades + Math.round(count * share));
    const length = (to - from) * HOUR;
    const meanGap = length / (last - trades);
    trade.session = session;
    for (let place = 0; trades < last; trades += 1, place += 1) {
      // A third of the trades share the time of the one before.
      if (below(3) > 0 || place === 0)
        trade.time = from * HOUR + Math.floor(place * meanGap + (meanGap / 1_000) * below(1_000));
      fill(trade, ids, below);
      yield trade;
    }
  }
}

function fill(trade: MarketTrade, ids: number[], below: (limit: number) => number): void {
  // Two of five trades are reported off the exchanges.
  const exchange = below(5) < 2 ? below(2) : 2 + below(EXCHANGES.length - 2);
  trade.exchange = exchange;
  trade.participantTime = trade.time - 20_000 - below(300_000);
  const base = (50 + exchange) * 1_000_000_000_000 + Math.floor(trade.time / 1_000_000) * IDS_PER_MILLISECOND;
  trade.id = Math.max((ids[exchange] as number) + 1, base + below(IDS_PER_MILLISECOND));
  ids[exchange] = trade.id;
  trade.sequence += 1 + below(30);
  // Off the exchanges, prices have up to four decimals.
  const move = exchange < 2 && below(10) === 0 ? below(401) - 200 : 100 * (below(5) - 2);
  trade.price = Math.max(100, trade.price + move);
  const share = below(1_000);
  trade.conditions = CONDITION_SHARES.findIndex((limit) => share < limit);
  const isOddLot = trade.conditions === 1 || trade.conditions === 3;
  trade.size = isOddLot ? 1 + below(99) : 100 * (1 + below(below(50) === 0 ? 100 : 4));
  const drawn = below(10_000);
  trade.correction = drawn > 3 ? 0 : ([1, 2, 3, 3][drawn] as number);
}

/** The trades of each ticker, in the order of the alphabet. The nth of a random order has 1 / (n + 20) of them. */
function countsOf(tickers: number, trades: number, below: (limit: number) => number): number[] {
  const ranks = Array.from({ length: tickers }, (_, index) => index);
  for (let index = tickers - 1; index > 0; index -= 1) {
    const other = below(index + 1);
    [ranks[index], ranks[other]] = [ranks[other] as number, ranks[index] as number];
  }
  const total = ranks.reduce((sum, rank) => sum + 1 / (rank + RANK_OFFSET), 0);
  let sum = 0;
  let given = 0;
  return ranks.map((rank) => {
    sum += 1 / (rank + RANK_OFFSET);
    const count = Math.round((trades * sum) / total) - given;
    given += count;
    return count;
  });
}

/** A ticker of four letters. Those of a session are in the order of the alphabet. */
function nameOf(index: number, tickers: number): string {
  let number = Math.floor((index * 26 ** 4) / tickers);
  let name = '';
  for (let letter = 0; letter < 4; letter += 1, number = Math.floor(number / 26)) {
    name = String.fromCharCode(65 + (number % 26)) + name;
  }
  return name;
}
