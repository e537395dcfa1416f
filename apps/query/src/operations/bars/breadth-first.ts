import type { BarPage, BarRow } from '@trading/bars';

/** Reads a page of the rows of one series: at most `limit` rows from a position on, which is undefined at the start. */
export type ReadSeries = (index: number, position: string | undefined, limit: number) => Promise<BarPage>;

/** A page of several series. */
export interface SeriesPage {
  /** The rows of each series. */
  readonly rows: readonly (readonly BarRow[])[];
  /** The position after the page. Undefined if all series have ended. */
  readonly position: string | undefined;
}

/** Number of series that are read at the same time. */
const CONCURRENCY = 10;

/** Marks a series that has ended. No cursor of the reader is empty. */
const ENDED = '';

/**
 * Reads a page of several series breadth first: each series gets an equal share of the rows, and what one leaves over is
 * shared by the others. The first page therefore has rows of every series that has any, and a page is only short if all
 * series have ended.
 *
 * @param series the number of series
 * @param limit the number of rows, at least that of the series
 * @param position the position after the page before
 */
export async function readBreadthFirst(
  series: number,
  limit: number,
  position: string | undefined,
  read: ReadSeries,
): Promise<SeriesPage> {
  const positions: (string | undefined)[] = position?.split(',') ?? Array.from({ length: series }, () => undefined);
  const rows = positions.map((): BarRow[] => []);
  let left = limit;
  for (;;) {
    const open = positions.flatMap((at, index) => (at === ENDED ? [] : [index]));
    if (left === 0 || open.length === 0) {
      return { rows, position: open.length === 0 ? undefined : positions.map((at) => at ?? '').join() };
    }
    const shares = sharesOf(left, open.length);
    await forEachConcurrently(open, async (index, order) => {
      const share = shares[order] ?? 0;
      if (share === 0) return;
      const page = await read(index, positions[index], share);
      rows[index]?.push(...page.bars);
      positions[index] = page.cursor ?? ENDED;
      left -= page.bars.length;
    });
  }
}

/** Divides a number of rows into shares that differ by at most one. */
function sharesOf(rows: number, shares: number): number[] {
  const share = Math.floor(rows / shares);
  return Array.from({ length: shares }, (_, index) => share + (index < rows % shares ? 1 : 0));
}

async function forEachConcurrently<T>(
  values: readonly T[],
  act: (value: T, index: number) => Promise<void>,
): Promise<void> {
  const entries = values.entries();
  const workers = Array.from({ length: CONCURRENCY }, async () => {
    for (const [index, value] of entries) await act(value, index);
  });
  await Promise.all(workers);
}
