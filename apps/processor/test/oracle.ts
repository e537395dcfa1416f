import { formatDecimal } from '../src/domain/decimal';
import { NANOSECONDS, type Interval } from '../src/domain/interval';
import { compareTicks, type Trade } from '../src/domain/trade';
import type { ReadBar } from '../src/storage/read-bar';

/** A bar as plain text, for comparing. */
export interface OracleBar {
  readonly symbol: string;
  readonly time: bigint;
  readonly open: string | undefined;
  readonly high: string | undefined;
  readonly low: string | undefined;
  readonly close: string | undefined;
  readonly volume: string;
  readonly notional: string;
  readonly count: number;
}

/**
 * The bars of trades, the slow and obvious way: all of a bar's trades in a list, sorted, then looked at.
 *
 * @returns by symbol, then in the order of time
 */
export function oracle(trades: readonly Trade[], interval: Interval = '1m'): OracleBar[] {
  const length = NANOSECONDS[interval];
  const groups = new Map<string, Trade[]>();
  for (const trade of trades) {
    const key = `${trade.symbol} ${trade.time / length}`;
    groups.set(key, [...(groups.get(key) ?? []), trade]);
  }
  return [...groups.values()]
    .map((group) => oracleBar(group, length))
    .sort((a, b) => (a.symbol === b.symbol ? Number(a.time - b.time) : a.symbol < b.symbol ? -1 : 1));
}

function oracleBar(group: readonly Trade[], length: bigint): OracleBar {
  const first = group[0] as Trade;
  const openClose = group.filter(({ counts }) => counts.openClose).sort(compareTicks);
  const prices = group
    .filter(({ counts }) => counts.highLow)
    .map(({ price }) => price)
    .sort((a, b) => (a < b ? -1 : 1));
  const volume = group.filter(({ counts }) => counts.volume);
  return {
    symbol: first.symbol,
    time: (first.time / length) * length,
    open: textOf(openClose[0]?.price),
    high: textOf(prices.at(-1)),
    low: textOf(prices[0]),
    close: textOf(openClose.at(-1)?.price),
    volume: formatDecimal(volume.reduce((sum, { size }) => sum + size, 0n)),
    notional: formatDecimal(
      volume.reduce((sum, { price, size }) => sum + price * size, 0n),
      36,
    ),
    count: volume.length,
  };
}

/** A bar that was read, as the oracle gives it. */
export function asOracleBar(symbol: string, bar: ReadBar): OracleBar {
  return {
    symbol,
    time: bar.time,
    open: textOf(bar.open),
    high: textOf(bar.high),
    low: textOf(bar.low),
    close: textOf(bar.close),
    volume: formatDecimal(bar.volume),
    notional: formatDecimal(bar.notional, 36),
    count: bar.count,
  };
}

function textOf(price: bigint | undefined): string | undefined {
  return price === undefined ? undefined : formatDecimal(price);
}
