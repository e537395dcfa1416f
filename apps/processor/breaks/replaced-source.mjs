import { readFileSync } from 'node:fs';
import swc from '@swc/jest';

/** Of this file jest sees another text: that of the replacement. */
const { REPLACED_FILE, REPLACEMENT } = process.env;
const replacement = REPLACED_FILE && readFileSync(REPLACEMENT, 'utf8');
const textOf = (source, file) => (file === REPLACED_FILE ? replacement : source);

const transformer = swc.createTransformer();

/** A transformer for jest; the text that is transformed is part of the key that jest caches it by. */
export default {
  ...transformer,
  process: (source, file, options) => transformer.process(textOf(source, file), file, options),
  getCacheKey: (source, file, options) => transformer.getCacheKey(textOf(source, file), file, options),
};
