import type { Interval } from '../model/interval';
import type { Trade } from '../model/trade';
import type { Bar } from '../read/bar';

/** An expected bar: prices and volume × 10^18, notional × 10^36. */
export interface OracleBar {
  readonly symbol: string;
  readonly time: bigint;
  readonly open: bigint | undefined;
  readonly high: bigint | undefined;
  readonly low: bigint | undefined;
  readonly close: bigint | undefined;
  readonly volume: bigint;
  readonly notional: bigint;
  readonly count: number;
}

const SECONDS: Readonly<Record<Exclude<Interval, '1w'>, bigint>> = {
  ...{ '1s': 1n, '1m': 60n, '5m': 300n, '15m': 900n, '30m': 1_800n },
  ...{ '1h': 3_600n, '4h': 14_400n, '1d': 86_400n },
};

/**
 * Computes the bars of trades in the slow and obvious way: it sorts all trades of a bar in a list. It shares no code with
 * the aggregation that it verifies.
 *
 * @returns the bars, ordered by symbol, then by time
 */
export function oracle(trades: readonly Trade[], interval: Interval = '1m'): OracleBar[] {
  const groups = new Map<string, Trade[]>();
  for (const trade of trades) {
    const key = `${trade.symbol} ${openTime(trade, interval)}`;
    const group = groups.get(key) ?? [];
    groups.set(key, group);
    group.push(trade);
  }
  return [...groups.values()]
    .map((group) => oracleBar(group, interval))
    .sort((a, b) => (a.symbol === b.symbol ? Number(a.time - b.time) : a.symbol < b.symbol ? -1 : 1));
}

function oracleBar(group: readonly Trade[], interval: Interval): OracleBar {
  const first = group[0] as Trade;
  const openClose = group.filter(({ eligibility }) => eligibility.openClose).sort(byTimeOrderIdPrice);
  const prices = group
    .filter(({ eligibility }) => eligibility.highLow)
    .map(({ price }) => price)
    .sort((a, b) => (a < b ? -1 : 1));
  const volume = group.filter(({ eligibility }) => eligibility.volume);
  return {
    symbol: first.symbol,
    time: openTime(first, interval),
    open: openClose[0]?.price,
    high: prices.at(-1),
    low: prices[0],
    close: openClose.at(-1)?.price,
    volume: volume.reduce((sum, { size }) => sum + size, 0n),
    notional: volume.reduce((sum, { price, size }) => sum + price * size, 0n),
    count: volume.length,
  };
}

/** The calendar decides when a week begins: on the last Monday, in UTC. */
function openTime({ time }: Trade, interval: Interval): bigint {
  if (interval !== '1w') {
    const length = SECONDS[interval] * 1_000_000_000n;
    return (time / length) * length;
  }
  const date = new Date(Number(time / 1_000_000n));
  date.setUTCHours(0, 0, 0, 0);
  while (date.getUTCDay() !== 1) date.setUTCDate(date.getUTCDate() - 1);
  return BigInt(date.getTime()) * 1_000_000n;
}

/** The rule for ties: the order that the file states, then the id, then the price. */
function byTimeOrderIdPrice(a: Trade, b: Trade): number {
  if (a.time !== b.time) return a.time < b.time ? -1 : 1;
  const [aOrder, bOrder] = [a.order ?? 0n, b.order ?? 0n];
  if (aOrder !== bOrder) return aOrder < bOrder ? -1 : 1;
  if (a.id !== b.id) return precedes(a.id, b.id) ? -1 : 1;
  return Number(a.price > b.price) - Number(a.price < b.price);
}

/**
 * The rule for ids: the first part that differs decides. Digits are one number, which precedes any text. If all parts are
 * equal, the ids are compared as text.
 */
function precedes(a: string, b: string): boolean {
  const [aParts, bParts] = [partsOf(a), partsOf(b)];
  const index = aParts.findIndex((part, place) => part !== bParts[place]);
  const [aPart, bPart] = [aParts[index], bParts[index]];
  if (aPart === undefined) return aParts.length === bParts.length ? a < b : true;
  if (bPart === undefined) return false;
  return typeof aPart === typeof bPart ? aPart < bPart : typeof aPart === 'bigint';
}

function partsOf(id: string): (bigint | string)[] {
  return (id.match(/[0-9]+|[^0-9]+/g) ?? []).map((part) => (/[0-9]/.test(part) ? BigInt(part) : part));
}

/** A bar of the reader, in the form of the oracle. */
export function asOracleBar(symbol: string, bar: Bar): OracleBar {
  const { time, open, high, low, close, volume, notional, count } = bar;
  return { symbol, time, open, high, low, close, volume, notional, count };
}
