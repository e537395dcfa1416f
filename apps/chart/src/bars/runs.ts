import { isTraded, type Row } from './row';
import type { TimeRange } from './time-range';

/** Neighbouring intervals without trades of the same state, as indices of rows. */
export interface Run {
  readonly first: number;
  readonly last: number;
  readonly state: 'empty' | 'unknown';
  /** True if intervals after the last one are left out. */
  readonly truncated: boolean;
}

/** Finds the runs of intervals without trades. */
export function runsOf(rows: readonly Row[], omitted: readonly TimeRange[] = []): Run[] {
  const truncatedAt = new Set(omitted.map(({ from }) => from));
  const runs: Run[] = [];
  for (const [index, row] of rows.entries()) {
    if (isTraded(row)) continue;
    const { state } = row;
    const truncated = truncatedAt.has(row.time);
    const run = runs.at(-1);
    if (run?.last === index - 1 && run.state === state && !run.truncated) {
      runs[runs.length - 1] = { ...run, last: index, truncated };
    } else runs.push({ first: index, last: index, state, truncated });
  }
  return runs;
}
