import { NANOSECONDS } from '@trading/bars';
import type { TimeRange } from './timestamp';

/**
 * 1971-01-01, nanoseconds since 1970. The oldest archives of single trades that are sold are those of US futures since 1974
 * (https://www.tickdata.com/product/historical-futures-data). A time of today that is read in a unit 1,000 times too small
 * is in January 1970.
 */
const EARLIEST = BigInt(Date.UTC(1971, 0)) * 1_000_000n;

const DAY = NANOSECONDS['1d'];

/**
 * The plausible times of trades: from 1971 to the end of tomorrow, in UTC. A time outside of it is in another unit, or the
 * clock that wrote it was wrong.
 *
 * @param now milliseconds since 1970
 */
export function plausibleTimes(now: number): TimeRange {
  const time = BigInt(now) * 1_000_000n;
  return { from: EARLIEST, to: time - (time % DAY) + 2n * DAY };
}
