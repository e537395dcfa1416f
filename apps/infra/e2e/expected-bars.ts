import { readFileSync } from 'node:fs';
import { FULLY_ELIGIBLE, formatDecimal, NANOSECONDS, parseDecimal, vwap, type Bar } from '@trading/bars';
import { oracle } from '@trading/bars/testing';

/** A bar as exact text. Numbers have no trailing zeros. */
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

/** A bar from the pipeline's reader, as text. */
export function barText(bar: Bar): BarText {
  return {
    openTimeMs: (bar.time / 1_000_000n).toString(),
    open: textOf(bar.open),
    high: textOf(bar.high),
    low: textOf(bar.low),
    close: textOf(bar.close),
    volume: formatDecimal(bar.volume),
    notional: formatDecimal(bar.notional, 36),
    vwap: textOf(vwap(bar, 8), 8),
    trades: bar.count.toString(),
  };
}

function textOf(value: bigint | undefined, scale?: number): string {
  return value === undefined ? '' : formatDecimal(value, scale);
}

/** The bars of a symbol in a generated file, calculated by the oracle, which has no VWAP. */
export function oracleBars(file: Buffer, symbol: string): Omit<BarText, 'vwap'>[] {
  const [, ...lines] = file.toString().trimEnd().split('\n');
  const trades = lines
    .map((line) => line.split(',') as [string, string, string, string, string])
    .filter(([name]) => name === symbol)
    .map(([name, time, price, size, id]) => ({
      feed: 'general',
      symbol: name,
      time: BigInt(time),
      price: parseDecimal(price) as bigint,
      size: parseDecimal(size) as bigint,
      id,
      eligibility: FULLY_ELIGIBLE,
    }));
  return oracle(trades).map(({ time, count, volume, notional, open, high, low, close }) => ({
    openTimeMs: (time / 1_000_000n).toString(),
    ...{ open: textOf(open), high: textOf(high), low: textOf(low), close: textOf(close) },
    volume: formatDecimal(volume),
    notional: formatDecimal(notional, 36),
    trades: count.toString(),
  }));
}

/** Reads a file of bars (`openTimeMs,open,high,low,close,volume,quoteVolume,vwap,trades`) with zero-padded decimals. */
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

/** The range from the first bar to the end of the last one. */
export function rangeOf(bars: readonly Pick<BarText, 'openTimeMs'>[]): { from: bigint; to: bigint } {
  const times = bars.map(({ openTimeMs }) => BigInt(openTimeMs) * 1_000_000n);
  return { from: times[0] as bigint, to: (times.at(-1) as bigint) + NANOSECONDS['1m'] };
}
