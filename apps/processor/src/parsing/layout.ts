import type { Instrument, Trade } from '@trading/bars';
import type { FastFormat } from './fast-format';
import type { TimeColumn } from './layout-declaration';

/** The trade that replaces a retracted one. It takes the place of the retracted trade: its time and its order. */
export type Replacement = Pick<Trade, 'id' | 'price' | 'size' | 'eligibility'>;

/** A line that retracts a trade, which may be before or after it in the file. */
export interface Retraction extends Instrument {
  /** The id of the retracted trade. */
  readonly id: string;
  /**
   * The time of the retracted trade, nanoseconds since 1970, or the time at which it was retracted: see
   * {@link isTimeOfTrade}.
   */
  readonly time: bigint;
  /** False if the latest trade with the id that is not after {@link time} is retracted. */
  readonly isTimeOfTrade: boolean;
  /**
   * The trade that replaces it.
   *
   * @default - the trade is cancelled
   */
  readonly replacement?: Replacement;
  /**
   * The reason why the trade that replaces it is not valid. The retracted trade is excluded nevertheless, since it is known
   * to be wrong, and the line is rejected.
   *
   * @default - the line has no such trade
   */
  readonly problem?: string;
}

/** The result of reading a line. */
export type ParsedLine =
  | {
      readonly kind: 'trade';
      readonly trade: Trade;
      /** True if the id is made of the trade's values, so that several equal lines are several trades. */
      readonly isKnownByValues?: boolean;
    }
  /** A trade that a rule excludes. `rule` describes the rule. */
  | { readonly kind: 'excluded'; readonly rule: string }
  | { readonly kind: 'retraction'; readonly retraction: Retraction }
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
  /** The formats of the columns that hold times, and of a column of times that orders trades. */
  readonly timeUnits: ReadonlyMap<string, TimeColumn['unit']>;
  /** True if the days in the names of files are those of UTC. */
  readonly areDaysInUtc: boolean;
  /** Reads one line, without its line end. */
  readonly parse: (line: string) => ParsedLine;
}
