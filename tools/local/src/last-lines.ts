import { readFileSync } from 'node:fs';

/** The last `count` lines of a text file that are not blank; empty when the file cannot be read. */
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

/** Sets lines off from the text around them. */
export function indent(text: string): string {
  return text.replace(/^/gm, '  ');
}
