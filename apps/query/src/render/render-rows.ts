import type { BarsPage } from '../operations/bars/bars-page';
import type { BarRow } from '@trading/bars';
import { valueWriters } from './json-values';
import { RowWriter } from './row-writer';

/** Writes rows as a JSON array of objects. An interval without trades has only a time and a state. */
export function renderRows(rows: readonly BarRow[], page: BarsPage): string {
  const writer = new RowWriter(page);
  const fields = valueWriters(page).map(([field, write]) => ({ prefix: `"${field}":`, write }));
  const texts = rows.map((row) => {
    const values = writer.write(row);
    if ('state' in row) return `{"time":"${values.time}","state":"${values.state}"}`;
    let text = '';
    for (const { prefix, write } of fields) text += `${text === '' ? '{' : ','}${prefix}${write(values)}`;
    return `${text}}`;
  });
  return `[${texts.join()}]`;
}
