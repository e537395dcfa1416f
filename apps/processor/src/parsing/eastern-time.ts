const HOUR = 3_600;
const DAY = 24 * HOUR;

/** The first year for which the rules of daylight saving time are known here. */
const FIRST_YEAR = 1987;

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

/** A time of day: hours, minutes, seconds, and a fraction in milli-, micro- or nanoseconds. */
const TIME_OF_DAY = /^([01]\d|2[0-3])([0-5]\d)([0-5]\d)(\d{3}|\d{6}|\d{9})$/;

/**
 * Reads a time of day in US Eastern time. An hour that occurs twice is the first one, which is daylight saving time.
 *
 * @param text `HHMMSS` and 3, 6 or 9 digits of a fraction
 * @param date the day, `YYYYMMDD`, not before 1987
 * @returns nanoseconds since 1970, or undefined if there is no such time
 */
export function parseEasternTime(text: string, date: string): bigint | undefined {
  const midnight = midnightOf(date);
  const match = TIME_OF_DAY.exec(text);
  if (midnight === undefined || !match) return undefined;
  const [hours, minutes, seconds] = match.slice(1, 4).map(Number) as [number, number, number];
  const local = midnight + hours * HOUR + minutes * 60 + seconds;
  const time = [4 * HOUR, 5 * HOUR].map((offset) => local + offset).find((utc) => utc + easternOffset(utc) === local);
  return time === undefined ? undefined : BigInt(time) * 1_000_000_000n + BigInt(match[4]?.padEnd(9, '0') ?? 0);
}

/** Returns midnight UTC of a day, in seconds since 1970. */
function midnightOf(date: string): number | undefined {
  const match = /^(\d{4})(\d\d)(\d\d)$/.exec(date);
  const [year, month, day] = (match ?? []).slice(1).map(Number) as [number, number, number];
  if (!match || year < FIRST_YEAR) return undefined;
  const midnight = new Date(Date.UTC(year, month - 1, day));
  // A day that the month does not have, such as February 30, becomes a day of another month.
  return midnight.getUTCMonth() === month - 1 ? midnight.getTime() / 1000 : undefined;
}
