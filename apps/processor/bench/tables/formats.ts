import { TRADES, type Benchmark } from '../benchmark';
import { RUNS } from '../candidates';
import { measure, type Measured } from '../measure';
import { figure, printTable } from '../table';

/** The same trades in other formats, beside DuckDB. */
export async function formatsTable({ files, candidates }: Benchmark): Promise<void> {
  const all = await candidates();
  const rows: string[][] = [];
  for (const [title, file] of [
    ['CSV', await files.csv()],
    ['gzip', await files.gzip()],
    ['NDJSON', await files.ndjson()],
    ['long numbers, CSV', await files.long()],
  ] as const) {
    const [ours, duckdb] = measure([all.processor(file), all.duckdb(file, 'double')], RUNS, TRADES) as [
      Measured,
      Measured,
    ];
    rows.push([
      title,
      figure(ours.cpuSeconds),
      figure(ours.cpuSeconds / duckdb.cpuSeconds, 3),
      figure(ours.peakMib, 0),
      figure(ours.peakMib / duckdb.peakMib, 3),
    ]);
  }
  printTable(['the same trades as', 'this processor, CPU s', "of DuckDB's (DOUBLE)", 'peak MiB', "of DuckDB's"], rows);
}
