import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { indent, lastLines, lastLinesOfFile } from '../src/lines';
import { temporaryFolder } from '../src/testing/temporary-folder';

const TEXT = 'one\r\ntwo\n\n  \nthree\n';

test('lastLines returns the last lines that are not blank', () => {
  expect(lastLines(TEXT, 2)).toBe('two\nthree');
  expect(lastLines(TEXT, 9)).toBe('one\ntwo\nthree');
  expect(lastLines('', 9)).toBe('');
});

test('lastLinesOfFile reads them from a file', () => {
  const path = join(temporaryFolder(), 'log');
  writeFileSync(path, TEXT);
  expect(lastLinesOfFile(path, 1)).toBe('three');
});

test('lastLinesOfFile returns nothing if the file cannot be read', () => {
  expect(lastLinesOfFile(join(temporaryFolder(), 'missing'))).toBe('');
});

test('indent indents every line', () => {
  expect(indent('one\n\ntwo')).toBe('  one\n  \n  two');
});
