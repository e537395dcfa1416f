import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { BUILD, TRADES, type Benchmark } from '../benchmark';
import { COUNTING, RUNS } from '../candidates';
import { measure, type Candidate } from '../measure';
import { figure, printTable } from '../table';
import { verify } from '../verify-in-process';

/** CSV: the processor beside other tools, and how many of the bars of each are wrong. */
export async function csvTable({ files, candidates }: Benchmark): Promise<void> {
  const csv = await files.csv();
  const all = await candidates();
  const ours = all.processor(csv);
  const measured = [ours, all.duckdb(csv, 'double'), all.duckdb(csv, 'decimal'), ...all.others(csv)];
  const results = measure(measured, RUNS, TRADES);
  const duckdb = results.find(({ name }) => name === 'DuckDB, DOUBLE');
  if (!duckdb) throw new Error('DuckDB was not measured');
  printTable(
    ['CSV', 'CPU s', "of DuckDB's", 'peak MiB', "of DuckDB's", 'wrong bars'],
    results.map(({ name, cpuSeconds, peakMib }, index) => [
      name,
      figure(cpuSeconds),
      figure(cpuSeconds / duckdb.cpuSeconds, 3),
      figure(peakMib, 0),
      figure(peakMib / duckdb.peakMib, 3),
      figure(wrongOf(measured[index] as Candidate, ours, csv), 0),
    ]),
  );
}

/** Returns the number of bars of a candidate that differ from the exact ones. */
function wrongOf(candidate: Candidate, ours: Candidate, csv: string): number | undefined {
  if (candidate === ours) return verify('processor', csv, '1m').wrong;
  if (candidate.name === COUNTING) return undefined;
  const written = join(BUILD, 'bars.csv');
  const [command, ...args] = candidate.command;
  const { status, stderr } = spawnSync(command, [...args, written], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${candidate.name} failed:\n${stderr}`);
  const { wrong } = verify('written', csv, written);
  rmSync(written);
  return wrong;
}
