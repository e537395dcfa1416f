import { wrapLines } from '../../check/wrap-lines';

describe('wrapLines', () => {
  test('keeps lines of up to 100 characters', () => {
    const text = `  ${'x '.repeat(49)}\n\n${'y'.repeat(100)}`;
    expect(wrapLines(text)).toBe(text);
  });

  test('breaks a line at a space, and indents what follows', () => {
    const word = 'x'.repeat(60);
    expect(wrapLines(`  ${word} ${word} ${word}`)).toBe([`  ${word}`, `      ${word}`, `      ${word}`].join('\n'));
  });

  test('breaks a word that is longer than a line', () => {
    const lines = wrapLines(`  ${'x'.repeat(250)}`).split('\n');
    expect(lines.map((line) => line.length)).toEqual([100, 100, 64]);
    expect(lines.join('').replaceAll(' ', '')).toBe('x'.repeat(250));
  });
});
