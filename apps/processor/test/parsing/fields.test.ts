import { textOf, type Field } from '../../src/parsing/fields';

describe('textOf', () => {
  test.each<[Field | undefined, string | undefined]>([
    ['a', 'a'],
    ['', ''],
    [['a'], undefined],
    [undefined, undefined],
  ])('returns for %j the text %j', (field, text) => {
    expect(textOf(field)).toBe(text);
  });
});
