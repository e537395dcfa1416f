import { join } from 'node:path';
import type { Assembly } from '@jsii/spec';
import { RosettaTabletReader, TargetLanguage, UnknownSnippetMode } from 'jsii-rosetta';
import type { PublishedLanguage } from './languages';

/** Where the target `examples` leaves the compiled examples with their translations. */
const TABLET = '.jsii.tabl.json';

/** A heading, or a block of code with its indentation, in Markdown. */
const HEADING_OR_CODE = /^(?<heading>#+ .*)$|^(?<indent> *)```(?<language>\w+)\n(?<code>[^]*?)\n\k<indent>```$/gm;

/** A star that jsii-rosetta puts between a package or a type and what is named of it, which is no Go. */
const MISPLACED_STAR = /(?<=\w[._])\*(?=\w)/g;

/** What jsii-rosetta makes of a shorthand property: its value has the name of the field, and not of the variable. */
const SHORTHAND = /^(?<field>\s*(?<initial>[A-Z])(?<rest>\w*): )\*?\k<initial>\k<rest>,$/gm;

/**
 * The README with its examples in another language.
 *
 * @throws when one of them is not among the compiled ones
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
 * The page of a language: the examples of a translated README, under its headings.
 *
 * @param readme the README after `translateReadme`
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
      // The title is the page's own.
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
  return target === TargetLanguage.GO ? mendGo(text) : text;
}

function mendGo(code: string): string {
  return code.replaceAll(MISPLACED_STAR, '').replaceAll(SHORTHAND, (...match) => {
    const { field, initial, rest } = match.at(-1) as Record<'field' | 'initial' | 'rest', string>;
    return `${field}${initial.toLowerCase()}${rest},`;
  });
}
