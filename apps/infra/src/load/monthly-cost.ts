import { totalOf, type Charge, type Total } from '@trading/prices';
import { FUNCTION_STORAGE, PARTITION_WRITE_UNITS, WRITE_UNIT_BYTES } from './aws-limits';
import type { EnvironmentSize, SizedSettings } from './environment-size';
import { SECONDS_PER_FILE } from './measured';
import { aggregationSeconds } from './processor-size';
import { readUnitsOf, readUnitsPerRead } from './table-size';

/** The hours of a month that AWS calculates with. */
export const HOURS = 730;

const DAYS = 30.4;
const DAY_SECONDS = 86_400;
const MILLION = 1_000_000;
const GB = 1024 ** 3;

/** The cost of a declared load in a month. */
export interface MonthlyCost {
  /** Provisioned capacity at its minimum, whether it is used or not. Zero with on-demand capacity. */
  readonly fixed: Total;
  /** The charges that grow with the files and the reads: requests to the table, and the processor. */
  readonly used: readonly Charge[];
  /** The cost that each month of bars adds to the following ones. */
  readonly storage: Total;
  /** Fixed and used cost with the other mode of capacity. */
  readonly otherMode: Total;
}

/**
 * The cost of an environment in all of its regions. Reads are counted as if readers asked all day as at their busiest time.
 *
 * @param regions the primary region first, with whose prices requests and storage are counted
 */
export function monthlyCost(
  size: EnvironmentSize,
  settings: SizedSettings,
  regions: readonly [string, ...string[]],
): MonthlyCost {
  const { units, table } = size;
  const [region] = regions;
  const provisioned = regions.flatMap((each) => capacityCharges(table.writes.min.value, table.reads.min.value, each));
  const requests = requestCharges(size, settings, regions);
  const processor = processorCharges(size, settings.load, region);
  const isProvisioned = table.mode === 'provisioned';
  const stored = (DAYS * units.day * WRITE_UNIT_BYTES * regions.length) / GB;
  return {
    fixed: totalOf(isProvisioned ? provisioned : []),
    used: isProvisioned ? processor : [...processor, ...requests],
    storage: totalOf([{ price: 'tableGigabyteMonth', region, quantity: stored }]),
    otherMode: totalOf([...processor, ...(isProvisioned ? requests : provisioned)]),
  };
}

/** The charges of a month for provisioned write and read units in a region. */
export function capacityCharges(writes: number, reads: number, region: string): Charge[] {
  return [
    { price: 'writeUnitHour', region, quantity: HOURS * writes },
    { price: 'readUnitHour', region, quantity: HOURS * reads },
  ];
}

/** Writes are replicated. Reads are counted in one region. */
function requestCharges(
  { units }: EnvironmentSize,
  { load, bars }: SizedSettings,
  regions: readonly [string, ...string[]],
): Charge[] {
  const [region] = regions;
  const reads =
    load.reads.perSecond * DAY_SECONDS * readUnitsPerRead(load, bars.interval) +
    readUnitsOf(load.tradesPerDay, bars.interval);
  return [
    { price: 'millionWrites', region, quantity: (DAYS * units.day * regions.length) / MILLION },
    { price: 'millionReads', region, quantity: (DAYS * reads) / MILLION },
  ];
}

/** A function is billed while it waits for the table as well. With provisioned capacity, all that run at once may wait. */
function processorCharges(
  { units, table, processor }: EnvironmentSize,
  { tradesPerDay, filesPerDay }: SizedSettings['load'],
  region: string,
): Charge[] {
  const { memory, storage, concurrency } = processor;
  const writing =
    table.mode === 'provisioned'
      ? (concurrency.value * units.day) / table.writes.min.value
      : units.day / PARTITION_WRITE_UNITS;
  const seconds = DAYS * (aggregationSeconds(tradesPerDay, memory.value) + filesPerDay * SECONDS_PER_FILE + writing);
  const gigabytes = memory.value / 1024;
  const extraStorage = (storage.value - FUNCTION_STORAGE.min) / 1024;
  return [
    { price: 'functionMemorySecond', region, quantity: seconds * gigabytes },
    { price: 'functionStorageSecond', region, quantity: seconds * extraStorage },
    { price: 'functionMillionRequests', region, quantity: (DAYS * filesPerDay) / MILLION },
  ];
}
