import { availableParallelism, cpus, totalmem } from 'node:os';
import { makeBenchmark, TRADES, type Benchmark } from './benchmark';
import { csvTable } from './tables/csv';
import { exactnessTable } from './tables/exactness';
import { formatsTable } from './tables/formats';
import { memoryTable } from './tables/memory';
import { sessionsTable } from './tables/sessions';
import { startUpTable } from './tables/start-up';
import { wholeFunctionTable } from './tables/whole-function';
import { writesTable } from './tables/writes';

const TABLES: Readonly<Record<string, (benchmark: Benchmark) => Promise<void> | void>> = {
  csv: csvTable,
  formats: formatsTable,
  function: wholeFunctionTable,
  writes: writesTable,
  sessions: sessionsTable,
  memory: memoryTable,
  exactness: exactnessTable,
  start: startUpTable,
};

/** The benchmark of `nx run processor:bench`: all tables, or those that the arguments name. */
async function main(names: readonly string[]): Promise<void> {
  const unknown = names.find((name) => !(name in TABLES));
  if (unknown !== undefined)
    throw new Error(`Expected tables among ${Object.keys(TABLES).join(', ')}, got: ${unknown}`);
  const [{ model } = { model: 'unknown' }] = cpus();
  const machine = `${availableParallelism()} cores (${model}), ${Math.round(totalmem() / 2 ** 30)} GiB`;
  console.log(`${TRADES.toLocaleString('en')} trades; ${machine}, Node ${process.versions.node}\n`);
  const benchmark = makeBenchmark();
  for (const [name, print] of Object.entries(TABLES)) {
    if (names.length === 0 || names.includes(name)) await print(benchmark);
  }
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
