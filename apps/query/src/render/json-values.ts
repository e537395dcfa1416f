import type { Presentation } from '../operations/bars/selection';

/** Writes a decimal number as JSON. */
export type DecimalWriter = (text: string | undefined) => string;

/** Decimal numbers are strings with all digits, or floats. */
export function decimalWriter(numbers: Presentation['numbers']): DecimalWriter {
  return numbers === 'float' ? floatJson : textJson;
}

function floatJson(text: string | undefined): string {
  return text === undefined ? 'null' : Number(text).toString();
}

/** Writes a text of a row as JSON. It needs no escapes, so that this is faster than JSON.stringify. */
export function textJson(text: string | undefined): string {
  return text === undefined ? 'null' : `"${text}"`;
}

/** Writes a number of a row, or ids of files, as JSON. */
export function valueJson(value: number | readonly string[] | undefined): string {
  return value === undefined ? 'null' : JSON.stringify(value);
}
