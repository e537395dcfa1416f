import type { Interval } from '@trading/bars';
import type { Benchmark } from '../benchmark';
import { figure, printTable } from '../table';
import { verify } from '../verify-in-process';

/** The bars of each interval, read back from a table and compared with exact arithmetic. */
export async function exactnessTable({ files }: Benchmark): Promise<void> {
  const rows: string[][] = [];
  for (const [title, file] of [
    ['CSV', await files.csv()],
    ['long numbers', await files.long()],
  ] as const) {
    for (const interval of ['1s', '1m', '5m', '1h', '1d', '1w'] as const satisfies Interval[]) {
      const { bars, wrong, writeUnits } = verify('processor', file, interval);
      rows.push([title, interval, figure(bars, 0), figure(wrong, 0), figure(writeUnits, 4)]);
    }
  }
  printTable(['file', 'interval', 'bars', 'wrong', 'write units per trade'], rows);
}
