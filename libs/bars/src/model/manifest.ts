import type { StoredInterval } from './interval';
import type { TradeFile } from './trade-file';
import type { Instrument } from './trade';

/** Why a file was refused. */
export interface Refusal {
  /** The error's name. */
  readonly name: string;
  readonly reason: string;
}

/** A line that is no trade, and why. */
export interface Rejection {
  /** The line's number in the file, from 1. */
  readonly line: number;
  readonly reason: string;
  /** The start of the line. */
  readonly text: string;
}

/** What became of a file's lines; every line is in exactly one of the four parts. */
export interface LineCounts {
  /** Lines that are neither blank nor a header: accepted + excluded + duplicate + rejected. */
  readonly lines: number;
  /** Trades that count. */
  readonly accepted: number;
  /** Trades that a rule keeps out: a sale condition, a correction, a cancel. */
  readonly excluded: number;
  /** Trades that the file holds already. */
  readonly duplicate: number;
  /** Lines that are no trade. */
  readonly rejected: number;
}

/** Which chunk a file's bars are in, and how many items it takes to hold them. */
export interface CoveredChunk {
  /** The chunk's start, nanoseconds since 1970. */
  readonly start: bigint;
  readonly items: number;
}

/** Where a file has trades of an instrument. */
export interface Coverage extends Instrument {
  /** Open times of the first and of the last bar, nanoseconds since 1970. */
  readonly from: bigint;
  readonly to: bigint;
  /** In the order of time. */
  readonly chunks: readonly CoveredChunk[];
}

/** What became of a file; the file's bars count from the moment it is written. */
export interface Manifest extends LineCounts {
  readonly file: TradeFile;
  /** The layout its lines were read by. */
  readonly layout: string;
  /** The interval its bars are stored in. */
  readonly interval: StoredInterval;
  /** How many lines each rule kept out, by the rule's words. */
  readonly exclusions: Readonly<Record<string, number>>;
  /** The first rejected lines. */
  readonly rejections: readonly Rejection[];
  /** In the order of feed and symbol. */
  readonly coverage: readonly Coverage[];
}
