import { formatDecimal, vwap, type Bar } from '@trading/bars';

/** The precision of a column of decimals. */
const PRECISION = 38;

/** A row as its readers must see it. Decimals are texts, and times microseconds since 1970. */
export type ExpectedRow = Readonly<Record<string, string | number | null>>;

/** The row of a bar. */
export function expectedRow(feed: string, date: string, symbol: string, bar: Bar): ExpectedRow {
  const price = (value: bigint | undefined) => (value === undefined ? null : formatDecimal(value));
  const volume = formatDecimal(bar.volume);
  const notional = formatDecimal(bar.notional, 36);
  return {
    ...{ interval: '1m', feed, date, symbol, time: Number(bar.time / 1_000n) },
    ...{ open: price(bar.open), high: price(bar.high), low: price(bar.low), close: price(bar.close) },
    ...{ volume: fitting(volume), volume_text: volume, notional: fitting(notional), notional_text: notional },
    ...{ vwap: price(vwap(bar, 18)), count: bar.count, state: 'closed', revision: bar.revision },
  };
}

/** The text, if a column can hold the number: 20 digits before the point, and 18 after it. */
function fitting(decimal: string): string | null {
  const [whole = '', fraction = ''] = decimal.split('.');
  return fraction.length <= 18 && whole.length <= PRECISION - 18 ? decimal : null;
}
