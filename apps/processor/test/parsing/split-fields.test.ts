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
    ['a, b ,\tc ', ['a', 'b', 'c']],
    [' "a" , " b "', ['a', ' b ']],
    ['a b,"c d"', ['a b', 'c d']],
    [' \t , a  b\t', ['', 'a  b']],
    ['\u00a0a,b', ['\u00a0a', 'b']],
    ['"a', undefined],
    ['"a"b,c', undefined],
    ['"a""', undefined],
  ])('splits %s', (line, expected) => {
    expect(splitFields(line)).toEqual(expected);
  });

  test('takes no tab for a blank if it separates the fields', () => {
    expect(splitFields('a\t\t b', '\t')).toEqual(['a', '', 'b']);
    expect(splitFields('"a"\t\t "b"', '\t')).toEqual(['a', '', 'b']);
  });
});
