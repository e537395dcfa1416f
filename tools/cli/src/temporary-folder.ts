import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Options of {@link inTemporaryFolder}. */
export interface TemporaryFolderOptions {
  /**
   * Keeps the folder if the action fails, and prints its path.
   * @default false
   */
  readonly keepOnFailure?: boolean;
}

/**
 * Runs an action in an empty folder outside the workspace, and deletes the folder afterwards.
 *
 * @param name the beginning of the folder's name
 */
export async function inTemporaryFolder<T>(
  name: string,
  action: (folder: string) => Promise<T>,
  { keepOnFailure = false }: TemporaryFolderOptions = {},
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), `${name}-`));
  let keep = keepOnFailure;
  try {
    const result = await action(folder);
    keep = false;
    return result;
  } finally {
    if (keep) console.error(`The files created so far are kept in ${folder}.`);
    else rmSync(folder, { recursive: true, force: true });
  }
}
