import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { loadAssemblyFromPath } from '@jsii/spec';
import { formatSource } from '@trading/cli';
import { apiReference } from './api-reference';
import { fillDefaultsTables } from './defaults-tables';
import type { Documents } from './drift';
import { LANGUAGES } from './languages';
import { renderExamples, translateReadme } from './translated-examples';

/**
 * Generates the documents of a compiled library: the README with its tables of defaults, the examples in each language, and
 * the API reference.
 *
 * @param root the library's folder, after its targets `compile` and `examples` have run
 */
export async function documentsOf(root: string): Promise<{ library: string; documents: Documents }> {
  const assembly = loadAssemblyFromPath(root, false);
  const readme = formatSource(
    join(root, 'README.md'),
    fillDefaultsTables(readFileSync(join(root, 'README.md'), 'utf8'), assembly),
  );
  const documents = new Map([['README.md', readme]]);
  for (const language of LANGUAGES) {
    const path = `docs/${language.name.toLowerCase()}.md`;
    const page = renderExamples(assembly, language, await translateReadme(root, assembly, readme, language));
    documents.set(path, formatSource(join(root, path), page));
  }
  documents.set('API.md', await apiReference(root));
  return { library: basename(root), documents };
}
