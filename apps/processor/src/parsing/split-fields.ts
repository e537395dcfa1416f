/**
 * Splits a line of CSV into its fields as in RFC 4180, but without line breaks in fields. Blanks (spaces and tabs) around a
 * field belong to the separator, as in headers that people write; blanks inside of quotes belong to the field.
 *
 * @param separator one character
 * @returns the fields, or undefined if a quote is not closed or text follows a closing quote
 */
export function splitFields(line: string, separator = ','): string[] | undefined {
  if (!line.includes('"')) {
    const fields = line.split(separator);
    return BLANK.test(line) ? fields.map(withoutOuterBlanks) : fields;
  }

  const fields: string[] = [];
  let position = 0;
  for (;;) {
    let field: string;
    const start = endOfBlanks(line, position, separator);
    if (line[start] === '"') {
      let end = line.indexOf('"', start + 1);
      while (end !== -1 && line[end + 1] === '"') end = line.indexOf('"', end + 2);
      if (end === -1) return undefined;
      field = line.slice(start + 1, end).replaceAll('""', '"');
      position = endOfBlanks(line, end + 1, separator);
    } else {
      const next = line.indexOf(separator, position);
      const end = next === -1 ? line.length : next;
      field = withoutOuterBlanks(line.slice(position, end));
      position = end;
    }
    fields.push(field);
    if (position === line.length) return fields;
    if (line[position] !== separator) return undefined;
    position += 1;
  }
}

const BLANK = /[ \t]/;

/** A regular expression would need quadratic time for a long run of blanks within a field. */
function withoutOuterBlanks(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && BLANK.test(text[start] as string)) start += 1;
  while (end > start && BLANK.test(text[end - 1] as string)) end -= 1;
  return text.slice(start, end);
}

/** Returns the position after blanks. A tab that is the separator is no blank. */
function endOfBlanks(line: string, start: number, separator: string): number {
  let position = start;
  while (line[position] !== separator && BLANK.test(line[position] ?? '')) position += 1;
  return position;
}
