import { parseChoice } from '../src/choice';

const parse = (text: string | undefined) => parseChoice(text, ['write', 'check'], 'a command');

describe('parseChoice', () => {
  test('returns a word that is one of the choices', () => {
    expect(parse('check')).toBe('check');
  });

  test.each([
    [undefined, 'nothing'],
    ['', ''],
    ['delete', 'delete'],
    ['toString', 'toString'],
  ])('rejects %s', (text, got) => {
    expect(() => parse(text)).toThrow(`Expected a command (write, check), got: ${got}`);
  });
});
