import { isInterfaceType, type Assembly, type InterfaceType, type Property } from '@jsii/spec';
import { DocumentationError } from './errors';

/** `<!-- defaults: FooProps FooPreset -->` … `<!-- /defaults -->`, and what is between them. */
const TABLE = /(?<begin><!-- defaults: (?<types>[\w ]+) -->)[^]*?(?<end><!-- \/defaults -->)/g;

/**
 * A README with its tables of defaults as the assembly has them: between each pair of markers, the properties of the
 * types that the first one names, in the order of the source. Inherited properties are those of the type they are from.
 *
 * @throws when a marker names a type that the library has no properties of, when one with properties is in no table, or
 * when an optional property has no tag `@default`
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
    throw new DocumentationError(
      `README.md has no table of defaults of ${[...missing].join(', ')}. ` +
        `Expected a place for each: \`<!-- defaults: ${String(example)} -->\` and \`<!-- /defaults -->\`.`,
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
    throw new DocumentationError(`README.md has a table of defaults of ${name}. Expected one of ${known}.`);
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

/** `@default - words` are words, and everything else is code. */
function renderDefault({ name, optional, docs }: Property): string {
  if (!optional) return 'required';
  if (docs?.default === undefined) {
    throw new DocumentationError(`\`${name}\` is optional. Expected a tag @default in its docstring, found none.`);
  }
  const text = inOneLine(docs.default);
  return text.startsWith('- ') ? text.slice('- '.length) : `\`${text}\``;
}

/** The first sentence. jsii's summary ends with a semicolon, too; the rest is then in its remarks. */
function renderMeaning({ docs }: Property): string {
  const text = inOneLine(`${docs?.summary ?? ''} ${docs?.remarks ?? ''}`);
  return text.replace(/(?<=\S)\.(?: .*)?$/, '').trim();
}

function inOneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
