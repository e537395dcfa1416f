import type { Bar } from '../read/bar';
import { renderTime } from './render-table';

/** The maximum number of included files that are shown. The rest are counted. */
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

/** Explains conflicts to readers of a report. */
export const CONFLICTS_EXPLANATION = [
  'A file that shares some, but not all, of its trades of a bar with another file, or contradicts it,',
  'is left out of that bar. The pipeline then reads them again and adds what is missing.',
].join('\n');

/** Renders which file was left out of how many bars, and the files whose trades these bars have. */
export function renderConflict(
  { source, bars, first, included }: Conflict,
  nameOf: (source: string) => string,
): string {
  const names = included.slice(0, MAX_INCLUDED).map(nameOf);
  const others = included.length > MAX_INCLUDED ? ` and ${included.length - MAX_INCLUDED} more` : '';
  const affected = bars === 1 ? '1 bar' : `${bars} bars, the first`;
  return `${nameOf(source)} is left out of ${affected} at ${renderTime(first)}\n  in favour of ${names.join(', ')}${others}`;
}
