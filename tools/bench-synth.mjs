#!/usr/bin/env node
/**
 * Measures what synthesising production costs: `npm run bench:synth`, in a checkout where `npm test` has passed.
 *
 * CPU time (user and system) of the whole process tree, medians of alternated runs: as the target `synth` does it, which
 * leaves CDK's validation to `verify`; the same with validation on; and as the CDK CLI's usual default does it, `ts-node
 * --prefer-ts-exts` with validation on. ts-node is no dependency: it is installed into a temporary folder.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
const APP = join(ROOT, 'apps/infra');
const RUNS = 5;

const folder = mkdtempSync(join(tmpdir(), 'trading-bench-'));
try {
  execFileSync('npm', ['install', '--silent', '--prefix', folder, 'ts-node@10.9.2']);
  const tsNode = join(folder, 'node_modules/ts-node/dist/bin.js');
  const { app } = JSON.parse(readFileSync(join(APP, 'cdk.json'), 'utf8'));
  const variants = [
    { name: 'the target `synth`', app, environment: { CDK_VALIDATION: 'false' } },
    { name: 'the same, validation on', app, environment: {} },
    {
      name: '`ts-node`, validation on',
      app: `node ${tsNode} --prefer-ts-exts src/main.ts`,
      environment: { NODE_OPTIONS: '--conditions=@trading/source' },
    },
  ].map((variant) => ({ ...variant, seconds: [] }));

  for (let run = 0; run < RUNS; run += 1) {
    for (const variant of variants) variant.seconds.push(synthesise(variant));
  }
  const usual = median(variants.at(-1).seconds);
  console.log('| synthesis of production | CPU seconds | ratio |\n|---|---|---|');
  for (const { name, seconds } of variants) {
    console.log(`| ${name} | ${median(seconds).toFixed(2)} | ${(median(seconds) / usual).toFixed(3)} |`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** One synthesis by the CDK CLI; its CPU time in seconds. */
function synthesise({ app, environment }) {
  const cdk = join(ROOT, 'node_modules/.bin/cdk');
  const command = [cdk, 'synth', '--quiet', '--output', join(folder, 'out'), '--context', 'environment=production'];
  const { status, stderr } = spawnSync(
    'bash',
    ['-c', 'TIMEFORMAT="%U %S"; time "$@" >&2', 'bash', ...command, '--app', app],
    {
      cwd: APP,
      env: { ...process.env, JSII_DEPRECATED: 'quiet', CDK_DISABLE_VERSION_CHECK: 'true', ...environment },
      encoding: 'utf8',
    },
  );
  if (status !== 0) throw new Error(`cdk synth failed:\n${stderr.slice(-4000)}`);
  const [user, system] = stderr.trim().split('\n').at(-1).split(' ').map(Number);
  return user + system;
}

function median(values) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}
