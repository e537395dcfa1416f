/**
 * Measures the wall time of the README's two commands and of `.ci/run` in a new clone: `npm run bench`.
 *
 * Clones the committed state into an empty folder and runs the commands there as whole processes, with npm's package
 * cache warm and nothing installed, then again with nothing changed. Takes about 25 minutes and deletes the clone.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { machine } from './machine';

const ROOT = join(__dirname, '../../..');

/** How many characters at the end of a failed command's output are shown. */
const SHOWN_CHARACTERS = 4000;

interface Measurement {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
  /** Seconds that the command may take. */
  readonly limit: number;
  /** Deletes the Nx cache first. False by default. */
  readonly isCold?: boolean;
}

/** The measurements, in the order in which they are taken. */
const MEASUREMENTS: readonly Measurement[] = [
  { name: '`npm start`, first', command: ['npm', 'start'], limit: 90 },
  { name: '`npm start`, again', command: ['npm', 'start'], limit: 25 },
  { name: '`npm test`, cold Nx cache', command: ['npm', 'test'], limit: 240, isCold: true },
  { name: '`npm test`, nothing changed', command: ['npm', 'test'], limit: 10 },
  { name: '`.ci/run`, cold Nx cache', command: ['.ci/run'], limit: 900, isCold: true },
];

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'trading-bench-'));
  const clone = join(folder, 'clone');
  const env: NodeJS.ProcessEnv = { ...process.env, TRADING_EMULATOR_PORT: String(await freePort()) };
  delete env['REAL_TRADES_DIR'];
  try {
    execFileSync('git', ['clone', '--quiet', ROOT, clone]);
    console.log(`${machine()}\n\n| command | seconds | limit |\n| --- | --- | --- |`);
    for (const { name, command, limit, isCold = false } of MEASUREMENTS) {
      if (isCold) rmSync(join(clone, '.nx'), { recursive: true });
      console.log(`| ${name} | ${measure(command, clone, env).toFixed(1)} | ${limit} |`);
    }
  } finally {
    spawnSync('npx', ['nx', 'run', 'local:emulator-remove'], { cwd: clone, env, stdio: 'ignore' });
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs a command to its end, and returns its wall time in seconds. */
function measure([file, ...args]: Measurement['command'], cwd: string, env: NodeJS.ProcessEnv): number {
  const begun = performance.now();
  const { status, stdout, stderr } = spawnSync(file, args, { cwd, env, encoding: 'utf8', maxBuffer: 2 ** 28 });
  if (status !== 0) {
    throw new Error(`${[file, ...args].join(' ')} failed:\n${`${stdout}${stderr}`.slice(-SHOWN_CHARACTERS)}`);
  }
  return (performance.now() - begun) / 1000;
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

void main();
