import type { BarsPage } from '../operations/bars/bars-page';
import { fieldsOf, type Field } from './row-fields';
import { RowWriter, type RowTexts } from './row-writer';

/**
 * Writes a page as CSV with a header, RFC 4180 with the line ends of Unix. Ids of files are separated by spaces.
 *
 * @param hasSymbol if true, the first column is the symbol
 */
export function renderCsv(page: BarsPage, hasSymbol: boolean): string {
  const fields = fieldsOf(page.include);
  const lines = [[...(hasSymbol ? ['symbol'] : []), ...fields].join()];
  for (const { symbol, rows } of page.symbols) {
    const writer = new RowWriter(page);
    const first = hasSymbol ? `${quote(symbol)},` : '';
    for (const row of rows) {
      const texts = writer.write(row);
      lines.push(first + fields.map((field) => textOf(texts, field)).join());
    }
  }
  return `${lines.join('\n')}\n`;
}

function textOf(texts: RowTexts, field: Field): string {
  const value = texts[field];
  if (value === undefined) return '';
  return typeof value === 'object' ? value.join(' ') : value.toString();
}

function quote(text: string): string {
  return /[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
