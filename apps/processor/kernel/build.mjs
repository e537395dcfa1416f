import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import asc from 'assemblyscript/asc';

/**
 * Compiles the kernel into a module of TypeScript that holds its bytes, so that it is loaded the same way from sources,
 * in tests and in the bundle.
 */
const folder = import.meta.dirname;
const outFile = 'kernel.wasm';
const optimisation = ['--optimizeLevel', '3', '--shrinkLevel', '0', '--converge', '--noAssert'];
// The host gives the memory, which says how much there can be; `kernel.ts` begins with as many pages.
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
const base64 = Buffer.from(bytes).toString('base64');
const text = `/** The compiled kernel, base64; \`nx run processor:generate\` writes this file. */\nexport const KERNEL = '${base64}';\n`;
writeFileSync(join(folder, '../src/folding/wasm/kernel.generated.ts'), text);
