import type { Presentation } from '../operations/bars/selection';

/** The fields of a row that are decimal numbers. */
export const DECIMALS = ['open', 'high', 'low', 'close', 'volume', 'notional', 'vwap'] as const;

const INCLUDED = ['sources', 'conflicts'] as const;

/** The fields of rows, in the order of all formats. */
export const FIELDS = ['time', ...DECIMALS, 'count', 'state', 'revision', ...INCLUDED] as const;

/** A field of a row. */
export type Field = (typeof FIELDS)[number];

/** The fields that a request may add to rows, in their order, whatever the order of the request. */
export function includedFields(include: Presentation['include']): readonly (typeof INCLUDED)[number][] {
  return INCLUDED.filter((field) => include?.split(',').includes(field));
}

/** The fields of the rows of a request. */
export function fieldsOf(include: Presentation['include']): readonly Field[] {
  const included: readonly Field[] = includedFields(include);
  return FIELDS.filter((field) => included.includes(field) || !(INCLUDED as readonly Field[]).includes(field));
}
