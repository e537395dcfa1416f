import { readFileSync } from 'node:fs';
import swc from '@swc/jest';

/** Replaces the text of one file for jest. */
const { REPLACED_FILE, REPLACEMENT } = process.env;
const replacement = REPLACED_FILE && readFileSync(REPLACEMENT, 'utf8');
const textOf = (source, file) => (file === REPLACED_FILE ? replacement : source);

const transformer = swc.createTransformer();

/** A transformer for jest. Its cache key depends on the text that is transformed. */
export default {
  ...transformer,
  process: (source, file, options) => transformer.process(textOf(source, file), file, options),
  getCacheKey: (source, file, options) => transformer.getCacheKey(textOf(source, file), file, options),
};
