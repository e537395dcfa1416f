/** The text of a field. For an array, the texts of its items. */
export type Field = string | readonly string[];

/** Returns the field of a line in a column, or undefined if the line or the file does not have the column. */
export type Fields = (column: string) => Field | undefined;

/** Returns the text of a field, or undefined if the field is missing or an array. */
export function textOf(field: Field | undefined): string | undefined {
  return typeof field === 'string' ? field : undefined;
}
