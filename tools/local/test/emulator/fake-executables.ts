import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** How a fake Python behaves. */
export interface FakePython {
  readonly version: string;
  /** @default true */
  readonly hasVenv?: boolean;
  /** What its pip prints before it fails; without it, pip succeeds. */
  readonly pipError?: string;
  /** A file that gets a line of JSON, arguments and environment, each time it runs. */
  readonly calls?: string;
}

/** Writes a program that behaves like Python as far as the installer can see. */
export function writeFakePython(path: string, fake: FakePython): void {
  writeProgram(
    path,
    `
    const { appendFileSync, copyFileSync, mkdirSync } = require('node:fs');
    const fake = ${JSON.stringify({ hasVenv: true, ...fake })};
    const args = process.argv.slice(2);
    if (fake.calls) appendFileSync(fake.calls, JSON.stringify({ args, env: process.env }) + '\\n');
    if (args[0] === '-c') {
      console.log(fake.version);
      process.exit(fake.hasVenv ? 0 : 1);
    }
    if (args[1] === 'venv') {
      mkdirSync(args[2] + '/bin', { recursive: true });
      copyFileSync(__filename, args[2] + '/bin/python');
    }
    if (args[1] === 'pip' && fake.pipError) {
      console.error(fake.pipError);
      process.exit(1);
    }`,
  );
}

/** Writes a program that fails as a pyenv shim does for a version that is not selected. */
export function writeBrokenShim(path: string): void {
  writeProgram(path, `console.error('pyenv: command not found'); process.exit(127);`);
}

/** How a fake MiniStack behaves. */
export interface FakeMiniStack {
  /** Prints this and exits with code 1 instead of serving. */
  readonly dies?: string;
  /** Runs, but never listens. */
  readonly silent?: boolean;
  /**
   * Runs a child process, as the emulator does for a function:
   * one that stays behind when the server ends, or one that the server waits for.
   */
  readonly child?: 'stays' | 'awaited';
}

/** Writes a `ministack` into a virtual environment. It leaves `environment.json` and `child.pid` where it runs. */
export function writeFakeMiniStack(virtualEnvironment: string, fake: FakeMiniStack = {}): void {
  writeProgram(
    join(virtualEnvironment, 'bin', 'ministack'),
    `
    const { spawn } = require('node:child_process');
    const { writeFileSync } = require('node:fs');
    const fake = ${JSON.stringify(fake)};
    if (fake.dies) {
      console.error(fake.dies);
      process.exit(1);
    }
    writeFileSync('environment.json', JSON.stringify(process.env));
    let child;
    if (fake.child) {
      child = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60_000)'], { stdio: 'ignore' });
      writeFileSync('child.pid', String(child.pid));
    }
    const server = require('node:http').createServer((request, response) => {
      response.end(request.url === '/_ministack/health' ? '{"services":{}}' : '');
    });
    if (!fake.silent) server.listen(Number(process.env.GATEWAY_PORT), process.env.BIND_HOST);
    // Whatever becomes of the test, it does not run for ever.
    setTimeout(() => process.exit(1), 60_000);
    process.on('SIGTERM', () => {
      const end = () => {
        writeFileSync('saved', 'on SIGTERM');
        process.exit(0);
      };
      if (fake.child === 'awaited') child.once('exit', end);
      else end();
    });`,
  );
}

function writeProgram(path: string, source: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `#!${process.execPath}\n${source}\n`);
  chmodSync(path, 0o755);
}
