import { TRADES, type Benchmark } from '../benchmark';
import { FEW_RUNS } from '../candidates';
import { measure } from '../measure';
import { figure, printTable } from '../table';

/** Sessions of the whole market, in layouts with sale conditions and corrections. */
export async function sessionsTable({ files, candidates }: Benchmark): Promise<void> {
  const all = await candidates();
  const rows: string[][] = [];
  for (const [title, layout] of [
    ['Massive', 'massive'],
    ['NYSE Daily TAQ', 'taq'],
  ] as const) {
    const file = await files.session(layout);
    for (const { cpuSeconds, seconds, peakMib } of measure([all.processor(file)], FEW_RUNS, undefined)) {
      rows.push([title, figure(cpuSeconds), figure(seconds), figure(TRADES / cpuSeconds / 1e6), figure(peakMib, 0)]);
    }
  }
  printTable(['session', 'CPU s', 'wall s', 'million rows per CPU second', 'peak MiB'], rows);
}
