import type { StoredInterval } from './interval';
import type { TimeRange } from './time-range';
import { isSameVersion, type ObjectVersion, type TradeFile, type Upload } from './trade-file';
import type { Instrument } from './trade';

/** The reason why a file was refused. */
export interface Refusal {
  /** The name of the error. */
  readonly name: string;
  readonly reason: string;
}

/** A line that is not a trade. */
export interface Rejection {
  /** The number of the line in its file, from 1. */
  readonly line: number;
  readonly reason: string;
  /** The start of the line. */
  readonly text: string;
}

/** The lines of a file; each line is exactly one of accepted, excluded, duplicate and rejected. */
export interface LineCounts {
  /** Lines that are neither blank nor a header: accepted + excluded + duplicate + rejected. */
  readonly lines: number;
  /** Trades that are part of a bar. */
  readonly accepted: number;
  /** Trades that a rule excludes: a sale condition, a correction or a cancel. */
  readonly excluded: number;
  /** Repetitions of a trade of the same file. */
  readonly duplicate: number;
  /** Lines that are not a trade. */
  readonly rejected: number;
}

/** A chunk in which a file has bars. */
export interface CoveredChunk {
  /** The start of the chunk, nanoseconds since 1970. */
  readonly start: bigint;
  /** The number of items that hold the chunk. */
  readonly items: number;
}

/** The chunks in which a file has bars of an instrument. */
export interface Coverage extends Instrument {
  /** The open time of the first bar, nanoseconds since 1970. */
  readonly from: bigint;
  /** The open time of the last bar, nanoseconds since 1970. */
  readonly to: bigint;
  /** Ordered by time. */
  readonly chunks: readonly CoveredChunk[];
}

/** A generation, and the time and the chunks in which it has bars. */
export type Generation = Pick<Manifest, 'file' | 'interval' | 'period' | 'coverage'>;

/** The report of a file. Its generation is current from the moment the manifest is written. */
export interface Manifest extends LineCounts {
  readonly file: TradeFile;
  /**
   * The number of the replay that made the bars.
   *
   * @default 0
   */
  readonly replay?: number;
  /** The version of the processor that made the bars. Zero for a deletion. */
  readonly processor: number;
  /**
   * The newest deletion that the manifest takes into account: see `bucketEvent`.
   *
   * @default - no deletion at the time of the upload or after it
   */
  readonly asOf?: string;
  /**
   * The newest deletion after which the object was found to exist. A deletion that is not newer does not retract the bars.
   *
   * @default - no deletion at the time of the upload or after it
   */
  readonly existedAt?: string;
  /**
   * True if the object was deleted. The generation then has no bars, and `file` names the deletion.
   *
   * @default - the object was not deleted
   */
  readonly deleted?: true;
  /**
   * The epoch in which the manifest was written: see `Writer`. It is 0 before a region was named.
   *
   * @default - the table has no replicas
   */
  readonly epoch?: number;
  /**
   * The time at which the manifest was made, milliseconds since 1970.
   *
   * @default - the table has no replicas
   */
  readonly writtenAt?: number;
  /**
   * True if items of the manifest, or bars, are missing from the replica that was read. The manifest then stands for no upload. This is
   * not stored.
   *
   * @default - nothing is missing
   */
  readonly isIncomplete?: true;
  /** The name of the layout by which the file was read. */
  readonly layout: string;
  /** The interval in which its bars are stored. */
  readonly interval: StoredInterval;
  /** Number of excluded trades by rule. */
  readonly exclusions: Readonly<Record<string, number>>;
  /** The first rejected lines. */
  readonly rejections: readonly Rejection[];
  /**
   * The period of which the file has all trades of its instruments.
   *
   * @default - each instrument is covered from its first bar to the end of its last one
   */
  readonly period?: TimeRange;
  /** Ordered by feed and symbol. */
  readonly coverage: readonly Coverage[];
}

/** Identifies the state of a manifest: the generation, and the newest deletion that it takes into account. */
export function stateOf({ file, asOf }: Pick<Manifest, 'file' | 'asOf'>): string {
  return asOf === undefined ? file.generation : `${file.generation}#${asOf}`;
}

/** True if a manifest is that of an upload. */
export function isManifestOf(
  { file, deleted, isIncomplete }: Manifest,
  version: ObjectVersion & Partial<Upload>,
): boolean {
  return !deleted && !isIncomplete && isSameVersion(file, version);
}
