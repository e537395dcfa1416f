import { compareTicks, type Trade } from '../src/domain/trade';
import { formatDecimal } from '../src/domain/decimal';

/** A bar as plain text, for comparing. */
export interface OracleBar {
  readonly symbol: string;
  readonly time: bigint;
  readonly open: string;
  readonly high: string;
  readonly low: string;
  readonly close: string;
  readonly volume: string;
  readonly notional: string;
  readonly count: number;
}

/** The bars of trades, the slow and obvious way: all of a minute's trades in a list, sorted, then looked at. */
export function oracle(trades: readonly Trade[]): OracleBar[] {
  const groups = new Map<string, Trade[]>();
  for (const trade of trades) {
    const key = `${trade.symbol} ${trade.time / 60_000_000_000n}`;
    groups.set(key, [...(groups.get(key) ?? []), trade]);
  }
  return [...groups.values()].map((group) => {
    const sorted = [...group].sort(compareTicks);
    const prices = sorted.map(({ price }) => price).sort((a, b) => (a < b ? -1 : 1));
    const first = sorted[0] as Trade;
    return {
      symbol: first.symbol,
      time: (first.time / 60_000_000_000n) * 60_000_000_000n,
      open: formatDecimal(first.price),
      high: formatDecimal(prices.at(-1) as bigint),
      low: formatDecimal(prices[0] as bigint),
      close: formatDecimal((sorted.at(-1) as Trade).price),
      volume: formatDecimal(sorted.reduce((sum, { size }) => sum + size, 0n)),
      notional: formatDecimal(
        sorted.reduce((sum, { price, size }) => sum + price * size, 0n),
        36,
      ),
      count: sorted.length,
    };
  });
}
