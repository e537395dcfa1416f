/** The length of a bar. */
export type Interval = '1s' | '1m' | '5m' | '15m' | '30m' | '1h' | '4h' | '1d' | '1w';

/** An interval that every exchange and time zone cuts in the same way, in UTC. */
export type IntradayInterval = Exclude<Interval, '1d' | '1w'>;

export const SECOND = 1_000_000_000n;
export const MINUTE = 60n * SECOND;
export const DAY = 1_440n * MINUTE;

/** The nanoseconds of each intraday interval. */
export const INTRADAY_NANOSECONDS: Readonly<Record<IntradayInterval, bigint>> = {
  '1s': SECOND,
  '1m': MINUTE,
  '5m': 5n * MINUTE,
  '15m': 15n * MINUTE,
  '30m': 30n * MINUTE,
  '1h': 60n * MINUTE,
  '4h': 240n * MINUTE,
};

/** The quotient, rounded down, also of negative numbers. */
export function floorDivide(dividend: bigint, divisor: bigint): bigint {
  const quotient = dividend / divisor;
  return quotient * divisor > dividend ? quotient - 1n : quotient;
}

/** The number of the week that contains a day, from Monday on. Days are counted from 1970-01-01, a Thursday. */
export function weekOfDay(day: number): number {
  return Math.floor((day + 3) / 7);
}

/** The Monday of a week. */
export function mondayOf(week: number): number {
  return 7 * week - 3;
}

/** A day, counted from 1970-01-01, as an ISO date. */
export function isoDate(day: number): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10);
}
