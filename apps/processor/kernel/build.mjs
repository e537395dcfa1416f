import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import asc from 'assemblyscript/asc';
import binaryen from 'binaryen';

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
const base64 = Buffer.from(isOptimised ? inline(bytes) : bytes).toString('base64');
const text = `/** The compiled kernel, base64; \`nx run processor:generate\` writes this file. */\nexport const KERNEL = '${base64}';\n`;
writeFileSync(module, text);

/**
 * Inlines the many small functions of the hot loop, most of which cost less than a call. The compiler inlines only the
 * smallest ones, and V8 before version 12 inlines none.
 */
function inline(compiled) {
  const { BulkMemory, BulkMemoryOpt, MutableGlobals, NontrappingFPToInt, SIMD128, SignExt } = binaryen.Features;
  const module = binaryen.readBinary(compiled);
  module.setFeatures(BulkMemory | BulkMemoryOpt | MutableGlobals | NontrappingFPToInt | SIMD128 | SignExt);
  binaryen.setOptimizeLevel(3);
  binaryen.setShrinkLevel(0);
  binaryen.setAlwaysInlineMaxSize(60);
  binaryen.setFlexibleInlineMaxSize(500);
  binaryen.setOneCallerInlineMaxSize(2_000);
  // Each round can inline functions that the round before made smaller.
  for (let round = 0; round < 3; round += 1) {
    module.runPasses(['inlining-optimizing']);
    module.optimize();
  }
  return module.emitBinary();
}
