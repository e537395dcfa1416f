import type { Presentation } from '../operations/bars/selection';
import type { RowTexts } from './row-writer';
import { fieldsOf, type Field } from './row-fields';

/** Writes the value of a field as JSON. Values of rows need no escapes, so that this is faster than JSON.stringify. */
export type ValueWriter = (row: RowTexts) => string;

/** The writers of the fields of rows, in the order of all formats. */
export function valueWriters({ numbers, include }: Presentation): readonly (readonly [Field, ValueWriter])[] {
  return fieldsOf(include).map((field) => [field, valueWriter(field, numbers)]);
}

function valueWriter(field: Field, numbers: Presentation['numbers']): ValueWriter {
  switch (field) {
    case 'count':
      return ({ count }) => (count === undefined ? 'null' : count.toString());
    case 'sources':
    case 'conflicts':
      return ({ [field]: ids }) => (ids === undefined ? 'null' : JSON.stringify(ids));
    case 'time':
    case 'state':
    case 'revision':
      return ({ [field]: text }) => (text === undefined ? 'null' : `"${text}"`);
    default:
      return numbers === 'float'
        ? ({ [field]: text }) => (text === undefined ? 'null' : Number(text).toString())
        : ({ [field]: text }) => (text === undefined ? 'null' : `"${text}"`);
  }
}
