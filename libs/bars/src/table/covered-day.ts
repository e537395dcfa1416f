import { coveredRangesOf } from '../model/covered-ranges';
import { NANOSECONDS } from '../model/interval';
import type { Generation } from '../model/manifest';
import { daysOf, type TimeRange } from '../model/time-range';
import { coveredDayKey, originOf, readCoveredDayKey, type Origin } from './item-keys';
import type { Item } from './table';

const SECOND = NANOSECONDS['1s'];

/** The part of a UTC day for which an origin has all trades of an instrument. */
export interface CoveredDay extends TimeRange {
  readonly origin: Origin;
}

/** The items with the days, or parts of days, for which a file has all trades of its instruments. */
export function coveredDayItems({ file, interval, coverage, period }: Generation): Item[] {
  const origin = originOf(file);
  return coverage.flatMap((covered) => {
    const series = { feed: covered.feed, symbol: covered.symbol, interval };
    const days = coveredRangesOf(covered, interval, period).flatMap(daysOf);
    return days.map(({ from, to }) => ({
      ...coveredDayKey(series, from, origin),
      from: Number(from / SECOND),
      to: Number(to / SECOND),
    }));
  });
}

/** Reads an item that {@link coveredDayItems} made. */
export function fromCoveredDayItem({ sk, from, to }: Item): CoveredDay {
  return {
    origin: readCoveredDayKey(sk),
    from: BigInt(from as number) * SECOND,
    to: BigInt(to as number) * SECOND,
  };
}
