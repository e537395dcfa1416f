import { rememberLast, type Grid, type GridInterval } from './grid';
import { isoDate, mondayOf, weekOfDay, type Interval } from './interval';
import { intradayGrid } from './intraday-grid';
import { TimeZone } from './time-zone';

/** Cuts time into periods with consecutive numbers. A period may have no length. */
interface Periods {
  readonly numberAt: (time: bigint) => number;
  readonly startOf: (number: number) => bigint;
  readonly labelOf: (number: number) => string;
}

/**
 * Days and weeks of a time zone, and shorter bars, which are the same in every zone: they divide the time since 1970 in
 * UTC. A week begins on Monday.
 *
 * @param timeZone a name of the IANA database
 * @throws TimeZoneError if the zone is unknown
 */
export function zoneGrid(interval: Interval, timeZone: string): Grid {
  const zone = new TimeZone(timeZone);
  if (interval === '1d') {
    return gridOf({
      numberAt: (time) => zone.dayAt(time),
      startOf: (day) => zone.startOfDay(day),
      labelOf: isoDate,
    });
  }
  if (interval === '1w') {
    return gridOf({
      numberAt: (time) => weekOfDay(zone.dayAt(time)),
      startOf: (week) => zone.startOfDay(mondayOf(week)),
      labelOf: (week) => isoDate(mondayOf(week)),
    });
  }
  return intradayGrid(interval);
}

function gridOf({ numberAt, startOf, labelOf }: Periods): Grid {
  const intervalAt = (time: bigint): GridInterval => {
    const number = numberAt(time);
    return { open: startOf(number), end: startOf(number + 1), label: labelOf(number) };
  };
  return rememberLast({
    intervalAt,
    intervalFrom: (time) => {
      const interval = intervalAt(time);
      return interval.open === time ? interval : intervalAt(interval.end);
    },
    intervalBefore: (time) => intervalAt(time - 1n),
  });
}
