/** The text of a field; of an array the texts of its items. */
export type Field = string | readonly string[];

/** The fields of one line by column; a column that the line or the file does not have is undefined. */
export type Fields = (column: string) => Field | undefined;

/** A field's text; undefined of an array too. */
export function textOf(field: Field | undefined): string | undefined {
  return typeof field === 'string' ? field : undefined;
}
