import { MAPPING_CONCURRENCY, PARTITION_WRITE_UNITS } from './aws-limits';
import type { BurstTime } from './burst-time';
import type { DeclaredLoad } from './declared-load';
import { SECONDS_PER_FILE } from './measured';
import { aggregationSeconds } from './processor-size';
import type { ProcessorSizeSettings } from './size-settings';
import { sizedValue, type SizedValue } from './sized-value';

/** A file that fails keeps its function until the timeout, so twice as many run as are needed. */
const CONCURRENCY_ROOM = 2;

/**
 * Returns the number of files that are processed at once.
 *
 * At any time of a burst, the table is written to with its whole capacity, or all functions but those that this takes are
 * aggregating. Writing takes the target utilization of the time for writing, so aggregation must fit into the rest.
 *
 * @param writeCapacity units per second that the table always takes
 * @param memory of a function, in MiB
 */
export function concurrencyOf(
  { burst }: DeclaredLoad,
  time: BurstTime,
  {
    writeCapacity,
    utilization,
    memory,
  }: {
    readonly writeCapacity: number;
    readonly utilization: number;
    readonly memory: number;
  },
  { maxConcurrency }: ProcessorSizeSettings,
): SizedValue {
  const work = aggregationSeconds(burst.trades, memory) + burst.files * SECONDS_PER_FILE;
  const writers = Math.ceil(writeCapacity / PARTITION_WRITE_UNITS);
  const needed = writers + Math.ceil(work / ((1 - utilization) * time.writing));
  return sizedValue({
    setting: 'processor.maxConcurrency',
    meaning: 'files that are processed at once',
    unit: 'files',
    derived: CONCURRENCY_ROOM * needed,
    override: maxConcurrency,
    needed,
    range: MAPPING_CONCURRENCY,
    formula:
      `${CONCURRENCY_ROOM} × (write capacity ÷ ${PARTITION_WRITE_UNITS}, and the seconds in which one function aggregates ` +
      `the burst, with ${SECONDS_PER_FILE} s for each file, ÷ the time for writing that the target utilization leaves)`,
    relief: 'lower `load.burst.files` or `load.burst.trades`',
  });
}
