import { totalOf, type PriceName } from '@trading/prices';
import type { BackfillParameters } from '../backfill-parameters';

/** The region with all of the prices. */
const PRICED_REGION = 'us-east-1';

const HOUR_SECONDS = 3_600;
const MILLION = 1_000_000;

/** Requests for a file: its metadata, three checksum files that may be beside it, and its content. */
const READS_PER_FILE = 5;

/** Write units of a file for its progress: one when it is begun, and one when it is finished. */
export const PROGRESS_WRITES_PER_FILE = 2;

/** Transitions of the execution of a batch that is processed at once: its start, the call, the choice and the end. */
const TRANSITIONS_PER_BATCH = 4;

/** The use on which costs depend. */
export interface CostedUse {
  readonly files: number;
  readonly batches: number;
  /** Write units of bars, without those of the progress. */
  readonly writeUnits: number;
  readonly gigabyteSeconds: number;
  /** The time for which write units are provisioned. */
  readonly seconds: number;
}

/** US dollars. */
export interface Cost {
  /** The function, with its calls. */
  readonly function: number;
  readonly table: number;
  /** Requests to the bucket. */
  readonly bucket: number;
  readonly stateMachine: number;
  readonly total: number;
}

/** Returns what a use costs in us-east-1, without the storage of bars, which is paid by month. */
export function costOf(
  { files, batches, writeUnits, gigabyteSeconds, seconds }: CostedUse,
  { capacityMode, writeUnitsPerSecond }: Pick<BackfillParameters, 'capacityMode' | 'writeUnitsPerSecond'>,
): Cost {
  const costs = {
    function: usd('functionMemorySecond', gigabyteSeconds) + usd('functionMillionRequests', batches / MILLION),
    table:
      capacityMode === 'provisioned'
        ? usd('writeUnitHour', (seconds / HOUR_SECONDS) * writeUnitsPerSecond)
        : usd('millionWrites', (writeUnits + files * PROGRESS_WRITES_PER_FILE) / MILLION),
    bucket: usd('objectThousandReads', (files * READS_PER_FILE) / 1_000),
    stateMachine: usd('thousandTransitions', (batches * TRANSITIONS_PER_BATCH) / 1_000),
  };
  return { ...costs, total: Object.values(costs).reduce((sum, cost) => sum + cost, 0) };
}

function usd(price: PriceName, quantity: number): number {
  return totalOf([{ price, region: PRICED_REGION, quantity }]).usd;
}

/** The GB-seconds of a function. */
export function gigabyteSecondsOf(
  seconds: number,
  { memoryMebibytes }: Pick<BackfillParameters, 'memoryMebibytes'>,
): number {
  return (seconds * memoryMebibytes) / 1_024;
}
