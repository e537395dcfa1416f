/**
 * Measures the CPU time of synthesising production: `npm run bench:synth`, in a checkout where `npm test` has passed.
 *
 * Compares the medians of alternated runs of three variants: the target `synth`, which leaves the CDK's validation to
 * `verify`; the same with validation; and the CDK CLI's usual default, `ts-node --prefer-ts-exts` with validation.
 * ts-node is not a dependency: it is installed into a temporary folder.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { machine } from './machine';

const ROOT = join(__dirname, '../../..');
const APP = join(ROOT, 'apps/infra');
const RUNS = 5;

interface Variant {
  readonly name: string;
  /** The command that the CDK CLI runs. */
  readonly app: string;
  readonly environment: NodeJS.ProcessEnv;
}

function main(): void {
  const folder = mkdtempSync(join(tmpdir(), 'trading-bench-'));
  try {
    const measured = installVariants(folder).map((variant) => ({ ...variant, seconds: [] as number[] }));
    for (let run = 0; run < RUNS; run += 1) {
      for (const variant of measured) variant.seconds.push(synthesise(variant, join(folder, 'out')));
    }
    const usual = median(measured.at(-1)?.seconds ?? []);
    console.log(`${machine()}\n\n| synthesis of production | CPU seconds | ratio |\n| --- | --- | --- |`);
    for (const { name, seconds } of measured) {
      console.log(`| ${name} | ${median(seconds).toFixed(2)} | ${(median(seconds) / usual).toFixed(3)} |`);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The variants; the last one is the usual default. */
function installVariants(folder: string): Variant[] {
  execFileSync('npm', ['install', '--ignore-scripts', '--silent', '--prefix', folder, 'ts-node@10.9.2']);
  const tsNode = join(folder, 'node_modules/ts-node/dist/bin.js');
  const { app } = JSON.parse(readFileSync(join(APP, 'cdk.json'), 'utf8')) as { app: string };
  return [
    { name: 'the target `synth`', app, environment: { CDK_VALIDATION: 'false' } },
    { name: 'the same, validation on', app, environment: {} },
    {
      name: '`ts-node`, validation on',
      app: `node ${tsNode} --prefer-ts-exts src/main.ts`,
      environment: { NODE_OPTIONS: '--conditions=@trading/source' },
    },
  ];
}

/** Synthesises once with the CDK CLI, and returns the CPU time (user and system) of its processes in seconds. */
function synthesise({ app, environment }: Variant, output: string): number {
  const cdk = join(ROOT, 'node_modules/.bin/cdk');
  const command = [cdk, 'synth', '--quiet', '--output', output, '--context', 'environment=production', '--app', app];
  const { status, stderr } = spawnSync('bash', ['-c', 'TIMEFORMAT="%U %S"; time "$@" >&2', 'bash', ...command], {
    cwd: APP,
    env: { ...process.env, JSII_DEPRECATED: 'quiet', CDK_DISABLE_VERSION_CHECK: 'true', ...environment },
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`cdk synth failed:\n${stderr.slice(-4000)}`);
  const [user = 0, system = 0] = (stderr.trim().split('\n').at(-1) ?? '').split(' ').map(Number);
  return user + system;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}

main();
