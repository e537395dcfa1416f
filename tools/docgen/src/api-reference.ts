import { join } from 'node:path';
import { Documentation, Language } from 'jsii-docgen';

/** Where npm puts the assemblies of this workspace, and of what it depends on. */
const ASSEMBLIES = join(__dirname, '../../../node_modules');

/** The API of a compiled library by jsii-docgen, as Markdown. */
export async function apiReference(root: string): Promise<string> {
  const documentation = await Documentation.forProject(root, { assembliesDir: ASSEMBLIES });
  const markdown = await documentation.toMarkdown({ language: Language.TYPESCRIPT });
  // It ends with blank lines.
  return `${markdown.render().trimEnd()}\n`;
}
