import type { Bar, EmptyBar } from '@trading/bars-client';

/** An interval with trades. Numbers are the text that the API gave, digit for digit. */
export interface TradedRow {
  /** The open time, milliseconds since 1970. */
  readonly time: number;
  readonly state: 'open' | 'closed';
  /** Prices are undefined if no trade of the bar may set them. */
  readonly open: string | undefined;
  readonly high: string | undefined;
  readonly low: string | undefined;
  readonly close: string | undefined;
  readonly volume: string | undefined;
  readonly notional: string | undefined;
  readonly vwap: string | undefined;
  readonly count: number;
  /** Changes with the content of the bar. */
  readonly revision: string | undefined;
  /** The files whose trades are in the bar. */
  readonly sources: readonly string[];
  /** The files that contradict others about the bar. */
  readonly conflicts: readonly string[];
}

/** An interval without trades: `empty` if a processed file covers it, `unknown` if no file does. */
export interface UntradedRow {
  /** The open time, milliseconds since 1970. */
  readonly time: number;
  readonly state: 'empty' | 'unknown';
}

/** An interval of the chart. */
export type Row = TradedRow | UntradedRow;

export function toRow(bar: Bar | EmptyBar): Row {
  const time = Date.parse(bar.time);
  if (!hasTrades(bar)) return { time, state: bar.state };
  const { state, count, sources = [], conflicts = [] } = bar;
  const text = (value: string | null) => value ?? undefined;
  return {
    ...{ time, state, count, sources, conflicts },
    ...{ open: text(bar.open), high: text(bar.high), low: text(bar.low), close: text(bar.close) },
    ...{ volume: text(bar.volume), notional: text(bar.notional), vwap: text(bar.vwap), revision: text(bar.revision) },
  };
}

function hasTrades(bar: Bar | EmptyBar): bar is Bar {
  return bar.state === 'open' || bar.state === 'closed';
}

/** Checks if an interval has trades. */
export function isTraded(row: Row): row is TradedRow {
  return row.state === 'open' || row.state === 'closed';
}

/** The index of the first row at or after a time; the number of rows if all are earlier. Rows ascend by time. */
export function indexAtOrAfter(rows: readonly { readonly time: number }[], time: number): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((rows[middle] as { time: number }).time < time) low = middle + 1;
    else high = middle;
  }
  return low;
}
