import { CHUNK_NANOSECONDS, NANOSECONDS, type StoredInterval } from './interval';
import type { Coverage, CoveredChunk } from './manifest';
import type { TimeRange } from './time-range';

/**
 * Longest gap between two chunks of an instrument for which a file is believed to have all of its trades. A longer one looks
 * like two files that were joined, and every day of it would cost an item.
 */
const MAX_GAP = 7n * NANOSECONDS['1d'];

/**
 * The ranges in which a file has all trades of an instrument: the period that it contains, or else the time from its first
 * bar to the end of its last one. A range inside of one chunk is left out, because the bars of the chunk show it.
 *
 * @param period the period that the file contains completely
 */
export function coveredRangesOf(
  { from, to, chunks }: Coverage,
  interval: StoredInterval,
  period: TimeRange | undefined,
): TimeRange[] {
  if (period) return [period];
  const runs = runsOf(chunks);
  return runs.flatMap((run, index) => {
    const [first, last] = [run[0] as CoveredChunk, run.at(-1) as CoveredChunk];
    // At a gap, only the starts of the chunks are known. The bars of both chunks show the rest.
    const start = index === 0 ? from : first.start + CHUNK_NANOSECONDS[interval];
    const end = index === runs.length - 1 ? to + NANOSECONDS[interval] : last.start;
    return first === last || start === end ? [] : { from: start, to: end };
  });
}

/** Divides chunks at long gaps. */
function runsOf(chunks: readonly CoveredChunk[]): CoveredChunk[][] {
  const runs: CoveredChunk[][] = [];
  for (const chunk of chunks) {
    const run = runs.at(-1);
    const previous = run?.at(-1);
    if (run && previous && chunk.start - previous.start <= MAX_GAP) run.push(chunk);
    else runs.push([chunk]);
  }
  return runs;
}
