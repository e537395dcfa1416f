import { PARTITION_WRITE_UNITS } from './aws-limits';
import type { BackfillSizeSettings } from './size-settings';
import { sizedValue, type SizedValue } from './sized-value';
import type { TableSize } from './table-size';

/** The share of the write capacity that new files do without, in percent (docs/decisions/0043). */
const DEFAULT_SHARE = 10;

/** The batches of a backfill that read while others write. */
const READING_BATCHES = 2;

/**
 * The number of batches of a backfill that can be processed at once. The quota of an account is 1,000 functions at once by default, and
 * new files need some of them.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
 */
const BACKFILL_CONCURRENCY = { min: 1, max: 500 } as const;

/** The part of the table and of the functions that a backfill may use beside new files. */
export interface BackfillSize {
  /** The share of the highest write capacity, in percent. */
  readonly share: SizedValue;
  /** Write units a second of all batches together. */
  readonly writeUnits: number;
  /** The number of batches that are processed at once when a run begins. */
  readonly concurrency: SizedValue;
}

/** Returns what a backfill may use beside new files. */
export function sizeBackfill(
  { writes }: Pick<TableSize, 'writes'>,
  { writeSharePercent, concurrency }: BackfillSizeSettings = {},
): BackfillSize {
  const share = sizedValue({
    setting: 'backfill.writeSharePercent',
    meaning: 'share of the write capacity for backfills',
    unit: '%',
    derived: DEFAULT_SHARE,
    override: writeSharePercent,
    needed: 1,
    range: { min: 1, max: 90 },
    formula: 'the rest is for new files, which then take at most 1.2 times as long',
    relief: 'remove it',
  });
  const writeUnits = (share.value / 100) * writes.max.value;
  return {
    share,
    writeUnits,
    concurrency: sizedValue({
      setting: 'backfill.concurrency',
      meaning: 'batches of a backfill at once',
      unit: 'batches',
      derived: READING_BATCHES + Math.ceil(writeUnits / PARTITION_WRITE_UNITS),
      override: concurrency,
      needed: 1,
      range: BACKFILL_CONCURRENCY,
      formula: `${READING_BATCHES}, and the write units for backfills ÷ ${PARTITION_WRITE_UNITS}: more would wait for the table, at its price`,
      relief: 'remove it',
    }),
  };
}
