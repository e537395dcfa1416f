import { execFile } from 'node:child_process';
import { cp, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';
import { applyEdits, type SourceEdit } from '../test/worker/source-edit';

const ROOT = join(__dirname, '../../..');

/** The folder of the kernel's sources. */
const KERNEL = 'apps/processor/kernel';

/** The module that the kernel is compiled to. */
const COMPILED_KERNEL = 'apps/processor/src/aggregation/wasm/kernel.generated.ts';

/** A file, and the path of the text that replaces it. */
export interface Replacement {
  readonly file: string;
  readonly text: string;
}

/**
 * Applies an edit. The replacement is the edited source, or the kernel compiled from it.
 *
 * @param folder an empty folder for the files that are made
 * @throws Error if the source does not contain the text to replace exactly once
 */
export async function makeReplacement(edit: SourceEdit, folder: string): Promise<Replacement> {
  const { [edit.file]: edited = '' } = await applyEdits([edit]);
  const text = join(folder, 'replacement.ts');
  if (!edit.file.startsWith(KERNEL)) {
    await writeFile(text, edited);
    return { file: join(ROOT, edit.file), text };
  }
  const kernel = join(folder, 'kernel');
  await cp(join(ROOT, KERNEL), kernel, { recursive: true });
  await writeFile(join(kernel, relative(KERNEL, edit.file)), edited);
  await promisify(execFile)(process.execPath, [join(ROOT, KERNEL, 'build.mjs'), kernel, text]);
  return { file: join(ROOT, COMPILED_KERNEL), text };
}
