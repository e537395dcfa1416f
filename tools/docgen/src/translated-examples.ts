import { join } from 'node:path';
import type { Assembly } from '@jsii/spec';
import { RosettaTabletReader, TargetLanguage, UnknownSnippetMode } from 'jsii-rosetta';
import type { PublishedLanguage } from './languages';

/** The file with the compiled and translated examples, which the target `examples` writes. */
const TABLET = '.jsii.tabl.json';

/** A heading or a code block in Markdown. */
const HEADING_OR_CODE = /^(?<heading>#+ .*)$|^(?<indent> *)```(?<language>\w+)\n(?<code>[^]*?)\n\k<indent>```$/gm;

/** A star that jsii-rosetta puts after the dot or underscore of a qualified name, which is not valid Go. */
const MISPLACED_STAR = /(?<=\w[._])\*(?=\w)/g;

/** A translated shorthand property. jsii-rosetta uses the name of the field as its value, instead of the variable. */
const SHORTHAND = /^(?<field>\s*(?<initial>[A-Z])(?<rest>\w*): )\*?\k<initial>\k<rest>,$/gm;

/**
 * Translates the examples in a README into another language.
 *
 * @throws if an example was not compiled
 */
export async function translateReadme(
  root: string,
  { name }: Assembly,
  readme: string,
  { target }: PublishedLanguage,
): Promise<string> {
  const reader = new RosettaTabletReader({ unknownSnippets: UnknownSnippetMode.FAIL });
  await reader.loadTabletFromFile(join(root, TABLET));
  return reader.translateSnippetsInMarkdown({ api: 'moduleReadme', moduleFqn: name }, readme, target, true);
}

/**
 * Renders the page of a language, with the examples of a translated README below their headings.
 *
 * @param readme the README returned by {@link translateReadme}
 */
export function renderExamples(
  { name, targets = {} }: Pick<Assembly, 'name' | 'targets'>,
  { name: languageName, target, install, reading }: PublishedLanguage,
  readme: string,
): string {
  return `# ${name} in ${languageName}

${install(targets)}

The examples of the [README](../README.md), whose TypeScript is compiled, as jsii-rosetta translates them.

${reading}

${examplesByHeading(readme, target).join('\n\n')}
`;
}

function examplesByHeading(readme: string, target: TargetLanguage): string[] {
  const blocks: string[] = [];
  let heading: string | undefined;
  for (const { groups } of readme.matchAll(HEADING_OR_CODE)) {
    if (groups?.['heading']) {
      // The page has its own title.
      heading = groups['heading'].startsWith('# ') ? undefined : groups['heading'];
    } else if (groups?.['language'] === target) {
      if (heading) blocks.push(heading);
      heading = undefined;
      blocks.push(`\`\`\`${target}\n${tidy(groups['code'] ?? '', groups['indent'] ?? '', target)}\n\`\`\``);
    }
  }
  return blocks;
}

function tidy(code: string, indent: string, target: TargetLanguage): string {
  const lines = code.split('\n').map((line) => line.slice(line.startsWith(indent) ? indent.length : 0).trimEnd());
  const text = lines.join('\n').replaceAll(/\n{3,}/g, '\n\n');
  return target === TargetLanguage.GO ? correctGo(text) : text;
}

function correctGo(code: string): string {
  return code.replaceAll(MISPLACED_STAR, '').replaceAll(SHORTHAND, (...match) => {
    const { field, initial, rest } = match.at(-1) as Record<'field' | 'initial' | 'rest', string>;
    return `${field}${initial.toLowerCase()}${rest},`;
  });
}
