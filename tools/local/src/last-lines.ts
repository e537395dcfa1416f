import { readFileSync } from 'node:fs';

/** The last `count` non-blank lines of a text file; empty if the file cannot be read. */
export function lastLines(path: string, count = 15): string {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return '';
  }
  return text
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .slice(-count)
    .join('\n');
}

/** Indents every line. */
export function indent(text: string): string {
  return text.replace(/^/gm, '  ');
}
