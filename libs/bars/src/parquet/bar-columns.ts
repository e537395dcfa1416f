import { vwap } from '../model/bar-state';
import { formatDecimal } from '../model/decimal';
import { isBar, type Bar, type BarRow } from '../read/bar';
import { decimalColumn, integerColumn, textColumn, timeColumn, type Column } from './columns';
import { requireUnscaled, SCALE, unscaledOf } from './decimals';

/** The scale of notionals, which are products of two numbers with the scale of prices. */
const NOTIONAL_SCALE = 2 * SCALE;

/** A row of a file. */
export interface FileRow {
  readonly symbol: string;
  readonly row: BarRow;
  /** `open`, `closed`, `empty` or `unknown`. */
  readonly state: string;
}

/** The columns that a file may have or not. */
export interface ColumnOptions {
  /** Adds the symbol as the first column. */
  readonly symbol: boolean;
  /** Adds the ids of files, separated by spaces. */
  readonly include: readonly ('sources' | 'conflicts')[];
}

/**
 * The columns of a Parquet file of bars. Prices, volume and notional are DECIMAL(38, 18). A volume or notional that such a
 * column cannot hold exactly is null there; `volume_text` and `notional_text` always have all digits. The volume-weighted
 * average price is rounded half to even to 18 decimals.
 *
 * @throws RangeError if a price does not fit
 */
export function barColumns(rows: readonly FileRow[], { symbol, include }: ColumnOptions): Column[] {
  const bars = rows.map(({ row }) => (isBar(row) ? row : undefined));
  const decimals = (name: string, valueOf: (bar: Bar) => bigint | undefined) =>
    decimalColumn(
      name,
      bars.map((bar) => bar && valueOf(bar)),
    );
  const texts = (name: string, valueOf: (bar: Bar) => string) =>
    textColumn(
      name,
      bars.map((bar) => bar && valueOf(bar)),
    );
  return [
    ...(symbol
      ? [
          textColumn(
            'symbol',
            rows.map((row) => row.symbol),
          ),
        ]
      : []),
    timeColumn(
      'time',
      rows.map(({ row }) => row.time / 1_000n),
    ),
    ...(['open', 'high', 'low', 'close'] as const).map((price) =>
      decimals(price, (bar) => requireUnscaled(bar[price])),
    ),
    decimals('volume', ({ volume }) => unscaledOf(volume)),
    texts('volume_text', ({ volume }) => formatDecimal(volume)),
    decimals('notional', ({ notional }) => unscaledOf(notional, NOTIONAL_SCALE)),
    texts('notional_text', ({ notional }) => formatDecimal(notional, NOTIONAL_SCALE)),
    decimals('vwap', (bar) => requireUnscaled(vwap(bar, SCALE))),
    integerColumn(
      'count',
      bars.map((bar) => bar?.count),
    ),
    textColumn(
      'state',
      rows.map(({ state }) => state),
    ),
    textColumn(
      'revision',
      bars.map((bar) => (bar?.revision === '' ? undefined : bar?.revision)),
    ),
    // In this order, whatever the order of the options.
    ...(['sources', 'conflicts'] as const)
      .filter((field) => include.includes(field))
      .map((field) => texts(field, (bar) => bar[field].join(' '))),
  ];
}
