#!/usr/bin/env node
/**
 * Prints the code of a worker and everything that it imports as one file.
 *
 *     node bundle-worker.mjs worker.ts '{"libs/….ts":"…"}'   replaces files of the workspace by these texts
 */
import { join, relative } from 'node:path';
import { rolldown } from 'rolldown';

const ROOT = join(import.meta.dirname, '../../../..');
const [, , input, textsJson] = process.argv;
const texts = new Map(Object.entries(JSON.parse(textsJson)));
const replaced = new Set();

const replace = {
  name: 'replace',
  transform(code, id) {
    const file = relative(ROOT, id);
    if (!texts.has(file)) return code;
    replaced.add(file);
    return texts.get(file);
  },
};

const bundle = await rolldown({ input, platform: 'node', plugins: [replace] });
const { output } = await bundle.generate({ format: 'cjs', codeSplitting: false });
for (const file of texts.keys()) if (!replaced.has(file)) throw new Error(`${input} does not import ${file}`);
process.stdout.write(output[0].code);
