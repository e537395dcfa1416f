/** Characters other than the comma that often separate fields. */
const SEPARATORS = [';', '\t', '|'] as const;

/** A key whose value begins a list of objects. */
const LIST = /"([^"\\]*)"\s*:\s*\[\s*\{/;

/** Returns a clause about the form of a first line, if it seems to be neither CSV with commas nor NDJSON. */
export function hintAt(firstLine: string): string {
  return jsonHint(firstLine.trim()) ?? separatorHint(firstLine) ?? '';
}

/** A document of JSON, or several objects in a line. */
function jsonHint(line: string): string | undefined {
  if (!/^[[{]/.test(line)) return undefined;
  const expected = 'expected one object a line (NDJSON), which jq -c writes';
  if (!/[\]}]$/.test(line)) return `its first line begins a JSON document of several lines; ${expected}; `;
  if (line.startsWith('[')) return `its first line is a JSON array; ${expected}: jq -c '.[]'; `;
  const list = LIST.exec(line)?.[1];
  return list === undefined ? undefined : `its first line has an array in '${list}'; ${expected}: jq -c '.${list}[]'; `;
}

/** Returns the separator of a first line if it does not seem to be a comma. */
export function otherSeparatorOf(firstLine: string): string | undefined {
  if (/^\s*[[{]/.test(firstLine)) return undefined;
  const count = (separator: string) => firstLine.split(separator).length - 1;
  return SEPARATORS.find((candidate) => count(candidate) > 1 && count(candidate) >= count(','));
}

function separatorHint(firstLine: string): string | undefined {
  const separator = otherSeparatorOf(firstLine);
  if (separator === undefined) return undefined;
  return `its separator looks like ${JSON.stringify(separator)}, expected "," and numbers with a decimal point; `;
}
