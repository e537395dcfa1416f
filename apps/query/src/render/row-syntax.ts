import type { BarsPage } from '../operations/bars/bars-page';
import { constantOf, type Constant } from '../text/text-buffer';
import { DECIMALS, FIELDS, type Field } from './row-fields';

/** The text around the values of a field. */
export interface Frame {
  readonly before: Constant;
  readonly after: Constant;
  /** Written for a row that does not have the field. */
  readonly none: Constant;
}

/** The syntax of rows in a format. */
export interface RowSyntax {
  readonly frames: Readonly<Record<Field, Frame>>;
  /** Decimal numbers are texts with all digits, or floats. */
  readonly numbers: BarsPage['numbers'];
  /** Writes ids of files. */
  readonly list: (ids: readonly string[]) => string;
}

/**
 * The syntax of JSON. No text of a row needs escapes.
 *
 * @param prefixOf the text before a field
 */
export function jsonSyntax(numbers: BarsPage['numbers'], prefixOf: (field: Field) => string): RowSyntax {
  const texts: readonly Field[] = ['time', 'state', 'revision', ...(numbers === 'float' ? [] : DECIMALS)];
  const frames = framesOf((field) => ({
    prefix: prefixOf(field),
    quote: texts.includes(field) ? '"' : '',
    none: 'null',
  }));
  return { frames, numbers, list: JSON.stringify };
}

/** The syntax of CSV. Numbers are exact, and ids of files are separated by spaces. */
export function csvSyntax(): RowSyntax {
  const frames = framesOf((field) => ({ prefix: field === 'time' ? '' : ',', quote: '', none: '' }));
  return { frames, numbers: 'string', list: (ids) => ids.join(' ') };
}

function framesOf(
  partsOf: (field: Field) => { readonly prefix: string; readonly quote: string; readonly none: string },
): RowSyntax['frames'] {
  const frames = FIELDS.map((field): [Field, Frame] => {
    const { prefix, quote, none } = partsOf(field);
    return [field, { before: constantOf(prefix + quote), after: constantOf(quote), none: constantOf(prefix + none) }];
  });
  return Object.fromEntries(frames) as Record<Field, Frame>;
}
