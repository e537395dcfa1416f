import type { BarRow } from '@trading/bars';
import type { BarsPage } from '../operations/bars/bars-page';
import { decimalWriter, textJson, valueJson } from './json-values';
import { fieldsOf, type Field } from './row-fields';
import { RowWriter, type RowTexts } from './row-writer';

/** Writes rows as a JSON object with an array for each field. An interval without trades has null in most of them. */
export function renderColumns(rows: readonly BarRow[], page: BarsPage): string {
  const writer = new RowWriter(page);
  const texts = rows.map((row) => writer.write(row));
  const columns = fieldsOf(page.include).map((field) => {
    const write = valueWriter(field, page.numbers);
    return `"${field}":[${texts.map(write).join()}]`;
  });
  return `{${columns.join()}}`;
}

function valueWriter(field: Field, numbers: BarsPage['numbers']): (row: RowTexts) => string {
  switch (field) {
    case 'count':
    case 'sources':
    case 'conflicts':
      return (row) => valueJson(row[field]);
    case 'time':
    case 'state':
    case 'revision':
      return (row) => textJson(row[field]);
    default: {
      const decimal = decimalWriter(numbers);
      return (row) => decimal(row[field]);
    }
  }
}
