import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import asc from 'assemblyscript/asc';
import binaryen from 'binaryen';

/**
 * Compiles the kernel into a module of TypeScript that holds its bytes, so that it is loaded the same way from sources,
 * in tests and in the bundle.
 *
 *   node build.mjs                 the kernel of this folder, into src/aggregation/wasm/kernel.generated.ts
 *   node build.mjs folder file     that of another folder into another file: soon, and not as fast
 */
const HERE = import.meta.dirname;
const GENERATED = join(HERE, '../src/aggregation/wasm/kernel.generated.ts');
const [, , folder = HERE, module = GENERATED] = process.argv;
const outFile = 'kernel.wasm';
const isOptimised = folder === HERE;
const optimisation = isOptimised
  ? ['--optimizeLevel', '3', '--shrinkLevel', '0', '--converge', '--noAssert']
  : ['--noAssert'];
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
const base64 = Buffer.from(isOptimised ? inline(bytes) : bytes).toString('base64');
const text = `/** The compiled kernel, base64; \`nx run processor:generate\` writes this file. */\nexport const KERNEL = '${base64}';\n`;
writeFileSync(module, text);

/**
 * The hot loop is made of many small functions, and a call costs more than most of them do; the compiler inlines only
 * the smallest, and the runtime (V8 before version 12) none.
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
  // What one round makes smaller, the next can inline.
  for (let round = 0; round < 3; round += 1) {
    module.runPasses(['inlining-optimizing']);
    module.optimize();
  }
  return module.emitBinary();
}
