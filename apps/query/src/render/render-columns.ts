import type { BarsPage } from '../operations/bars/bars-page';
import type { BarRow } from '@trading/bars';
import { valueWriters } from './json-values';
import { RowWriter } from './row-writer';

/** Writes rows as a JSON object with an array for each field. An interval without trades has null in most of them. */
export function renderColumns(rows: readonly BarRow[], page: BarsPage): string {
  const writer = new RowWriter(page);
  const texts = rows.map((row) => writer.write(row));
  const columns = valueWriters(page).map(([field, write]) => `"${field}":[${texts.map(write).join()}]`);
  return `{${columns.join()}}`;
}
