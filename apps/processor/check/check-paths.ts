import { resolve } from 'node:path';
import { findTradeFiles, type LocalTradeFile } from '@trading/bars/files';
import type { CheckedFile, FileConflict } from './checked-file';
import { FileChecker, type FileCheckerOptions, type ReplacedFile } from './file-checker';

/** The outcome of the check of all paths. */
export interface CheckOutcome {
  readonly checked: readonly CheckedFile[];
  readonly conflicts: readonly FileConflict[];
  readonly replaced: readonly ReplacedFile[];
  /** A message for each path that names no trade file. */
  readonly missing: readonly string[];
  /** The number of files that the processor would skip. */
  readonly skipped: number;
}

/** Options of {@link checkPaths}. */
export interface CheckPathsOptions extends FileCheckerOptions {
  readonly onChecked: (file: CheckedFile) => void;
}

/** Checks the trade files that paths name, one after another, and resolves them together. */
export async function checkPaths(paths: readonly string[], options: CheckPathsOptions): Promise<CheckOutcome> {
  const { base, onChecked } = options;
  const { files, missing, skipped } = find(paths, base);
  const checker = new FileChecker(options);
  for (const file of files) {
    const checked = await checker.check(file);
    if (checked) onChecked(checked);
  }
  const { checked, replaced } = checker;
  return { checked, replaced, missing, conflicts: await checker.conflicts(), skipped: skipped + checker.skipped };
}

/** True if every file is accepted as a whole, together with the others. */
export function isAccepted({ checked, conflicts, replaced, missing }: CheckOutcome): boolean {
  return (
    checked.length > 0 &&
    checked.every(({ result }) => result.status === 'processed' && result.manifest.rejected === 0) &&
    conflicts.length + replaced.length + missing.length === 0
  );
}

function find(
  paths: readonly string[],
  base: string,
): { readonly files: LocalTradeFile[]; readonly missing: string[]; readonly skipped: number } {
  const files = new Map<string, LocalTradeFile>();
  const missing: string[] = [];
  let skipped = 0;
  for (const path of paths) {
    const found = findOrReport(path, base, missing);
    if (!found) continue;
    skipped += found.skipped;
    if (found.files.length === 0) missing.push(`${resolve(base, path)} has no trade files.`);
    // A file that is named twice is checked once.
    for (const file of found.files) files.set(`${file.name}\n${file.path}`, file);
  }
  return { files: [...files.values()], missing, skipped };
}

function findOrReport(path: string, base: string, missing: string[]): ReturnType<typeof findTradeFiles> {
  try {
    const found = findTradeFiles(path, base);
    if (!found) missing.push(`There is no file or folder ${resolve(base, path)}.`);
    return found;
  } catch (error) {
    missing.push(`${resolve(base, path)} cannot be read: ${(error as Error).message}`);
    return undefined;
  }
}
