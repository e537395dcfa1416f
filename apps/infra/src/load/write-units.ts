import type { StoredInterval } from '@trading/bars';
import type { DeclaredLoad } from './declared-load';
import { CHUNKS_PER_DAY, ITEMS_PER_INSTRUMENT, WRITE_UNITS_PER_FILE, WRITE_UNITS_PER_TRADE } from './measured';

/** Write units of parts of a declared load. */
export interface WriteUnits {
  /** All files of a day. */
  readonly day: number;
  /** The files that arrive together. */
  readonly burst: number;
  /** The largest file. */
  readonly largestFile: number;
}

/** Returns the write units of a load. They are an upper bound: each file counts as if it had trades of all instruments. */
export function writeUnitsOf(load: DeclaredLoad, interval: StoredInterval): WriteUnits {
  const { tradesPerDay, filesPerDay, largestFileTrades, burst, instruments } = load;
  const units = (trades: number, files: number) => {
    const items = instruments * (CHUNKS_PER_DAY[interval] + ITEMS_PER_INSTRUMENT);
    return Math.ceil(trades * WRITE_UNITS_PER_TRADE[interval] + items + files * WRITE_UNITS_PER_FILE);
  };
  return {
    day: units(tradesPerDay, filesPerDay),
    burst: units(burst.trades, burst.files),
    largestFile: units(largestFileTrades, 1),
  };
}
