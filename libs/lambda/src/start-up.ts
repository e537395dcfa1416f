import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { transformFileSync } from '@swc/core';

/** The folder of the workspace's libraries. */
const LIBRARIES = join(__dirname, '../..');

/** A bundled function. */
export interface MeasuredFunction {
  /** Its folder, whose `dist/handler.js` is the bundle. */
  readonly root: string;
  /** A folder inside `root`, so that modules are found. The compiled sources are written there and removed. */
  readonly build: string;
  /** The folders in `libs` of the libraries that the function imports. Node.js cannot load their sources. */
  readonly libraries: readonly string[];
  /** The environment variables that the function reads when it is loaded, in addition to those of this process. */
  readonly environment: Readonly<Record<string, string>>;
  /**
   * How often each program is run.
   * @default 15
   */
  readonly runs?: number;
}

/** Size and load time of a function's code. */
export interface StartUp {
  readonly bundleBytes: number;
  /** Milliseconds to load the bundle, and to load the same code from its sources and `node_modules`. Medians. */
  readonly bundledMilliseconds: number;
  readonly unbundledMilliseconds: number;
}

/**
 * Measures how long a function's code takes to load, without the time that Node.js itself takes to start.
 *
 * @throws Error with the output of Node.js if the code cannot be loaded
 */
export function measureStartUp({ root, build, libraries, environment, runs = 15 }: MeasuredFunction): StartUp {
  const bundle = join(root, 'dist/handler.js');
  const unbundled = join(build, 'unbundled');
  try {
    transpile(join(root, 'src'), unbundled);
    for (const name of libraries) {
      transpileLibrary(join(LIBRARIES, name), join(unbundled, 'node_modules/@trading', name));
    }
    const files = [bundle, join(unbundled, 'handler.js')];
    const programs = ['0', ...files.map((file) => `require(${JSON.stringify(file)})`)];
    const times = programs.map(() => [] as number[]);
    for (let run = 0; run < runs; run += 1) {
      for (const [index, program] of programs.entries()) times[index]?.push(millisecondsOf(program, environment));
    }
    const [empty = 0, bundled = 0, loose = 0] = times.map(median);
    return {
      bundleBytes: statSync(bundle).size,
      bundledMilliseconds: bundled - empty,
      unbundledMilliseconds: loose - empty,
    };
  } finally {
    rmSync(unbundled, { recursive: true, force: true });
  }
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

function millisecondsOf(program: string, environment: Readonly<Record<string, string>>): number {
  const env = { ...process.env, NODE_OPTIONS: '', ...environment };
  const begun = performance.now();
  const { status, stderr } = spawnSync(process.execPath, ['-e', program], { env, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program} failed:\n${stderr}`);
  return performance.now() - begun;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}
