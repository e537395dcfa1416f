import { UnreadableIndexError } from './errors';

/** The version of the index that this code reads and writes. */
const VERSION = 1;

/** A UTC day of a feed. */
export interface FeedDay {
  readonly feed: string;
  /** For example `2024-08-08`. */
  readonly date: string;
}

/** An exported day. */
export interface ExportedDay extends FeedDay {
  readonly key: string;
  /** Changes whenever a bar of the day changes: 16 hexadecimal digits. */
  readonly revision: string;
  readonly rows: number;
  readonly symbols: number;
  readonly bytes: number;
}

/** The exported days, and how far the exports follow the bars. */
export interface ExportIndex {
  /** The interval of the bars. */
  readonly interval: string;
  /** The last change of the change log that is taken into account: its days are exported, or pending. */
  readonly sequence: number;
  /**
   * The source and the generation of that change, by which the change log of a table that was made again is noticed.
   *
   * @default - no change was read yet, or only by a version that did not keep it
   */
  readonly change?: string;
  /** Days whose bars may have changed since they were exported, or were never exported. Sorted. */
  readonly pending: readonly FeedDay[];
  /** Sorted by feed and date. */
  readonly days: readonly ExportedDay[];
}

/** The index before the first export. */
export function emptyIndex(interval: string): ExportIndex {
  return { interval, sequence: 0, pending: [], days: [] };
}

/** Orders days by feed, then by date. */
export function compareDays(a: FeedDay, b: FeedDay): number {
  if (a.feed !== b.feed) return a.feed < b.feed ? -1 : 1;
  if (a.date === b.date) return 0;
  return a.date < b.date ? -1 : 1;
}

/** A day as text, for use as a key of maps. */
export function dayKey({ feed, date }: FeedDay): string {
  return `${feed}\n${date}`;
}

/** Writes the index as JSON, with a line for each day. */
export function formatIndex({ interval, sequence, change, pending, days }: ExportIndex): string {
  const head = JSON.stringify({ version: VERSION, interval, sequence, change }).slice(0, -1);
  return `${head},\n"pending":${linesOf(pending)},\n"days":${linesOf(days)}}\n`;
}

function linesOf(days: readonly FeedDay[]): string {
  return days.length === 0 ? '[]' : `[\n${days.map((day) => JSON.stringify(day)).join(',\n')}\n]`;
}

/**
 * Reads an index.
 *
 * @param interval the interval of the bars that are exported
 * @throws UnreadableIndexError if it has another version or interval, or is damaged
 */
export function parseIndex(text: string, interval: string): ExportIndex {
  let index: Partial<ExportIndex> & { readonly version?: unknown };
  try {
    index = JSON.parse(text) as typeof index;
  } catch (error) {
    throw new UnreadableIndexError((error as Error).message);
  }
  if (index.version !== VERSION) {
    throw new UnreadableIndexError(`expected version ${VERSION}, found ${JSON.stringify(index.version)}`);
  }
  if (index.interval !== interval) {
    throw new UnreadableIndexError(`it is that of the interval ${index.interval}, and bars are stored in ${interval}`);
  }
  const { sequence, change, pending, days } = index;
  if (sequence === undefined || !Array.isArray(pending) || !Array.isArray(days)) {
    throw new UnreadableIndexError('it lacks `sequence`, `pending` or `days`');
  }
  return { interval, sequence, ...(change !== undefined && { change }), pending, days };
}
