import { instrumentKey, openTimeOf, type Trade } from '@trading/bars';
import { BarMap, type BarReference } from '@trading/bars/write';
import type { Clock, OpenFile } from '../ports';
import { aggregateOnce, type AggregationSettings } from './aggregate-trade-file';
import type { Contested } from './contested-trades';

/**
 * Reads the accepted trades that a file has of some bars of one instrument, by the rules of `aggregateTradeFile`: the partial
 * bars of these trades are those of the file. A file in which lines retract trades without stating their time is read twice.
 *
 * Memory holds these trades, and what aggregating the file needs.
 *
 * @returns the trades by the open time of their bar, each in any order; undefined if the bytes of the file were replaced
 * @throws RefusedError if the file cannot be used
 * @throws DeadlineError if the time of the function is nearly over
 */
export async function tradesOfBars(
  key: string,
  open: OpenFile,
  settings: AggregationSettings,
  clock: Clock,
  bars: readonly BarReference[],
): Promise<ReadonlyMap<bigint, readonly Trade[]> | undefined> {
  const instruments = new Set(bars.map(instrumentKey));
  const wanted = new BarMap<true>();
  for (const bar of bars) wanted.set(bar, true);
  let trades = new Map<bigint, Trade[]>();
  const keep = (trade: Trade) => {
    const time = openTimeOf(trade.time, settings.interval);
    if (!wanted.get({ ...trade, time })) return;
    const known = trades.get(time);
    if (known) known.push(trade);
    else trades.set(time, [trade]);
  };
  const read = async (contested: Contested) => {
    const aggregated = await aggregateOnce(key, open, settings, clock, contested, keep);
    aggregated?.close();
    return aggregated;
  };
  const first = await read({ bars, trades: [] });
  const retracted = first?.contested.trades.filter((trade) => instruments.has(instrumentKey(trade))) ?? [];
  if (!first || retracted.length === 0) return first && trades;
  trades = new Map();
  return (await read({ bars, trades: retracted })) && trades;
}
