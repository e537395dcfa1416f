import { spawnSync } from 'node:child_process';
import { gzipSync } from 'node:zlib';
import { readFileSync } from 'node:fs';
import { availableParallelism, cpus } from 'node:os';
import { join } from 'node:path';
import { PartitionedTable } from '@trading/bars/memory';
import { measureStartUp } from '@trading/lambda/start-up';
import { writeSample } from '../serve/sample';
import { sampleContext } from '../serve/sample-context';
import { measureLoad } from './load';
import type { AnswerTimes } from './measure-answer';

/** The benchmark of `nx run query:bench`. */
const ROOT = join(__dirname, '..');
const BUILD = join(ROOT, '.bench');

const TRADES_PER_DAY = 20_000;

async function main(): Promise<void> {
  const [{ model } = { model: 'unknown' }] = cpus();
  console.log(`${availableParallelism()} cores (${model}), Node ${process.versions.node}\n`);

  const { bundleBytes, bundledMilliseconds, unbundledMilliseconds } = measureStartUp({
    root: ROOT,
    build: BUILD,
    libraries: ['bars', 'calendars', 'lambda'],
    environment: { AWS_REGION: 'us-east-1', TABLE_NAME: 'bars', BUCKET_NAME: 'files' },
  });
  const compressed = gzipSync(readFileSync(join(ROOT, 'dist/handler.js'))).length;
  console.log(`bundle: ${kilobytes(bundleBytes)} kB, ${kilobytes(compressed)} kB compressed`);
  console.log(
    `loading the bundle: ${bundledMilliseconds.toFixed(0)} ms, the unbundled code: ${unbundledMilliseconds.toFixed(0)} ms, ` +
      `ratio ${(bundledMilliseconds / unbundledMilliseconds).toFixed(2)}`,
  );

  const { write, whole, stringify, itemsPerBar } = await measureAnswer();
  const ratio = (microseconds: number) => `${microseconds.toFixed(0)} µs, ${(microseconds / stringify).toFixed(1)}`;
  console.log('\n| an answer of 1,000 bars | CPU, and its ratio to JSON.stringify |\n|---|---|');
  console.log(`| JSON.stringify | ${ratio(stringify)} |\n| from bars to the body | ${ratio(write)} |`);
  console.log(`| from the event to the result, with reading | ${ratio(whole)} |`);
  console.log(`\nitems read per bar: ${itemsPerBar.toFixed(3)}`);

  const table = new PartitionedTable();
  await writeSample(table, '1m', TRADES_PER_DAY);
  const { clients, requests, errors, seconds, p50, p99 } = await measureLoad(sampleContext(table, '1m'));
  console.log(
    `\n${clients} clients: ${requests} requests in ${seconds.toFixed(1)} s, ${errors} errors, ` +
      `50 % within ${p50.toFixed(0)} ms, 99 % within ${p99.toFixed(0)} ms`,
  );
  if (errors > 0) process.exitCode = 1;
}

/** Bundles the measurement into one file, like the code of the function, and runs it. */
async function measureAnswer(): Promise<AnswerTimes> {
  const { rolldown } = await import('rolldown');
  const bundle = await rolldown({ input: join(__dirname, 'measure-answer.ts'), platform: 'node' });
  const file = join(BUILD, 'measure-answer.js');
  await bundle.write({ file, format: 'cjs', minify: true, codeSplitting: false });
  const { status, stdout, stderr } = spawnSync(process.execPath, [file], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${file} failed:\n${stderr}`);
  return JSON.parse(stdout) as AnswerTimes;
}

function kilobytes(bytes: number): number {
  return Math.round(bytes / 1_000);
}

void main();
