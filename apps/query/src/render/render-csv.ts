import type { BarsPage } from '../operations/bars/bars-page';
import { textOf } from '../text/text-buffer';
import { fieldsOf } from './row-fields';
import { csvSyntax } from './row-syntax';
import { RowWriter } from './row-writer';

/**
 * Writes a page as CSV with a header, RFC 4180 with the line ends of Unix.
 *
 * @param hasSymbol if true, the first column is the symbol
 */
export function renderCsv(page: BarsPage, hasSymbol: boolean): string {
  const fields = fieldsOf(page.include);
  return textOf((out) => {
    const writer = new RowWriter(out, page, csvSyntax());
    out.text([...(hasSymbol ? ['symbol'] : []), ...fields].join()).text('\n');
    for (const { symbol, rows } of page.symbols) {
      const first = hasSymbol ? `${quote(symbol)},` : '';
      for (const row of rows) {
        out.text(first);
        for (const field of fields) writer[field](row);
        out.text('\n');
      }
    }
  });
}

function quote(text: string): string {
  return /[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
