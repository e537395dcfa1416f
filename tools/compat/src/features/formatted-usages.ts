import { join } from 'node:path';
import { formatSource } from '@trading/cli';
import type { PackageFolders } from '../package-folders';
import { readFeatureTable } from './feature-table';
import { featureUsages } from './feature-usages';

/** The usages of the optional features of a package, formatted, by the name of their file in `compat/usages`. */
export function formattedUsages({ root, assembly }: PackageFolders): Map<string, string> {
  const formatted = new Map<string, string>();
  for (const [name, source] of featureUsages(assembly, readFeatureTable(root))) {
    formatted.set(`${name}.ts`, formatSource(join(root, 'compat', 'usages', `${name}.ts`), source));
  }
  return formatted;
}
