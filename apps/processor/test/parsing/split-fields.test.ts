import { splitFields } from '../../src/parsing/split-fields';

describe('splitFields', () => {
  test.each<[string, string[] | undefined]>([
    ['a,b,c', ['a', 'b', 'c']],
    ['', ['']],
    [',', ['', '']],
    ['"a",b', ['a', 'b']],
    ['"12,37",x', ['12,37', 'x']],
    ['"say ""hi""",x', ['say "hi"', 'x']],
    ['"",x', ['', 'x']],
    ['x,""', ['x', '']],
    ['x,"a"', ['x', 'a']],
    ['"a",', ['a', '']],
    ['a"b,c', ['a"b', 'c']],
    ['"a', undefined],
    ['"a"b,c', undefined],
    ['"a""', undefined],
  ])('splits %s', (line, expected) => {
    expect(splitFields(line)).toEqual(expected);
  });
});
