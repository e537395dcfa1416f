import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

const ROOT = join(__dirname, '../../../..');

/** A change of one source file: a text that it has exactly once, and what stands there instead. */
export interface SourceEdit {
  /** From the workspace's root. */
  readonly file: string;
  readonly find: string;
  readonly replace: string;
}

/**
 * The texts of the files that are changed, by their paths from the workspace's root.
 *
 * @throws Error where a file has not once what is to be replaced: a source that has changed since is to be noticed
 */
export async function applyEdits(edits: readonly SourceEdit[]): Promise<Record<string, string>> {
  const texts: Record<string, string> = {};
  for (const { file, find, replace } of edits) {
    const source = texts[file] ?? (await readFile(join(ROOT, file), 'utf8'));
    const found = source.split(find).length - 1;
    if (found !== 1) {
      throw new Error(
        `${file} must have once what is replaced, and has it ${found} times: ${find}\n` +
          'Where the source has changed, change the edit as well.',
      );
    }
    texts[file] = source.replace(find, () => replace);
  }
  return texts;
}
