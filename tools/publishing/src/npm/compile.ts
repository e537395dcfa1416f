/** Compiles the library in the current folder to ES modules and to CommonJS, in `lib/esm` and `lib/cjs`. */
import { rmSync, writeFileSync } from 'node:fs';
import { reportFailure, runCommand } from '@trading/cli';

/** The formats, each with the value of `type` in a manifest that tells Node and bundlers which one a folder has. */
const FORMATS = { esm: 'module', cjs: 'commonjs' };

async function main(): Promise<void> {
  rmSync('lib', { recursive: true, force: true });
  for (const [format, type] of Object.entries(FORMATS)) {
    await runCommand('tsc', ['--project', `tsconfig.${format}.json`]);
    writeFileSync(`lib/${format}/package.json`, `${JSON.stringify({ type })}\n`);
  }
}

main().catch(reportFailure);
