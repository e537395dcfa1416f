import { UnsupportedFormatError } from '../../../src/errors';
import { withoutSeparatorLine } from '../../../src/parsing/recognition/separator-line';

describe('withoutSeparatorLine', () => {
  test.each([
    ['sep=,\r\na,b\r\n', '\na,b\r\n'],
    ['sep=,\na,b\n', '\na,b\n'],
    ['\ufeffSEP=,\r\na,b\n', '\na,b\n'],
    ['sep=,', '\n'],
  ])('empties the first line of %j', (text, expected) => {
    expect(withoutSeparatorLine(Buffer.from(text)).toString()).toBe(expected);
  });

  test.each(['', 'a,b\n', 'sep=,,\na', 'sep=', 'sep=\na', 'a\nsep=,\n', ' sep=,\n', 'separator=,\n', 'sep=,\ra\r'])(
    'does not change %j',
    (text) => {
      expect(withoutSeparatorLine(Buffer.from(text)).toString()).toBe(text);
    },
  );

  test.each([
    ['sep=;\r\na;b\r\n', '";"'],
    ['sep=\t\na\tb\n', '"\\t"'],
    ['\ufeffsep=|\n', '"|"'],
  ])('refuses %j, and names the separator', (text, separator) => {
    expect(() => withoutSeparatorLine(Buffer.from(text))).toThrow(UnsupportedFormatError);
    expect(() => withoutSeparatorLine(Buffer.from(text))).toThrow(
      `The file is text whose separator is ${separator}, according to its first line. Expected CSV`,
    );
  });
});
