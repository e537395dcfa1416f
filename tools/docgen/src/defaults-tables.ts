import { isInterfaceType, type Assembly, type InterfaceType, type Property } from '@jsii/spec';
import { OperatorError } from '@trading/cli';

/** The text from `<!-- defaults: FooProps FooPreset -->` to `<!-- /defaults -->`. */
const TABLE = /(?<begin><!-- defaults: (?<types>[\w ]+) -->)[^]*?(?<end><!-- \/defaults -->)/g;

/**
 * Fills the tables of defaults in a README. Each table lists the properties of the types that its first marker names, in the
 * order of the source code. Inherited properties are listed with the type that declares them.
 *
 * @throws OperatorError if a marker names an unknown type, if a type with properties is not in any table, or if an optional
 * property has no tag `@default`
 */
export function fillDefaultsTables(readme: string, assembly: Assembly): string {
  const structs = structsOf(assembly);
  const missing = new Set(structs.keys());
  const filled = readme.replaceAll(TABLE, (...match) => {
    const { begin, types, end } = match.at(-1) as Record<'begin' | 'types' | 'end', string>;
    const properties = types.split(' ').flatMap((name) => {
      missing.delete(name);
      return propertiesOf(name, structs);
    });
    return `${begin}\n\n${renderTable(properties)}\n\n${end}`;
  });
  if (missing.size > 0) {
    const [example] = missing;
    throw new OperatorError(
      `README.md has no table of defaults for ${[...missing].join(', ')}. ` +
        `Expected a pair of markers for each: \`<!-- defaults: ${String(example)} -->\` and \`<!-- /defaults -->\`.`,
    );
  }
  return filled;
}

function structsOf({ types = {} }: Assembly): ReadonlyMap<string, InterfaceType> {
  const structs = Object.values(types).filter((type) => isInterfaceType(type) && type.datatype === true);
  return new Map(structs.map((type) => [type.name, type as InterfaceType]));
}

function propertiesOf(name: string, structs: ReadonlyMap<string, InterfaceType>): Property[] {
  const struct = structs.get(name);
  if (!struct) {
    const known = [...structs.keys()].sort().join(', ');
    throw new OperatorError(
      `README.md has a table of defaults for the unknown type ${name}. Expected one of ${known}.`,
    );
  }
  const line = ({ locationInModule }: Property) => locationInModule?.line ?? 0;
  return [...(struct.properties ?? [])].sort((a, b) => line(a) - line(b));
}

function renderTable(properties: readonly Property[]): string {
  const rows = properties.map((property) => [`\`${property.name}\``, renderDefault(property), renderMeaning(property)]);
  return [['Property', 'Default', 'Meaning'], ['---', '---', '---'], ...rows]
    .map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`)
    .join('\n');
}

/** Renders `@default - text` as text, and any other default as code. */
function renderDefault({ name, optional, docs }: Property): string {
  if (!optional) return 'required';
  if (docs?.default === undefined) {
    throw new OperatorError(`\`${name}\` is optional. Expected a tag @default in its docstring, but it is missing.`);
  }
  const text = inOneLine(docs.default);
  return text.startsWith('- ') ? text.slice('- '.length) : `\`${text}\``;
}

/** The first sentence of the docstring. jsii also ends the summary at a semicolon, and puts the rest into the remarks. */
function renderMeaning({ docs }: Property): string {
  const text = inOneLine(`${docs?.summary ?? ''} ${docs?.remarks ?? ''}`);
  return text.replace(/(?<=\S)\.(?: .*)?$/, '').trim();
}

function inOneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
