#!/usr/bin/env node
/**
 * Prints the code of a worker, with all that it imports, as one file.
 *
 *   node bundle-worker.mjs worker.ts '[{"file":"src/…","find":"…","replace":"…"}]'   with these texts replaced
 */
import { join, relative } from 'node:path';
import { rolldown } from 'rolldown';

const ROOT = join(import.meta.dirname, '../..');
const [, , input, editsJson] = process.argv;
const edits = JSON.parse(editsJson);
const made = new Set();

/** Each text must be there exactly once: a source that has changed since is to be noticed. */
const edit = {
  name: 'edit',
  transform(code, id) {
    let contents = code;
    for (const change of edits.filter(({ file }) => file === relative(ROOT, id))) {
      if (contents.split(change.find).length !== 2) throw new Error(`${change.file} must have once: ${change.find}`);
      contents = contents.replace(change.find, () => change.replace);
      made.add(change);
    }
    return contents;
  },
};

const bundle = await rolldown({ input, platform: 'node', plugins: [edit] });
const { output } = await bundle.generate({ format: 'cjs', codeSplitting: false });
const missing = edits.find((change) => !made.has(change));
if (missing) throw new Error(`${missing.file} is no part of ${input}`);
process.stdout.write(output[0].code);
