import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { NANOSECONDS, type Interval } from '@trading/bars';

/** A bar in integers: prices and volume × 10^18, notional × 10^36. */
export interface ExactBar {
  open: bigint;
  high: bigint;
  low: bigint;
  close: bigint;
  volume: bigint;
  notional: bigint;
  trades: number;
  firstTime: bigint;
  firstId: number;
  lastTime: bigint;
  lastId: number;
}

/**
 * Computes the bars of a benchmark file, by symbol and open time in nanoseconds, with exact arithmetic. It shares no
 * code with the processor that it verifies, and unlike the oracle of the tests it does not hold all trades in memory.
 */
export async function exactBars(file: string, interval: Interval): Promise<Map<string, Map<bigint, ExactBar>>> {
  const symbols = new Map<string, Map<bigint, ExactBar>>();
  let isHeader = true;
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
    if (!isHeader) add(symbols, line, interval);
    isHeader = false;
  }
  return symbols;
}

function add(symbols: Map<string, Map<bigint, ExactBar>>, line: string, interval: Interval): void {
  const [symbol, timestamp, priceText, sizeText, idText] = line.split(',') as [string, string, string, string, string];
  const time = BigInt(timestamp);
  const [price, size, id] = [scaled(priceText), scaled(sizeText), Number(idText)];
  // 1970-01-01 was a Thursday, and a week begins on Monday.
  const origin = interval === '1w' ? 4n * NANOSECONDS['1d'] : 0n;
  const start = time - ((time - origin) % NANOSECONDS[interval]);
  const bars = symbols.get(symbol) ?? new Map<bigint, ExactBar>();
  symbols.set(symbol, bars);
  const bar = bars.get(start);
  if (!bar) {
    const prices = { open: price, high: price, low: price, close: price };
    const ends = { firstTime: time, firstId: id, lastTime: time, lastId: id };
    bars.set(start, { ...prices, ...ends, volume: size, notional: price * size, trades: 1 });
    return;
  }
  if (time < bar.firstTime || (time === bar.firstTime && id < bar.firstId)) {
    bar.firstTime = time;
    bar.firstId = id;
    bar.open = price;
  }
  if (time > bar.lastTime || (time === bar.lastTime && id > bar.lastId)) {
    bar.lastTime = time;
    bar.lastId = id;
    bar.close = price;
  }
  if (price > bar.high) bar.high = price;
  if (price < bar.low) bar.low = price;
  bar.volume += size;
  bar.notional += price * size;
  bar.trades += 1;
}

/** A decimal number × 10^18. */
export function scaled(text: string): bigint {
  const [whole = '', fraction = ''] = text.split('.');
  return BigInt(whole + fraction.padEnd(18, '0'));
}
