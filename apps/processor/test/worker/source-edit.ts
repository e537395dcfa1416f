import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

const ROOT = join(__dirname, '../../../..');

/** A change of a source file: a text that the file contains exactly once, and its replacement. */
export interface SourceEdit {
  /** Path from the workspace's root. */
  readonly file: string;
  readonly find: string;
  readonly replace: string;
}

/**
 * Returns the texts of the changed files, by their paths from the workspace's root.
 *
 * @throws Error if a file does not contain the text to replace exactly once, because its source has changed
 */
export async function applyEdits(edits: readonly SourceEdit[]): Promise<Record<string, string>> {
  const texts: Record<string, string> = {};
  for (const { file, find, replace } of edits) {
    const source = texts[file] ?? (await readFile(join(ROOT, file), 'utf8'));
    const found = source.split(find).length - 1;
    if (found !== 1) {
      throw new Error(
        `${file} must contain the text to replace exactly once, but contains it ${found} times: ${find}\n` +
          'If the source has changed, change the edit as well.',
      );
    }
    texts[file] = source.replace(find, () => replace);
  }
  return texts;
}
