import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { OperatorError } from '@trading/cli';
import type { PackageFolders } from '../package-folders';

/**
 * Writes the usages of the optional features of a package, and deletes those of constructs that it no longer has.
 *
 * @param usages the sources, by the name of their file
 */
export function writeFeatureUsages(folders: PackageFolders, usages: ReadonlyMap<string, string>): void {
  for (const file of committedFiles(folders)) rmSync(join(usagesFolder(folders), file));
  for (const [file, source] of usages) writeFileSync(join(usagesFolder(folders), file), source);
}

/** @throws OperatorError if the committed usages of the optional features of a package are not these */
export function rejectStaleUsages(folders: PackageFolders, usages: ReadonlyMap<string, string>): void {
  const committed = new Map(
    committedFiles(folders).map((file) => [file, readFileSync(join(usagesFolder(folders), file), 'utf8')]),
  );
  const files = [...new Set([...usages.keys(), ...committed.keys()])];
  const stale = files.filter((file) => usages.get(file) !== committed.get(file));
  if (stale.length === 0) return;
  throw new OperatorError(
    `${folders.name}: ${stale.join(', ')} in compat/usages ${stale.length === 1 ? 'is' : 'are'} out of date. ` +
      'Run the target `compat-usages`, review the changes, and commit them.',
  );
}

function committedFiles(folders: PackageFolders): string[] {
  return readdirSync(usagesFolder(folders)).filter((file) => file.startsWith('features-'));
}

function usagesFolder({ root }: PackageFolders): string {
  return join(root, 'compat', 'usages');
}
