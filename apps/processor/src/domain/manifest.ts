import type { BarsByTime } from './bar-aggregator';
import type { TradeFile } from './trade-file';

/** A line that is no trade, and why. */
export interface Rejection {
  /** The line's number in the file, from 1. */
  readonly line: number;
  readonly reason: string;
  /** The start of the line. */
  readonly text: string;
}

/** From which bar to which a file has trades of a symbol: open times, nanoseconds since 1970, both inclusive. */
export interface Coverage {
  readonly symbol: string;
  readonly from: bigint;
  readonly to: bigint;
}

/** What became of a file; the file's bars count from the moment it is written. */
export interface Manifest {
  readonly file: TradeFile;
  /** The layout its lines were read by. */
  readonly layout: string;
  /** Lines that are neither blank nor the header: accepted + rejected. */
  readonly lines: number;
  readonly accepted: number;
  readonly rejected: number;
  /** The first rejected lines. */
  readonly rejections: readonly Rejection[];
  readonly coverage: readonly Coverage[];
}

/** The coverage of a file's bars, in the order of symbols. */
export function coverageOf(bars: ReadonlyMap<string, BarsByTime>): Coverage[] {
  const symbols = [...bars].sort(([a], [b]) => (a < b ? -1 : 1));
  return symbols.map(([symbol, byTime]) => {
    const times = [...byTime.keys()];
    return {
      symbol,
      from: times.reduce((a, b) => (a < b ? a : b)),
      to: times.reduce((a, b) => (a > b ? a : b)),
    };
  });
}
