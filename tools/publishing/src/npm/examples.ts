/** Compiles the examples in the README of the library in the current folder, each as a module of its own. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { OperatorError, reportFailure, runCommand } from '@trading/cli';
import { examplesIn } from './readme-examples';

/** The folder of the examples, which is not published. Modules in it import the library by its name. */
const FOLDER = 'dist/examples';

async function main(): Promise<void> {
  const examples = examplesIn(readFileSync('README.md', 'utf8'));
  if (examples.length === 0) throw new OperatorError('Expected examples in the README, found none.');
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  // Node's own types are part of what its users have.
  const compilerOptions = { module: 'esnext', moduleResolution: 'bundler', lib: ['es2022'], noUnusedLocals: false };
  const config = { extends: '../../tsconfig.json', compilerOptions, include: ['*.ts'] };
  writeFileSync(`${FOLDER}/tsconfig.json`, JSON.stringify(config));
  for (const { line, code } of examples) writeFileSync(`${FOLDER}/README.${line}.ts`, `${code}\nexport {};\n`);
  await runCommand('tsc', ['--project', FOLDER]);
  console.log(`Compiled ${examples.length} examples`);
}

main().catch(reportFailure);
