import { PrimitiveType, TypeKind, type Assembly, type InterfaceType, type Property } from '@jsii/spec';
import { fillDefaultsTables } from '../src/defaults-tables';

const optional = (name: string, summary: string, value: string | undefined, line = 1): Property => ({
  name,
  type: { primitive: PrimitiveType.String },
  optional: true,
  immutable: true,
  docs: { summary, default: value },
  locationInModule: { filename: 'src/x.ts', line },
});

const assembly = (types: Record<string, Property[]>): Assembly => ({
  ...({} as Assembly),
  types: Object.fromEntries(
    Object.entries(types).map(([name, properties]) => {
      const type = { kind: TypeKind.Interface, datatype: true, name, properties } as unknown as InterfaceType;
      return [`x.${name}`, type];
    }),
  ),
});

const readme = (types: string, table = '') =>
  `# x\n\n<!-- defaults: ${types} -->\n${table}<!-- /defaults -->\n\nMore.\n`;
const rows = (filled: string) => filled.split('\n').filter((line) => /^\| [`]/.test(line));

describe('fillDefaultsTables', () => {
  test('writes the properties in the order of the source, and replaces what was there', () => {
    const library = assembly({
      Props: [optional('b', 'What b is.', 'Duration.days(1)', 9), optional('a', 'What a is.', '- a generated name', 4)],
    });
    const expected = `# x

<!-- defaults: Props -->

| Property | Default | Meaning |
| --- | --- | --- |
| \`a\` | a generated name | What a is |
| \`b\` | \`Duration.days(1)\` | What b is |

<!-- /defaults -->

More.
`;
    expect(fillDefaultsTables(readme('Props'), library)).toBe(expected);
    expect(fillDefaultsTables(readme('Props', '\n| an | old | table |\n\n'), library)).toBe(expected);
  });

  test('puts the properties of several types into one table, in the order they are named', () => {
    const library = assembly({ Preset: [optional('p', 'P.', '1')], Props: [optional('q', 'Q.', '2')] });
    expect(rows(fillDefaultsTables(readme('Props Preset'), library))).toEqual([
      '| `q` | `2` | Q |',
      '| `p` | `1` | P |',
    ]);
  });

  test.each([
    ['a sentence', 'What it is.', undefined, 'What it is'],
    ['a sentence that jsii cut at a semicolon', 'What it is;', 'what else. More.', 'What it is; what else'],
    ['a point that ends no sentence', 'Such as `index.handler`.', 'More.', 'Such as `index.handler`'],
    ['lines', 'What\nit is.', undefined, 'What it is'],
    ['a bar', 'a | b.', undefined, 'a \\| b'],
  ])('means by a property the first sentence: %s', (_name, summary, remarks, meaning) => {
    const property = { ...optional('a', summary, '1'), docs: { summary, remarks, default: '1' } };
    expect(rows(fillDefaultsTables(readme('Props'), assembly({ Props: [property] })))).toEqual([
      `| \`a\` | \`1\` | ${meaning} |`,
    ]);
  });

  test('says of a property without a default that it is required', () => {
    const { optional: _optional, ...required } = optional('a', 'What a is.', undefined);
    expect(fillDefaultsTables(readme('Props'), assembly({ Props: [required] }))).toContain('| `a` | required |');
  });

  test.each([
    ['a type that is not there', 'Propz', '1', 'README.md has a table of defaults of Propz. Expected one of Props.'],
    [
      'a type that is in no table',
      undefined,
      '1',
      'README.md has no table of defaults of Props. ' +
        'Expected a place for each: `<!-- defaults: Props -->` and `<!-- /defaults -->`.',
    ],
    [
      'an optional property without a default',
      'Props',
      undefined,
      '`a` is optional. Expected a tag @default in its docstring, found none.',
    ],
  ])('refuses %s', (_name, types, value, message) => {
    const library = assembly({ Props: [optional('a', 'What a is.', value)] });
    expect(() => fillDefaultsTables(types ? readme(types) : '# x\n', library)).toThrow(message);
  });
});
