import { readFileSync } from 'node:fs';
import { formatDecimal, MINUTE, vwap, type TimedBar } from '@trading/processor';
import { parseDecimal } from '../../processor/src/domain/decimal';
import { oracle } from '../../processor/test/oracle';

/** A bar as exact text; numbers without trailing zeros. */
export interface BarText {
  readonly openTimeMs: string;
  readonly open: string;
  readonly high: string;
  readonly low: string;
  readonly close: string;
  readonly volume: string;
  readonly notional: string;
  readonly vwap: string;
  readonly trades: string;
}

/** What the pipeline's reader gave, as text. */
export function barText({ time, bar }: TimedBar): BarText {
  return {
    openTimeMs: (time / 1_000_000n).toString(),
    open: formatDecimal(bar.first.price),
    high: formatDecimal(bar.high),
    low: formatDecimal(bar.low),
    close: formatDecimal(bar.last.price),
    volume: formatDecimal(bar.volume),
    notional: formatDecimal(bar.notional, 36),
    vwap: formatDecimal(vwap(bar, 8), 8),
    trades: bar.count.toString(),
  };
}

/** The bars of a symbol in a generated file, by the oracle; without the VWAP, which it does not know. */
export function oracleBars(file: Buffer, symbol: string): Omit<BarText, 'vwap'>[] {
  const [, ...lines] = file.toString().trimEnd().split('\n');
  const trades = lines
    .map((line) => line.split(',') as [string, string, string, string, string])
    .filter(([name]) => name === symbol)
    .map(([name, time, price, size, id]) => ({
      symbol: name,
      time: BigInt(time),
      price: parseDecimal(price) as bigint,
      size: parseDecimal(size) as bigint,
      id,
    }));
  return oracle(trades)
    .sort((a, b) => (a.time < b.time ? -1 : 1))
    .map(({ time, count, symbol: _symbol, ...bar }) => ({
      ...bar,
      openTimeMs: (time / 1_000_000n).toString(),
      trades: count.toString(),
    }));
}

/** A file of bars: `openTimeMs,open,high,low,close,volume,quoteVolume,vwap,trades`, decimals padded with zeros. */
export function recordedBars(path: string): BarText[] {
  const [, ...lines] = readFileSync(path, 'utf8').trimEnd().split('\n');
  const trim = (text: string) => (text.includes('.') ? text.replace(/\.?0+$/, '') : text);
  return lines.map((line) => {
    const cells = line.trim().split(',').map(trim) as [
      string,
      string,
      string,
      string,
      string,
      string,
      string,
      string,
      string,
    ];
    const [openTimeMs, open, high, low, close, volume, notional, average, trades] = cells;
    return { openTimeMs, open, high, low, close, volume, notional, vwap: average, trades };
  });
}

/** From the first to behind the last of some bars. */
export function rangeOf(bars: readonly Pick<BarText, 'openTimeMs'>[]): [from: bigint, to: bigint] {
  const times = bars.map(({ openTimeMs }) => BigInt(openTimeMs) * 1_000_000n);
  return [times[0] as bigint, (times.at(-1) as bigint) + MINUTE];
}
