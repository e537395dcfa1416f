/** The length of a bar. */
export type Interval = '1s' | '1m' | '5m' | '15m' | '30m' | '1h' | '4h' | '1d' | '1w';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** The milliseconds of each interval. A day of a time zone can differ by an hour. */
export const INTERVAL_LENGTHS: Readonly<Record<Interval, number>> = {
  '1s': SECOND,
  '1m': MINUTE,
  '5m': 5 * MINUTE,
  '15m': 15 * MINUTE,
  '30m': 30 * MINUTE,
  '1h': HOUR,
  '4h': 4 * HOUR,
  '1d': DAY,
  '1w': 7 * DAY,
};

export const INTERVALS = Object.keys(INTERVAL_LENGTHS) as Interval[];

/** The hours of a trading day whose bars are shown. */
export const SESSIONS = { all: 'All hours', regular: 'Regular', extended: 'Extended' } as const;

export type Session = keyof typeof SESSIONS;

/** The calendars of the API. */
export const CALENDARS = ['XNYS', 'XNAS', 'XLON', 'XTKS', '24/7'] as const;

export type Calendar = (typeof CALENDARS)[number];

/** The length of an interval in words, for example `5-minute`. */
export function intervalName(interval: Interval): string {
  const units: Readonly<Record<string, string>> = { s: 'second', m: 'minute', h: 'hour', d: 'day', w: 'week' };
  return `${interval.slice(0, -1)}-${units[interval.slice(-1)] ?? ''}`;
}

/** Checks if the browser knows a time zone. */
export function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
