import type { Presentation } from '../operations/bars/selection';
import type { RowTexts } from './row-writer';

/** The fields of a row that are decimal numbers. */
export const DECIMALS = ['open', 'high', 'low', 'close', 'volume', 'notional', 'vwap'] as const;

/** A field of a row. */
export type Field = keyof RowTexts;

/** The fields that a request may add to rows, in their order, whatever the order of the request. */
export function includedFields(include: Presentation['include']): readonly ('sources' | 'conflicts')[] {
  return (['sources', 'conflicts'] as const).filter((field) => include?.split(',').includes(field));
}

/** The fields of rows, in the order of all formats. */
export function fieldsOf(include: Presentation['include']): readonly Field[] {
  return [...(['time', ...DECIMALS, 'count', 'state', 'revision'] as const), ...includedFields(include)];
}
