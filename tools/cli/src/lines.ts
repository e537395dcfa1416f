import { readFileSync } from 'node:fs';

/** The last `count` lines of a text that are not blank. */
export function lastLines(text: string, count: number): string {
  return text
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .slice(-count)
    .join('\n');
}

/** The last `count` lines of a text file that are not blank. Empty if the file cannot be read. */
export function lastLinesOfFile(path: string, count = 15): string {
  try {
    return lastLines(readFileSync(path, 'utf8'), count);
  } catch {
    return '';
  }
}

/** Indents every line, to set a quotation off from the text around it. */
export function indent(text: string): string {
  return text.replace(/^/gm, '  ');
}
