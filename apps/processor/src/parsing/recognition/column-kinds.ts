import type { ColumnKind } from '../layout-declaration';

/** True if a field can be a value of the column. Every value that is read as a trade is of its kind. */
export function isOfKind(field: string, kind: ColumnKind): boolean {
  if (typeof kind === 'object') return kind.includes(field.toLowerCase());
  if (kind === 'whole') return /^\d+$/.test(field);
  if (kind === 'decimal') return /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i.test(field);
  if (kind === 'boolean') return /^(?:true|false)$/i.test(field);
  return true;
}

/** Describes a kind as the end of the sentence "The field is not …". */
export function describeKind(kind: ColumnKind): string {
  if (typeof kind === 'object') return `one of ${kind.join(', ')}`;
  return { whole: 'a whole number', decimal: 'a number', boolean: 'true or false', text: 'a text' }[kind];
}
