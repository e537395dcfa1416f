/**
 * Splits a line of CSV into its fields as in RFC 4180, but without line breaks in fields.
 *
 * @param separator one character
 * @returns the fields, or undefined if a quote is not closed or text follows a closing quote
 */
export function splitFields(line: string, separator = ','): string[] | undefined {
  if (!line.includes('"')) return line.split(separator);

  const fields: string[] = [];
  let position = 0;
  for (;;) {
    let field: string;
    if (line[position] === '"') {
      let end = line.indexOf('"', position + 1);
      while (end !== -1 && line[end + 1] === '"') end = line.indexOf('"', end + 2);
      if (end === -1) return undefined;
      field = line.slice(position + 1, end).replaceAll('""', '"');
      position = end + 1;
    } else {
      const next = line.indexOf(separator, position);
      const end = next === -1 ? line.length : next;
      field = line.slice(position, end);
      position = end;
    }
    fields.push(field);
    if (position === line.length) return fields;
    if (line[position] !== separator) return undefined;
    position += 1;
  }
}
