#!/usr/bin/env node
/**
 * Measures the README's two commands as a newcomer meets them: `npm run bench`.
 *
 * Clones the committed state into an empty folder, and takes the wall time of each command there: first with npm's own
 * cache warm and nothing else, then again with nothing changed. Takes a few minutes; removes what it made.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { availableParallelism, cpus, tmpdir, totalmem } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');

/** In this order; `limit` is the number of seconds that a measurement must stay below. */
const MEASUREMENTS = [
  { name: 'npm start, first', script: 'start', limit: 90 },
  { name: 'npm start, again', script: 'start', limit: 25 },
  { name: 'npm test, cold Nx cache', script: 'test', limit: 240, cold: true },
  { name: 'npm test, nothing changed', script: 'test', limit: 10 },
];

const folder = mkdtempSync(join(tmpdir(), 'trading-bench-'));
const clone = join(folder, 'clone');
const environment = { ...process.env, TRADING_EMULATOR_PORT: String(await freePort()) };
delete environment.REAL_TRADES_DIR;

try {
  execFileSync('git', ['clone', '--quiet', ROOT, clone]);
  const [{ model } = { model: 'unknown' }] = cpus();
  const gigabytes = Math.round(totalmem() / 2 ** 30);
  console.log(`${availableParallelism()} cores (${model}), ${gigabytes} GiB, Node ${process.versions.node}\n`);
  console.log('| command | seconds | limit |\n|---|---|---|');
  for (const { name, script, limit, cold } of MEASUREMENTS) {
    if (cold) rmSync(join(clone, '.nx'), { recursive: true });
    console.log(`| ${name} | ${measure(script).toFixed(1)} | ${limit} |`);
  }
} finally {
  spawnSync('npx', ['nx', 'run', 'local:emulator-remove'], { cwd: clone, env: environment, stdio: 'ignore' });
  rmSync(folder, { recursive: true, force: true });
}

/** Runs a script of the clone to its end; its wall time in seconds. */
function measure(script) {
  const begun = performance.now();
  const { status, stdout } = spawnSync('npm', ['run', script], { cwd: clone, env: environment, encoding: 'utf8' });
  if (status !== 0) throw new Error(`npm run ${script} failed:\n${stdout.slice(-4000)}`);
  return (performance.now() - begun) / 1000;
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
