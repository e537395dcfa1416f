import type { Duration } from 'aws-cdk-lib/core';

/** The shortest time within which bars can be promised: an alarm needs some minutes of it. */
export const MIN_BARS_WITHIN_SECONDS = 900;

/** The longest time within which bars can be promised. The bursts of two days must not meet. */
export const MAX_BARS_WITHIN_SECONDS = 43_200;

/**
 * The load that an environment must carry. Capacity, the size of the processor, thresholds of alarms and cost follow from it
 * (docs/operations/load.md).
 */
export interface DeclaredLoad {
  /** The trades in all files of a day. */
  readonly tradesPerDay: number;
  /** The files of a day. */
  readonly filesPerDay: number;
  /** The instruments with trades on a day. Each of them takes some writes, however few trades it has. */
  readonly instruments: number;
  /** The trades in the largest file. */
  readonly largestFileTrades: number;
  /**
   * The files that arrive together at the busiest time, such as the files of all symbols some minutes after midnight UTC, or
   * one file of a whole market. No instrument has more trades in them than the largest file.
   */
  readonly burst: {
    readonly trades: number;
    readonly files: number;
  };
  /** The requests of readers at peak. */
  readonly reads: {
    /** The requests for bars per second. */
    readonly perSecond: number;
    /** The trades in the bars of one answer: for 1,000 bars of 10 trades each, 10,000. */
    readonly tradesPerRead: number;
  };
  /** The time from the upload of a file, also of the last one of a burst, until readers find its bars. */
  readonly barsWithin: Duration;
}

/** Returns what is wrong with a load by itself, one sentence for each problem. */
export function validateLoad(load: DeclaredLoad): string[] {
  const { tradesPerDay, filesPerDay, instruments, largestFileTrades, burst, reads } = load;
  return [
    ...[
      ['tradesPerDay', tradesPerDay] as const,
      ['filesPerDay', filesPerDay] as const,
      ['instruments', instruments] as const,
      ['largestFileTrades', largestFileTrades] as const,
      ['burst.trades', burst.trades] as const,
      ['burst.files', burst.files] as const,
      ['reads.perSecond', reads.perSecond] as const,
      ['reads.tradesPerRead', reads.tradesPerRead] as const,
    ].flatMap(([name, value]) => validateCount(name, value)),
    ...validateNotAbove('burst.trades', burst.trades, 'tradesPerDay', tradesPerDay),
    ...validateNotAbove('burst.files', burst.files, 'filesPerDay', filesPerDay),
    ...validateNotAbove('largestFileTrades', largestFileTrades, 'burst.trades', burst.trades),
    ...validateBarsWithin(load.barsWithin),
  ];
}

function validateCount(name: string, value: number): string[] {
  return Number.isSafeInteger(value) && value >= 1
    ? []
    : [`\`load.${name}\` must be a whole number of at least 1, got: ${value}`];
}

/** A part of the load must not be more than the whole. */
function validateNotAbove(name: string, value: number, whole: string, limit: number): string[] {
  return value > limit ? [`\`load.${name}\` must be at most \`load.${whole}\`, ${limit}, got: ${value}`] : [];
}

function validateBarsWithin(barsWithin: Duration): string[] {
  const seconds = barsWithin.toSeconds({ integral: false });
  return Number.isInteger(seconds) && seconds >= MIN_BARS_WITHIN_SECONDS && seconds <= MAX_BARS_WITHIN_SECONDS
    ? []
    : [
        `\`load.barsWithin\` must be from ${MIN_BARS_WITHIN_SECONDS} to ${MAX_BARS_WITHIN_SECONDS} whole seconds, ` +
          `got: ${seconds}`,
      ];
}
