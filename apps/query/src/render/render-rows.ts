import { isBar, type BarRow } from '@trading/bars';
import type { BarsPage } from '../operations/bars/bars-page';
import type { TextBuffer } from '../text/text-buffer';
import { includedFields } from './row-fields';
import { jsonSyntax } from './row-syntax';
import { RowWriter } from './row-writer';

/** Writes rows as a JSON array of objects. An interval without trades has only a time and a state. */
export function renderRows(out: TextBuffer, rows: readonly BarRow[], page: BarsPage): void {
  const syntax = jsonSyntax(page.numbers, (field) => `${field === 'time' ? '{' : ','}"${field}":`);
  const writer = new RowWriter(out, page, syntax);
  const included = includedFields(page.include);
  out.text('[');
  for (let index = 0; index < rows.length; index += 1) {
    const row = rows[index] as BarRow;
    if (index > 0) out.text(',');
    writer.time(row);
    if (isBar(row)) writeBar(writer, row);
    else writer.state(row);
    for (const field of isBar(row) ? included : []) writer[field](row);
    out.text('}');
  }
  out.text(']');
}

/** Writes the fields that every bar has. Calls by name are much faster than a loop over the names. */
function writeBar(writer: RowWriter, row: BarRow): void {
  writer.open(row);
  writer.high(row);
  writer.low(row);
  writer.close(row);
  writer.volume(row);
  writer.notional(row);
  writer.vwap(row);
  writer.count(row);
  writer.state(row);
  writer.revision(row);
}
