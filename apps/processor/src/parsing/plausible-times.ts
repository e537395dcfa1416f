import { NANOSECONDS } from '@trading/bars';
import { ALL_TIMES, type TimeRange } from './timestamp';

/**
 * 1971-01-01, nanoseconds since 1970. The oldest archives of single trades that are sold are those of US futures since 1974
 * (https://www.tickdata.com/product/historical-futures-data). A time of today that is read in a unit 1,000 times too small
 * is in January 1970.
 */
const EARLIEST = BigInt(Date.UTC(1971, 0)) * 1_000_000n;

const DAY = NANOSECONDS['1d'];

/**
 * The plausible times of the trades in a file: from 1971 to the end of the day after its upload, in UTC. A time outside of it
 * is in another unit, or the clock that wrote it was wrong.
 *
 * The range depends on the time of the upload and not on that of the processing, so that every delivery of an upload has
 * the same result.
 *
 * @param uploadedAt milliseconds since 1970; undefined if the time of the upload is not known
 */
export function plausibleTimes(uploadedAt: number | undefined): TimeRange {
  if (uploadedAt === undefined) return ALL_TIMES;
  const uploaded = BigInt(uploadedAt) * 1_000_000n;
  return { from: EARLIEST, to: uploaded - (uploaded % DAY) + 2n * DAY };
}
