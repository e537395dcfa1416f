import { TRADES, type Benchmark } from '../benchmark';
import { FEW_RUNS } from '../candidates';
import { measure, type Measured } from '../measure';
import { figure, printTable } from '../table';

/** Memory by the number of trades, beside DuckDB with the smallest one. */
export async function memoryTable({ files, candidates }: Benchmark): Promise<void> {
  const all = await candidates();
  const [csv, fourfold] = [await files.csv(), await files.fourfold()];
  const compared = measure([all.processor(csv), all.duckdb(csv, 'double')], FEW_RUNS, TRADES);
  const [smallest, duckdb] = compared as [Measured, Measured];
  const [larger] = measure([all.processor(fourfold)], FEW_RUNS, 4 * TRADES);
  const [session] = measure([all.processor(`session:${20 * TRADES}`, 1)], 1, undefined);
  printTable(
    ['trades', 'CPU s', 'peak MiB', `of DuckDB's with ${TRADES.toLocaleString('en')}`],
    [
      ['of a day', TRADES, smallest] as const,
      ['of the same day', 4 * TRADES, larger] as const,
      ['of a session of the whole market', 20 * TRADES, session] as const,
    ].map(([title, trades, measured]) => [
      `${trades.toLocaleString('en')} ${title}`,
      figure(measured?.cpuSeconds),
      figure(measured?.peakMib, 0),
      figure((measured?.peakMib ?? NaN) / duckdb.peakMib, 3),
    ]),
  );
}
