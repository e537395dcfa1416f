import type { BarRow } from '@trading/bars';
import type { BarsPage } from '../operations/bars/bars-page';
import type { TextBuffer } from '../text/text-buffer';
import { fieldsOf } from './row-fields';
import { jsonSyntax } from './row-syntax';
import { RowWriter } from './row-writer';

/** Writes rows as a JSON object with an array for each field. An interval without trades has null in most of them. */
export function renderColumns(out: TextBuffer, rows: readonly BarRow[], page: BarsPage): void {
  const writer = new RowWriter(
    out,
    page,
    jsonSyntax(page.numbers, () => ''),
  );
  for (const field of fieldsOf(page.include)) {
    out.text(`${field === 'time' ? '{' : ','}"${field}":[`);
    for (const [index, row] of rows.entries()) {
      if (index > 0) out.text(',');
      writer[field](row);
    }
    out.text(']');
  }
  out.text('}');
}
