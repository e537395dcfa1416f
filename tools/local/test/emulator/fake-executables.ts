import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The behaviour of a fake Python. */
export interface FakePython {
  readonly version: string;
  /** @default true */
  readonly hasVenv?: boolean;
  /** Its pip prints this and fails. By default pip succeeds. */
  readonly pipError?: string;
  /** A file to which each run appends its arguments and environment as a line of JSON. */
  readonly calls?: string;
}

/** Writes a program that behaves like Python towards the installer. */
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

/** Writes a program that fails like a pyenv shim of a version that is not selected. */
export function writeBrokenShim(path: string): void {
  writeProgram(path, `console.error('pyenv: command not found'); process.exit(127);`);
}

/** The behaviour of a fake emulator. */
export interface FakeEmulator {
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

/**
 * Writes a Python into a virtual environment that behaves like the emulator's server, and answers nothing but its health
 * request. It writes `environment.json` and `child.pid` into its working folder.
 *
 * @param certificate the folder of the certificate that it serves
 */
export function writeFakeEmulator(virtualEnvironment: string, certificate: string, fake: FakeEmulator = {}): void {
  writeProgram(
    join(virtualEnvironment, 'bin', 'python'),
    `
    const { spawn } = require('node:child_process');
    const { cpSync, readFileSync, writeFileSync } = require('node:fs');
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
    const [, , , tls] = process.argv;
    cpSync(${JSON.stringify(certificate)}, tls, { recursive: true });
    const identity = { cert: readFileSync(tls + '/server.crt'), key: readFileSync(tls + '/server.key') };
    const server = require('node:https').createServer(identity, (request, response) => {
      response.statusCode = request.url === '/_ministack/health' ? 200 : 403;
      response.end();
    });
    if (!fake.silent) server.listen(Number(process.env.GATEWAY_PORT), '127.0.0.1');
    // It ends even if the test fails to stop it.
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
