import type { Bar } from '../read/bar';
import { renderTime } from './render-table';

/** The maximum numbers of conflicting files, and of files beside them, that are shown. The report counts the rest. */
const MAX_CONFLICTS = 5;
const MAX_INCLUDED = 3;

/** A source that was left out of some bars. */
export interface Conflict {
  readonly source: string;
  /** The number of bars that it was left out of. */
  readonly bars: number;
  /** The open time of the first of these bars, nanoseconds since 1970. */
  readonly first: bigint;
  /** The sources whose trades are in these bars, ascending. */
  readonly included: readonly string[];
}

/**
 * Returns the sources that were left out of bars, in the order in which the bars name them.
 *
 * @param bars ordered by time
 */
export function conflictsOf(bars: Iterable<Bar>): Conflict[] {
  const found = new Map<string, { bars: number; readonly first: bigint; readonly included: Set<string> }>();
  for (const { time, conflicts, sources } of bars) {
    for (const source of conflicts) {
      const conflict = found.get(source) ?? { bars: 0, first: time, included: new Set() };
      found.set(source, conflict);
      conflict.bars += 1;
      for (const included of sources) conflict.included.add(included);
    }
  }
  return [...found].map(([source, { included, ...conflict }]) => ({
    source,
    ...conflict,
    included: [...included].sort(),
  }));
}

/**
 * Renders which files were left out of how many bars, and the files whose trades these bars have.
 *
 * @param keyOf returns the key of a source; undefined if it has no current upload
 * @returns undefined if there are no conflicts
 */
export async function renderConflicts(
  bars: readonly Bar[],
  keyOf: (source: string) => Promise<string | undefined>,
): Promise<string | undefined> {
  const conflicts = conflictsOf(bars);
  if (conflicts.length === 0) return undefined;
  const affected = bars.filter((bar) => bar.conflicts.length > 0).length;
  const nameOf = async (source: string) => (await keyOf(source)) ?? `source ${source}`;
  const shown = conflicts.slice(0, MAX_CONFLICTS).map(async ({ source, bars: count, first, included }) => {
    const names = await Promise.all(included.slice(0, MAX_INCLUDED).map(nameOf));
    const others = included.length > MAX_INCLUDED ? ` and ${included.length - MAX_INCLUDED} more` : '';
    return [
      `  ${await nameOf(source)} is left out of ${count === 1 ? '1 bar' : `${count} bars, the first`} at ${renderTime(first)}`,
      `    in favour of ${names.join(', ')}${others}`,
    ].join('\n');
  });
  const hidden = conflicts.length - shown.length;
  return [
    `Conflicts in ${affected} of ${bars.length} bars: a file that shares some, but not all, of its trades of a bar`,
    'with another file, or contradicts it, is left out of that bar. Volume and number of trades may be',
    'too low, and prices may be wrong.',
    ...(await Promise.all(shown)),
    ...(hidden > 0 ? [`  … and ${hidden} more`] : []),
  ].join('\n');
}
