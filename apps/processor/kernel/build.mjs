import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import asc from 'assemblyscript/asc';

/**
 * Compiles the kernel to a TypeScript module that contains its bytes as text, so that it is loaded in the same way from
 * the sources, in tests and from the bundle.
 *
 *     node build.mjs                 compiles this folder to src/aggregation/wasm/kernel.generated.ts
 *     node build.mjs folder file     compiles another folder to another file, without optimisation
 */
const HERE = import.meta.dirname;
const GENERATED = join(HERE, '../src/aggregation/wasm/kernel.generated.ts');
const [, , folder = HERE, module = GENERATED] = process.argv;
const outFile = 'kernel.wasm';
const isOptimised = folder === HERE;
const optimisation = isOptimised
  ? ['--optimizeLevel', '3', '--shrinkLevel', '0', '--converge', '--noAssert']
  : ['--noAssert'];
// The host provides the memory and decides on its maximum. `kernel.ts` starts with the same number of pages.
const target = [
  '--runtime',
  'stub',
  '--enable',
  'simd',
  '--importMemory',
  '--zeroFilledMemory',
  '--initialMemory',
  '16',
];
let bytes;

const { error, stderr } = await asc.main(
  ['index.ts', '--baseDir', folder, '--outFile', outFile, ...optimisation, ...target],
  {
    writeFile: (name, contents) => {
      if (name === outFile) bytes = contents;
    },
  },
);
if (error) {
  process.stderr.write(stderr.toString());
  throw error;
}
// Compressed, because every start of the function loads it; by brotli, which gives the same bytes on every machine.
const base64 = brotliCompressSync(bytes).toString('base64');
const text = `/** The compiled kernel, brotli in base64; \`nx run processor:generate\` writes this file. */\nexport const KERNEL = '${base64}';\n`;
writeFileSync(module, text);
