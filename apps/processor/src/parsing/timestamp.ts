/**
 * The format of a time: RFC 3339, a number of seconds, milli-, micro- or nanoseconds since 1970 UTC, or a time in UTC as kdb+
 * writes it (`2024-08-08D23:54:00.123456000`).
 */
export type TimestampUnit = 's' | 'ms' | 'us' | 'ns' | 'rfc3339' | 'kdb';

/** Number of digits after the point with which each unit is exact to the nanosecond. */
const DECIMALS = { s: 9, ms: 6, us: 3, ns: 0 } as const;
const UNITS = ['s', 'ms', 'us', 'ns'] as const;

/** The formats that are not numbers, for messages. */
const TEXT_FORMATS = { rfc3339: 'an RFC 3339 time', kdb: 'a time like 2024-08-08D23:54:00.123456000' } as const;

/** A range of times, nanoseconds since 1970: from the first, up to but not including the second. */
export interface TimeRange {
  readonly from: bigint;
  readonly to: bigint;
}

/** All times that fit into 64 bits, from 1970 to 2262-04-11. */
export const ALL_TIMES: TimeRange = { from: 0n, to: 2n ** 63n };

const EPOCH = /^(\d{1,19})(?:\.(\d{1,9}))?$/;
const KDB = /^\d{4}-\d\d-\d\dD\d\d:\d\d:\d\d(?:\.\d{1,9})?$/;
const RFC_3339 = /^(\d{4})-(\d\d)-(\d\d)[Tt ](\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))?(?:[Zz]|([+-])(\d\d):(\d\d))$/;

/**
 * Reads a time.
 *
 * @param range the plausible times; a time in another unit than the stated one is outside of it
 * @returns nanoseconds since 1970-01-01T00:00:00Z, or the reason why the text is not a time in the range
 */
export function parseTimestamp(text: string, unit: TimestampUnit, range: TimeRange = ALL_TIMES): bigint | string {
  const time = parseText(text, unit);
  if (time === undefined && unit === 'rfc3339' && isInLeapSecond(text)) {
    return `is in a leap second, which nanoseconds since 1970 cannot express: '${text}'`;
  }
  if (time === undefined) {
    const expected = isNumeric(unit) ? `a time in ${unit} since 1970` : TEXT_FORMATS[unit];
    const hint =
      unit === 'rfc3339' && EPOCH.test(text)
        ? '; name the column of a number by its unit: timestamp_s, timestamp_ms, timestamp_us or timestamp_ns'
        : '';
    return `is not ${expected}: '${text}'${hint}`;
  }
  return time >= range.from && time < range.to ? time : `${outside(range)}: '${text}'${unitHint(text, unit, range)}`;
}

function parseText(text: string, unit: TimestampUnit): bigint | undefined {
  if (isNumeric(unit)) return parseEpoch(text, DECIMALS[unit]);
  if (unit === 'rfc3339') return parseRfc3339(text);
  return KDB.test(text) ? parseRfc3339(`${text.replace('D', 'T')}Z`) : undefined;
}

function isNumeric(unit: TimestampUnit): unit is keyof typeof DECIMALS {
  return Object.hasOwn(DECIMALS, unit);
}

function outside({ from, to }: TimeRange): string {
  return `is not between ${dayOf(from)} and ${dayOf(to - 1n)}`;
}

/** Names the unit in which a number would be a plausible time. */
function unitHint(text: string, unit: TimestampUnit, { from, to }: TimeRange): string {
  const plausible = (other: keyof typeof DECIMALS) => {
    const time = parseEpoch(text, DECIMALS[other]);
    return time !== undefined && time >= from && time < to;
  };
  const other = UNITS.find((candidate) => candidate !== unit && plausible(candidate));
  return !isNumeric(unit) || other === undefined ? '' : `, which is read in ${unit}; it would be plausible in ${other}`;
}

/** The day of a time, in UTC. */
function dayOf(time: bigint): string {
  return new Date(Number(time / 1_000_000n)).toISOString().slice(0, 10);
}

function parseEpoch(text: string, decimals: number): bigint | undefined {
  const match = EPOCH.exec(text);
  if (!match) return undefined;
  const [, whole = '', fraction = ''] = match;
  if (fraction.length > decimals) return undefined;
  return BigInt(whole + fraction.padEnd(decimals, '0'));
}

/** True if a time is in second 60 of the last minute of a month in UTC. */
function isInLeapSecond(text: string): boolean {
  const secondBefore = parseRfc3339(text.replace(/:60(?:\.\d{1,9})?(?=[Zz+-])/, ':59'));
  if (secondBefore === undefined) return false;
  const secondAfter = new Date(Number(secondBefore / 1_000_000_000n) * 1000 + 1000).toISOString();
  return secondAfter.endsWith('-01T00:00:00.000Z');
}

/** https://www.rfc-editor.org/rfc/rfc3339#section-5.6, without leap seconds. */
function parseRfc3339(text: string): bigint | undefined {
  const match = RFC_3339.exec(text);
  if (!match) return undefined;
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const [, , , , , , , fraction = '', sign, offsetHours = '0', offsetMinutes = '0'] = match;
  // Date.UTC adds 1900 to years below 100, these setters do not.
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  date.setUTCHours(hour, minute, second);
  // A day that the month does not have, such as February 30, becomes a day of another month.
  const isValid =
    date.getUTCMonth() === month - 1 &&
    hour < 24 &&
    minute < 60 &&
    second < 60 &&
    Number(offsetHours) < 24 &&
    Number(offsetMinutes) < 60;
  if (!isValid) return undefined;
  const offset = (Number(offsetHours) * 60 + Number(offsetMinutes)) * 60_000 * (sign === '-' ? -1 : 1);
  return BigInt(date.getTime() - offset) * 1_000_000n + BigInt(fraction.padEnd(9, '0'));
}
