import { isBar, vwap, type Bar, type BarRow } from '@trading/bars';
import { parquetWriteBuffer } from 'hyparquet-writer';
import type { BarsPage } from '../../operations/bars/bars-page';
import { fieldsOf } from '../row-fields';
import { NOTIONAL_DECIMALS, RowWriter, VWAP_DECIMALS, type RowTexts } from '../row-writer';
import { decimalColumn, integerColumn, textColumn, timeColumn, type Column } from './columns';
import { requireUnscaled, unscaledOf } from './decimals';

/** The writer's version is in each file, because the bytes depend on it. */
export const CREATED_BY = '@trading/query with hyparquet-writer 0.17.0';

/** A row with its values as text, which the other formats have. */
interface Row {
  readonly symbol: string;
  readonly row: BarRow;
  /** Undefined for an interval without trades. */
  readonly bar: Bar | undefined;
  readonly texts: RowTexts;
}

/**
 * Writes a page as Apache Parquet. The same page makes the same bytes.
 *
 * Prices, volume and notional are DECIMAL(38, 18). A volume or notional that such a column cannot hold exactly is null
 * there; `volume_text` and `notional_text` always have all digits.
 *
 * @param hasSymbol if true, the first column is the symbol
 * @param metadata the head of the page in JSON, which the file contains with the key `bars`
 */
export function renderParquet(page: BarsPage, hasSymbol: boolean, metadata: string): Uint8Array {
  const writer = new RowWriter(page);
  const rows = page.symbols.flatMap(({ symbol, rows }) =>
    rows.map((row): Row => ({ symbol, row, bar: isBar(row) ? row : undefined, texts: writer.write(row) })),
  );
  const columns = [
    ...(hasSymbol
      ? [
          textColumn(
            'symbol',
            rows.map(({ symbol }) => symbol),
          ),
        ]
      : []),
    ...fieldsOf(page.include).flatMap((field) => columnsOf(field, rows)),
  ];
  const buffer = parquetWriteBuffer({
    schema: [{ name: 'root', num_children: columns.length }, ...columns.map(({ element }) => element)],
    columnData: columns.map(({ element: { name }, data }) => ({ name, data })),
    rowGroupSize: Math.max(1, rows.length),
    kvMetadata: [{ key: 'bars', value: metadata }],
    createdBy: CREATED_BY,
  });
  return new Uint8Array(buffer);
}

/** The columns of a field of rows. Sums have two. */
function columnsOf(field: keyof RowTexts, rows: readonly Row[]): Column[] {
  const decimals = (valueOf: (bar: Bar) => bigint | undefined) =>
    decimalColumn(
      field,
      rows.map(({ bar }) => bar && valueOf(bar)),
    );
  switch (field) {
    case 'time':
      return [
        timeColumn(
          field,
          rows.map(({ row }) => row.time / 1_000n),
        ),
      ];
    case 'open':
    case 'high':
    case 'low':
    case 'close':
      return [decimals((bar) => requireUnscaled(bar[field]))];
    case 'vwap':
      return [decimals((bar) => requireUnscaled(vwap(bar, VWAP_DECIMALS)))];
    case 'volume':
      return [decimals(({ volume }) => unscaledOf(volume)), sumText(field, rows)];
    case 'notional':
      return [decimals(({ notional }) => unscaledOf(notional, NOTIONAL_DECIMALS)), sumText(field, rows)];
    case 'count':
      return [
        integerColumn(
          field,
          rows.map(({ texts }) => texts.count),
        ),
      ];
    case 'sources':
    case 'conflicts':
      return [
        textColumn(
          field,
          rows.map(({ texts }) => texts[field]?.join(' ')),
        ),
      ];
    default:
      return [
        textColumn(
          field,
          rows.map(({ texts }) => texts[field]),
        ),
      ];
  }
}

function sumText(field: 'volume' | 'notional', rows: readonly Row[]): Column {
  return textColumn(
    `${field}_text`,
    rows.map(({ texts }) => texts[field]),
  );
}
