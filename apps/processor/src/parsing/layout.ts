import type { Instrument, Trade } from '@trading/bars';
import type { FastFormat } from './fast-format';

/** A trade that is taken back by a later line of its file. */
export interface Cancel extends Instrument {
  /** The time of the trade that is cancelled: nanoseconds since 1970. */
  readonly time: bigint;
  readonly id: string;
}

/** What a line says. */
export type ParsedLine =
  | { readonly kind: 'trade'; readonly trade: Trade }
  /** A trade that a rule keeps out; the rule in words. */
  | { readonly kind: 'excluded'; readonly rule: string }
  /** The trade of this file with the same instrument, id and time does not count; wherever in the file it stands. */
  | { readonly kind: 'cancel'; readonly cancel: Cancel }
  /** No trade; the reason in words. */
  | { readonly kind: 'rejected'; readonly reason: string };

/** How the lines of one file are read. */
export interface Layout {
  /** What it is called in reports. */
  readonly name: string;
  /** Whether the file's first line names the columns, and holds no trade. */
  readonly hasHeader: boolean;
  /** How the fast path reads it, where it can: what that accepts, {@link parse} reads as the same trade. */
  readonly fast?: FastFormat;
  /** Reads one line, without its line end. */
  readonly parse: (line: string) => ParsedLine;
}
