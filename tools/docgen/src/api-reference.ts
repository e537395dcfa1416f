import { join } from 'node:path';
import { Documentation, Language } from 'jsii-docgen';

/** The folder with the jsii assemblies of this workspace and its dependencies. */
const ASSEMBLIES = join(__dirname, '../../../node_modules');

/** Generates the API reference of a compiled library with jsii-docgen, as Markdown. */
export async function apiReference(root: string): Promise<string> {
  const documentation = await Documentation.forProject(root, { assembliesDir: ASSEMBLIES });
  const markdown = await documentation.toMarkdown({ language: Language.TYPESCRIPT });
  // The generated text ends with blank lines.
  return `${markdown.render().trimEnd()}\n`;
}
