import { FUNCTION_PRICES, TABLE_PRICES } from '@trading/prices';
import { FUNCTION_STORAGE, PARTITION_WRITE_UNITS, WRITE_UNIT_BYTES } from './aws-limits';
import type { EnvironmentSize, SizedSettings } from './environment-size';
import { SECONDS_PER_FILE } from './measured';
import { aggregationSeconds } from './processor-size';
import { readUnitsOf, readUnitsPerRead } from './table-size';

const DAYS = 30.4;
const HOURS = 730;
const DAY_SECONDS = 86_400;
const MILLION = 1_000_000;
const GB = 1024 ** 3;

/** US dollars a month for a declared load. */
export interface MonthlyCost {
  /** Provisioned capacity at its minimum, whether it is used or not. Zero with on-demand capacity. */
  readonly fixed: number;
  /** The cost that grows with the files and the reads: requests to the table, and the processor. */
  readonly used: number;
  /** The cost that each month of bars adds to the following ones. */
  readonly storage: number;
  /** Fixed and used cost with the other mode of capacity. */
  readonly otherMode: number;
}

/** The cost of an environment in all of its regions. Reads are counted as if readers asked all day as at their busiest time. */
export function monthlyCost(size: EnvironmentSize, { load, bars }: SizedSettings, regions: number): MonthlyCost {
  const { units, table } = size;
  const { writeUnitHour, readUnitHour, millionWrites, millionReads, storage } = TABLE_PRICES;
  const provisioned = HOURS * regions * (table.writes.min.value * writeUnitHour + table.reads.min.value * readUnitHour);
  const readsPerDay =
    load.reads.perSecond * DAY_SECONDS * readUnitsPerRead(load, bars.interval) +
    readUnitsOf(load.tradesPerDay, bars.interval);
  // Writes are replicated. Reads are counted in one region.
  const requests = (DAYS * (units.day * regions * millionWrites + readsPerDay * millionReads)) / MILLION;
  const processor = processorCost(size, load);
  const isProvisioned = table.mode === 'provisioned';
  return {
    fixed: isProvisioned ? provisioned : 0,
    used: processor + (isProvisioned ? 0 : requests),
    storage: (DAYS * units.day * WRITE_UNIT_BYTES * regions * storage) / GB,
    otherMode: processor + (isProvisioned ? requests : provisioned),
  };
}

/** A function is billed while it waits for the table as well. With provisioned capacity, all that run at once may wait. */
function processorCost(
  { units, table, processor }: EnvironmentSize,
  { tradesPerDay, filesPerDay }: SizedSettings['load'],
): number {
  const { memory, storage, concurrency } = processor;
  const writing =
    table.mode === 'provisioned'
      ? (concurrency.value * units.day) / table.writes.min.value
      : units.day / PARTITION_WRITE_UNITS;
  const seconds = aggregationSeconds(tradesPerDay, memory.value) + filesPerDay * SECONDS_PER_FILE + writing;
  const gigabytes = memory.value / 1024;
  const extraStorage = (storage.value - FUNCTION_STORAGE.min) / 1024;
  const { memorySecond, storageSecond, millionRequests } = FUNCTION_PRICES;
  return (
    DAYS *
    (seconds * (gigabytes * memorySecond + extraStorage * storageSecond) + (filesPerDay * millionRequests) / MILLION)
  );
}
