import type { Instrument, Trade } from '@trading/bars';
import type { FastFormat } from './fast-format';

/** A line that retracts a trade of the same file. */
export interface Cancel extends Instrument {
  /** The time of the cancelled trade, nanoseconds since 1970. */
  readonly time: bigint;
  readonly id: string;
}

/** The result of reading a line. */
export type ParsedLine =
  | { readonly kind: 'trade'; readonly trade: Trade }
  /** A trade that a rule excludes. `rule` describes the rule. */
  | { readonly kind: 'excluded'; readonly rule: string }
  /** A cancel of the trade with the same instrument, id and time, which may be before or after it in the file. */
  | { readonly kind: 'cancel'; readonly cancel: Cancel }
  /** A line that is not a trade. */
  | { readonly kind: 'rejected'; readonly reason: string };

/** How the lines of one file are read. */
export interface Layout {
  /** The name of the layout in manifests. */
  readonly name: string;
  /** True if the file's first line names the columns and is not a trade. */
  readonly hasHeader: boolean;
  /**
   * How the fast path reads the file. {@link parse} reads the same trade from every line that the fast path accepts.
   *
   * @default - every line takes the reference path
   */
  readonly fast?: FastFormat;
  /** Reads one line, without its line end. */
  readonly parse: (line: string) => ParsedLine;
}
