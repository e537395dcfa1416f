/** The number of columns of the output. */
const WIDTH = 100;

/** The indentation of a continued line, in addition to that of its first line. */
const CONTINUATION = '    ';

/** Breaks the lines of a text at spaces so that they fit the output. A longer word is broken at the end of the line. */
export function wrapLines(text: string): string {
  return text
    .split('\n')
    .flatMap((line) => wrapLine(line))
    .join('\n');
}

function wrapLine(line: string): string[] {
  const indentation = /^ */.exec(line)?.[0] ?? '';
  const wrapped: string[] = [];
  let rest = line;
  while (rest.length > WIDTH) {
    const space = rest.lastIndexOf(' ', WIDTH);
    const isWord = rest.slice(0, space).trim() === '';
    const end = isWord ? WIDTH : space;
    wrapped.push(rest.slice(0, end).trimEnd());
    rest = indentation + CONTINUATION + rest.slice(end).trimStart();
  }
  return [...wrapped, rest];
}
