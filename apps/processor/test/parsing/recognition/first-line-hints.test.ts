import { hintAt } from '../../../src/parsing/recognition/first-line-hints';

describe('hintAt', () => {
  test.each([
    ['symbol;timestamp;price;size;id', 'its separator looks like ";", expected "," and numbers with a decimal point; '],
    ['a\tb\tc', 'its separator looks like "\\t", expected "," and numbers with a decimal point; '],
    [
      '{',
      'its first line begins a JSON document of several lines; expected one object a line (NDJSON), which jq -c writes; ',
    ],
    [
      '[{"T":"t"},',
      'its first line begins a JSON document of several lines; expected one object a line (NDJSON), which jq -c writes; ',
    ],
    [
      '[{"T":"t"}]',
      "its first line is a JSON array; expected one object a line (NDJSON), which jq -c writes: jq -c '.[]'; ",
    ],
    [
      '{"trades":[{"t":1}],"symbol":"A"}',
      "its first line has an array in 'trades'; expected one object a line (NDJSON), which jq -c writes: jq -c '.trades[]'; ",
    ],
  ])('describes %j', (firstLine, hint) => {
    expect(hintAt(firstLine)).toBe(hint);
  });

  test.each(['symbol,price', 'a;b', '{"a":1,"c":["x"]}', '', '1,2,"3;4;5",6,7'])(
    'has nothing to say about %j',
    (firstLine) => {
      expect(hintAt(firstLine)).toBe('');
    },
  );
});
