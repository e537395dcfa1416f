import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import type { PackageFolders } from '../package-folders';
import { readFeatureTable } from './feature-table';
import { featureUsages } from './feature-usages';

/** The usages of the optional features of a package, formatted, by the name of their file in `compat/usages`. */
export async function formattedUsages({ root, assembly }: PackageFolders): Promise<Map<string, string>> {
  const formatted = new Map<string, string>();
  for (const [name, source] of featureUsages(assembly, readFeatureTable(root))) {
    const filepath = join(root, 'compat', 'usages', `${name}.ts`);
    formatted.set(`${name}.ts`, await format(source, { ...(await resolveConfig(filepath)), filepath }));
  }
  return formatted;
}
