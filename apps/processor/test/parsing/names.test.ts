import { isName, problemOfName } from '../../src/parsing/names';

const LONGEST = 'x'.repeat(128);

describe('isName', () => {
  test.each([
    'NA',
    'null',
    'NULL',
    'TRUE',
    'nan',
    'a b',
    '0',
    '007',
    '#',
    'É/€',
    '币安人生USDT',
    '1e5',
    '7.5',
    'BRK.B',
    LONGEST,
  ])('accepts %j', (text) => {
    expect(isName(text)).toBe(true);
  });
});

describe('problemOfName', () => {
  test.each<[string | undefined, string]>([
    [undefined, 'is missing'],
    ['', 'is missing'],
    [`${LONGEST}x`, 'is longer than 128 characters'],
    ['a\n', 'contains a control character or invalid UTF-8: "a\\n"'],
    ['\u0085', 'contains a control character or invalid UTF-8: "\u0085"'],
    ['\udc00', 'contains a control character or invalid UTF-8: "\\udc00"'],
    ['a\ufffd', 'contains a control character or invalid UTF-8: "a\ufffd"'],
    ['\ufeffA', 'contains an invisible character: "\\u{feff}A"'],
    ['A\u200b', 'contains an invisible character: "A\\u{200b}"'],
    ['A\u00adB', 'contains an invisible character: "A\\u{ad}B"'],
    ['A\ufe0f', 'contains an invisible character: "A\\u{fe0f}"'],
    [' A', 'begins or ends with a space: " A"'],
    ['A ', 'begins or ends with a space: "A "'],
    ['A\u00a0', 'begins or ends with a space: "A\\u{a0}"'],
    ['A\u00a0B', 'contains a space other than U+0020: "A\\u{a0}B"'],
    ['A\u3000B', 'contains a space other than U+0020: "A\\u{3000}B"'],
    ['E\u0301', 'is not in the Unicode normalization form NFC: "E\\u{301}"'],
    ['4359163919.0', 'is a whole number that was stored as floating point: "4359163919.0"'],
    ['7.00', 'is a whole number that was stored as floating point: "7.00"'],
    ['7.', 'is a whole number that was stored as floating point: "7."'],
    ['4.36E+09', 'is a number that was stored as floating point and has lost digits: "4.36E+09"'],
    ['1.2e19', 'is a number that was stored as floating point and has lost digits: "1.2e19"'],
    ['5e+25', 'is a number that was stored as floating point and has lost digits: "5e+25"'],
  ])('says what is wrong with %j', (text, problem) => {
    expect(problemOfName(text)).toBe(problem);
    expect(isName(text)).toBe(false);
  });
});
