import { execFile } from 'node:child_process';
import { cp, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';
import { applyEdits, type SourceEdit } from '../test/worker/source-edit';

const ROOT = join(__dirname, '../../..');

/** The kernel's sources. */
const KERNEL = 'apps/processor/kernel';

/** What is compiled from the kernel's sources. */
const COMPILED_KERNEL = 'apps/processor/src/aggregation/wasm/kernel.generated.ts';

/** A file, and another with the text that is to be read in its place. */
export interface Replacement {
  readonly file: string;
  readonly text: string;
}

/**
 * Makes the file that an edit comes to: the source itself, or the kernel compiled from the edited one.
 *
 * @param folder an empty one, for what is made
 * @throws Error where the source does not have the text that is to be replaced, or has it more than once
 */
export async function replacementOf(edit: SourceEdit, folder: string): Promise<Replacement> {
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
