import type { StoredInterval } from '../domain/interval';
import type { PartialBar } from '../domain/partial-bar';
import type { Instrument } from '../domain/trade';
import type { EncodedChunk } from '../encoding/encoded-chunk';
import type { Line } from '../parsing/read-lines';

/** One bar of one instrument. */
export interface BarReference extends Instrument {
  /** The bar's open time, nanoseconds since 1970. */
  readonly time: bigint;
}

/** The bars of one instrument in one chunk of time. */
export interface ChunkReference extends Instrument {
  /** The chunk's start, nanoseconds since 1970. */
  readonly start: bigint;
}

/**
 * How the fast path finds a trade in a line; a layout that cannot be said so has none, and is read line by line.
 *
 * Every trade under it counts fully: a layout with conditions or corrections has none either.
 */
export interface FastFormat {
  readonly feed: string;
  /** The symbol of every line, where no column holds it. */
  readonly symbol?: string;
  /** How numbers in the time column are meant; `ms-or-us`: 13 digits are milliseconds, 16 are microseconds. */
  readonly unit: 's' | 'ms' | 'us' | 'ns' | 'ms-or-us';
  /** Whether the first line names the columns. */
  readonly hasHeader: boolean;
  readonly fields: CsvFields | NdjsonFields;
}

/** Zero-based columns of a line whose fields are separated by one character. */
export interface CsvFields {
  readonly kind: 'csv';
  readonly separator: ',' | '|';
  /** Fields of every line. */
  readonly count: number;
  readonly symbol?: number;
  readonly time: number;
  readonly price: number;
  readonly size: number;
  readonly id: number;
}

/** Keys of a JSON object that is a line; other keys are skipped, and a line that has one of these twice is handed back. */
export interface NdjsonFields {
  readonly kind: 'ndjson';
  /** Keys that give a line a meaning of its own: a line that has one is handed back. */
  readonly reserved: readonly string[];
  readonly symbol?: string;
  readonly time: string;
  readonly price: string;
  readonly size: string;
  readonly id: string;
}

/** What the fast path is to do. */
export interface FoldOptions {
  readonly format: FastFormat;
  readonly interval: StoredInterval;
  /** Bars that it leaves alone: every line of them is handed back. */
  readonly diverted: Iterable<BarReference>;
}

/** Trades folded into partial bars. */
export interface Folded {
  /** Trades in the bars. */
  readonly accepted: number;
  /** Bars in which an id came more than once. */
  readonly contested: readonly BarReference[];
  /** What it has of one chunk, in the order of time. */
  barsOf(chunk: ChunkReference): readonly PartialBar[];
  /**
   * Everything, where no bar is contested: by the start of the chunk, then by feed and symbol, so that neighbours are
   * of different instruments.
   */
  chunks(): Iterable<EncodedChunk>;
}

/**
 * The door to the hot loop: it folds the lines it understands, and hands back all others, so that it never has to be
 * right about a line that is out of the ordinary.
 */
export interface LineFolder {
  /**
   * @param chunk the next bytes of the file, cut anywhere, without byte order mark removed
   * @returns lines that were not folded (blank ones excepted), in the order of the file, numbered as in the file
   */
  push(chunk: Uint8Array): readonly Line[];
  /** Ends the file: also a last line without line end is taken. */
  end(): readonly Line[];
  /** The result, after {@link end}. */
  readonly folded: Folded;
}
