const HOUR = 3_600;
const DAY = 24 * HOUR;

const [MARCH, APRIL, OCTOBER, NOVEMBER] = [2, 3, 9, 10];

/**
 * Returns the offset of US Eastern time from UTC, in seconds.
 *
 * Daylight saving time begins and ends at 2:00 in the time that ends. Since 2007 it lasts from the second Sunday of March
 * to the first Sunday of November, and from 1987 to 2006 from the first Sunday of April to the last Sunday of October:
 * https://www.law.cornell.edu/uscode/text/15/260a
 *
 * @param time seconds since 1970 UTC, not before 1987
 */
export function easternOffset(time: number): number {
  const year = new Date(time * 1000).getUTCFullYear();
  const [start, end] =
    year >= 2007
      ? [sundayFrom(year, MARCH, 8), sundayFrom(year, NOVEMBER, 1)]
      : [sundayFrom(year, APRIL, 1), sundayFrom(year, OCTOBER, 25)];
  const isDaylightTime = time >= start + 7 * HOUR && time < end + 6 * HOUR;
  return isDaylightTime ? -4 * HOUR : -5 * HOUR;
}

/** Returns the start of the first Sunday on or after a day, in seconds since 1970. */
function sundayFrom(year: number, month: number, day: number): number {
  const date = new Date(Date.UTC(year, month, day));
  return date.getTime() / 1000 + ((7 - date.getUTCDay()) % 7) * DAY;
}
