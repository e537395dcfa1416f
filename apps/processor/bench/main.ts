import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { availableParallelism, cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import type { Interval } from '@trading/bars';
import { measureStartUp } from '@trading/lambda/start-up';
import { makeBenchmarkFiles } from './benchmark-files';
import { measure, showProgress, type Candidate, type Measured } from './measure';
import { installPeers } from './peers';
import type { Verified } from './verify';

/** The benchmark of `nx run processor:bench`. BENCH_TRADES sets a smaller number for a trial run. */
const TRADES = Number(process.env['BENCH_TRADES'] ?? 5_000_000);
const RUNS = 7;
/** Number of runs of the slowest candidates. */
const FEW_RUNS = 3;

const ROOT = join(__dirname, '..');
const PEERS = join(__dirname, 'peers');
const RUNNERS = join(__dirname, 'runners');
const BUILD = join(ROOT, '.bench');

async function main(): Promise<void> {
  const python = installPeers(PEERS, BUILD);
  const files = await makeBenchmarkFiles(join(BUILD, 'files'), TRADES);
  const processor = await buildRunner();
  const ours = (file: string): Candidate => ({ name: 'this processor', command: [process.execPath, processor, file] });
  const duckdb = (file: string, kind: string): Candidate => ({
    name: `DuckDB, ${kind.toUpperCase()}`,
    command: [python, join(PEERS, 'duckdb_bars.py'), file, kind],
  });
  const script = (name: string, path: string, runs = RUNS): Candidate => ({
    name,
    command: [process.execPath, path, files.csv],
    runs,
  });

  const [{ model } = { model: 'unknown' }] = cpus();
  const machine = `${availableParallelism()} cores (${model}), ${Math.round(totalmem() / 2 ** 30)} GiB`;
  console.log(`${TRADES.toLocaleString('en')} trades; ${machine}, Node ${process.versions.node}\n`);

  const csv = [
    ours(files.csv),
    duckdb(files.csv, 'double'),
    duckdb(files.csv, 'decimal'),
    script('nodejs-polars', join(PEERS, 'polars.mjs')),
    script('csv-parse', join(PEERS, 'csv-parse.mjs'), FEW_RUNS),
    script('readline + split', join(RUNNERS, 'readline.mjs'), FEW_RUNS),
    script('counting lines only', join(RUNNERS, 'newlines.mjs')),
  ];
  print(
    'CSV',
    measure(csv, RUNS, TRADES),
    csv.map(({ name }) => wrongOf(name, files.csv)),
  );
  for (const [title, file] of [
    ['CSV, numbers of 16 characters and more', files.long],
    ['the same trades as gzip', files.gzip],
    ['the same trades as NDJSON', files.ndjson],
  ] as const) {
    print(title, measure([ours(file), duckdb(file, 'double'), duckdb(file, 'decimal')], RUNS, TRADES));
  }
  const [fourfold] = measure([ours(files.fourfold)], FEW_RUNS, 4 * TRADES);
  console.log(
    `four times the trades in the same day: ${fourfold?.cpuSeconds.toFixed(2)} CPU seconds, ${fourfold?.peakMib.toFixed(0)} MiB\n`,
  );

  console.log(
    '| bars of the processor, read back from a table | interval | bars | wrong | write units per trade |\n|---|---|---|---|---|',
  );
  for (const [title, file] of [
    ['usual numbers', files.csv],
    ['long numbers', files.long],
  ] as const) {
    for (const interval of ['1s', '1m', '5m', '1h', '1d', '1w'] as const satisfies Interval[]) {
      const { bars, wrong, writeUnits = NaN } = verify('processor', file, interval);
      console.log(`| ${title} | ${interval} | ${bars} | ${wrong} | ${writeUnits.toFixed(4)} |`);
    }
  }

  const { bundleBytes, bundledMilliseconds, unbundledMilliseconds } = measureStartUp({
    root: ROOT,
    build: BUILD,
    libraries: ['bars'],
    environment: { AWS_REGION: 'us-east-1', TABLE_NAME: 'bars', DEAD_LETTER_QUEUE_URL: 'http://localhost/' },
  });
  console.log(`\nbundle: ${Math.round(bundleBytes / 1000)} kB`);
  const ratio = bundledMilliseconds / unbundledMilliseconds;
  console.log(
    `loading the bundle: ${bundledMilliseconds.toFixed(0)} ms, the unbundled code: ${unbundledMilliseconds.toFixed(0)} ms, ratio ${ratio.toFixed(2)}`,
  );

  /** Returns the number of bars of a candidate that differ from the exact ones. */
  function wrongOf(name: string, file: string): number | undefined {
    if (name === 'this processor') return verify('processor', file, '1m').wrong;
    const candidate = csv.find((one) => one.name === name);
    if (!candidate || name === 'counting lines only') return undefined;
    const written = join(BUILD, 'bars.csv');
    const [command, ...args] = candidate.command;
    const { status, stderr } = spawnSync(command, [...args, written], { encoding: 'utf8' });
    if (status !== 0) throw new Error(`${name} failed:\n${stderr}`);
    const { wrong } = verify('written', file, written);
    rmSync(written);
    return wrong;
  }
}

/** Bundles the runner of the processor into one file, like the code of the function. */
async function buildRunner(): Promise<string> {
  const { rolldown } = await import('rolldown');
  const bundle = await rolldown({ input: join(RUNNERS, 'processor.ts'), platform: 'node' });
  const file = join(BUILD, 'processor.js');
  await bundle.write({ file, format: 'cjs', minify: true, codeSplitting: false });
  return file;
}

function verify(kind: 'processor' | 'written', file: string, intervalOrBars: string): Verified {
  showProgress(`comparing ${kind === 'written' ? 'written bars' : `bars of ${intervalOrBars}`} with the exact bars`);
  const output = execute([
    '--max-old-space-size=12000',
    '--import',
    'tsx',
    join(__dirname, 'verify-one.ts'),
    kind,
    file,
    intervalOrBars,
  ]);
  return JSON.parse(output) as Verified;
}

function execute(args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8' });
  if (status !== 0) throw new Error(`node ${args.join(' ')} failed:\n${stdout}${stderr}`);
  return stdout;
}

/** Prints a table of the measurements, with their ratios to DuckDB with DOUBLE. */
function print(title: string, measured: readonly Measured[], wrong?: readonly (number | undefined)[]): void {
  const duckdb = measured.find(({ name }) => name === 'DuckDB, DOUBLE') as Measured;
  console.log(
    `| ${title} | CPU s | ratio to DuckDB | peak MiB | ratio to DuckDB |${wrong ? ' wrong bars |' : ''}\n|---|---|---|---|---|${wrong ? '---|' : ''}`,
  );
  for (const [index, { name, cpuSeconds, peakMib }] of measured.entries()) {
    const ratios = [cpuSeconds / duckdb.cpuSeconds, peakMib / duckdb.peakMib].map((ratio) => ratio.toFixed(3));
    const cells = [
      name,
      cpuSeconds.toFixed(2),
      ratios[0],
      peakMib.toFixed(0),
      ratios[1],
      ...(wrong ? [wrong[index] ?? '–'] : []),
    ];
    console.log(`| ${cells.join(' | ')} |`);
  }
  console.log();
}

void main();
