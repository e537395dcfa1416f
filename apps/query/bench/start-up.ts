import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { transformFileSync } from '@swc/core';

const RUNS = 15;

/** The libraries of this workspace that the function imports. Node.js cannot load their sources. */
const LIBRARIES = ['bars', 'calendars'];

/** Size and load time of the function's code. */
export interface StartUp {
  readonly bundleBytes: number;
  /** Milliseconds to load the bundle, and to load the same code from its sources and `node_modules`. */
  readonly bundledMilliseconds: number;
  readonly unbundledMilliseconds: number;
}

/** Measures the bundle of the function. `build` must be a folder inside the project, so that modules are found. */
export function measureStartUp(root: string, build: string): StartUp {
  const bundle = join(root, 'dist/handler.js');
  const unbundled = join(build, 'unbundled');
  transpile(join(root, 'src'), unbundled);
  for (const name of LIBRARIES) {
    transpileLibrary(join(root, '../../libs', name), join(unbundled, 'node_modules/@trading', name));
  }
  const files = [bundle, join(unbundled, 'handler.js')];
  const programs = ['0', ...files.map((file) => `require(${JSON.stringify(file)})`)];
  const times = programs.map(() => [] as number[]);
  for (let run = 0; run < RUNS; run += 1) {
    for (const [index, program] of programs.entries()) times[index]?.push(millisecondsOf(program));
  }
  const [empty = 0, bundled = 0, loose = 0] = times.map(median);
  rmSync(unbundled, { recursive: true });
  return {
    bundleBytes: statSync(bundle).size,
    bundledMilliseconds: bundled - empty,
    unbundledMilliseconds: loose - empty,
  };
}

/** Compiles each source file separately to CommonJS. */
function transpile(from: string, to: string): void {
  const paths = readdirSync(from, { recursive: true, encoding: 'utf8' }).filter((name) => /(?<!\.d)\.ts$/.test(name));
  for (const path of paths) {
    const { code } = transformFileSync(join(from, path), {
      swcrc: false,
      jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
      module: { type: 'commonjs' },
    });
    const output = join(to, path.replace(/\.ts$/, '.js'));
    mkdirSync(dirname(output), { recursive: true });
    writeFileSync(output, code);
  }
}

/** Compiles a library to a package. */
function transpileLibrary(from: string, to: string): void {
  transpile(join(from, 'src'), join(to, 'src'));
  const { name, exports } = JSON.parse(readFileSync(join(from, 'package.json'), 'utf8')) as {
    readonly name: string;
    readonly exports: Readonly<Record<string, string>>;
  };
  const compiled = Object.entries(exports).map(([entry, path]) => [entry, path.replace(/\.ts$/, '.js')]);
  writeFileSync(join(to, 'package.json'), JSON.stringify({ name, exports: Object.fromEntries(compiled) as object }));
}

function millisecondsOf(program: string): number {
  const env = { ...process.env, NODE_OPTIONS: '', AWS_REGION: 'us-east-1', TABLE_NAME: 'bars', BUCKET_NAME: 'files' };
  const begun = performance.now();
  const { status, stderr } = spawnSync(process.execPath, ['-e', program], { env, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program} failed:\n${stderr}`);
  return performance.now() - begun;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}
