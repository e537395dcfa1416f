import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Works in an empty folder outside the workspace. It is removed afterwards, unless something failed: then it says where it is. */
export async function inTemporaryFolder<T>(name: string, action: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), `${name}-`));
  try {
    const result = await action(folder);
    rmSync(folder, { recursive: true, force: true });
    return result;
  } catch (error) {
    console.error(`What was made until then is kept in ${folder}.`);
    throw error;
  }
}
