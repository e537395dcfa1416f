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
  test('lists properties in the order of the source code, and replaces the previous table', () => {
    const library = assembly({
      Props: [optional('b', 'The b.', 'Duration.days(1)', 9), optional('a', 'The a.', '- a generated name', 4)],
    });
    const expected = `# x

<!-- defaults: Props -->

| Property | Default | Meaning |
| --- | --- | --- |
| \`a\` | a generated name | The a |
| \`b\` | \`Duration.days(1)\` | The b |

<!-- /defaults -->

More.
`;
    expect(fillDefaultsTables(readme('Props'), library)).toBe(expected);
    expect(fillDefaultsTables(readme('Props', '\n| an | old | table |\n\n'), library)).toBe(expected);
  });

  test('lists the properties of several types in one table, in the order of their names in the marker', () => {
    const library = assembly({ Preset: [optional('p', 'P.', '1')], Props: [optional('q', 'Q.', '2')] });
    expect(rows(fillDefaultsTables(readme('Props Preset'), library))).toEqual([
      '| `q` | `2` | Q |',
      '| `p` | `1` | P |',
    ]);
  });

  test.each([
    ['a sentence', 'The size.', undefined, 'The size'],
    ['a sentence that jsii cut at a semicolon', 'The size;', 'in bytes. More.', 'The size; in bytes'],
    ['a full stop inside a sentence', 'Such as `index.handler`.', 'More.', 'Such as `index.handler`'],
    ['several lines', 'The\nsize.', undefined, 'The size'],
    ['a vertical bar', 'a | b.', undefined, 'a \\| b'],
  ])('describes a property by its first sentence: %s', (_name, summary, remarks, meaning) => {
    const property = { ...optional('a', summary, '1'), docs: { summary, remarks, default: '1' } };
    expect(rows(fillDefaultsTables(readme('Props'), assembly({ Props: [property] })))).toEqual([
      `| \`a\` | \`1\` | ${meaning} |`,
    ]);
  });

  test('marks a property that is not optional as required', () => {
    const { optional: _optional, ...required } = optional('a', 'The a.', undefined);
    expect(fillDefaultsTables(readme('Props'), assembly({ Props: [required] }))).toContain('| `a` | required |');
  });

  test.each([
    [
      'an unknown type',
      'Propz',
      '1',
      'README.md has a table of defaults for the unknown type Propz. Expected one of Props.',
    ],
    [
      'a type that is not in any table',
      undefined,
      '1',
      'README.md has no table of defaults for Props. ' +
        'Expected a pair of markers for each: `<!-- defaults: Props -->` and `<!-- /defaults -->`.',
    ],
    [
      'an optional property without a default',
      'Props',
      undefined,
      '`a` is optional. Expected a tag @default in its docstring, but it is missing.',
    ],
  ])('rejects %s', (_name, types, value, message) => {
    const library = assembly({ Props: [optional('a', 'The a.', value)] });
    expect(() => fillDefaultsTables(types ? readme(types) : '# x\n', library)).toThrow(message);
  });
});
