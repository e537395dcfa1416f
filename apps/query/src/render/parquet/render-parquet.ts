import { barColumns, schemaOf } from '@trading/bars/parquet';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { stateOf, type BarsPage } from '../../operations/bars/bars-page';
import { includedFields } from '../row-fields';

/** The writer's version is in each file, because the bytes depend on it. */
export const CREATED_BY = '@trading/query with hyparquet-writer 0.17.0';

/**
 * Writes a page as Apache Parquet, with the columns of exported files. The same page makes the same bytes.
 *
 * @param hasSymbol if true, the first column is the symbol
 * @param metadata the head of the page in JSON, which the file contains with the key `bars`
 */
export function renderParquet(page: BarsPage, hasSymbol: boolean, metadata: string): Uint8Array {
  const rows = page.symbols.flatMap(({ symbol, rows }) =>
    rows.map((row) => ({ symbol, row, state: stateOf(row, page.watermark) })),
  );
  const columns = barColumns(rows, { symbol: hasSymbol, include: includedFields(page.include) });
  const buffer = parquetWriteBuffer({
    schema: schemaOf(columns),
    columnData: columns.map(({ element: { name }, data }) => ({ name, data })),
    rowGroupSize: Math.max(1, rows.length),
    kvMetadata: [{ key: 'bars', value: metadata }],
    createdBy: CREATED_BY,
  });
  return new Uint8Array(buffer);
}
