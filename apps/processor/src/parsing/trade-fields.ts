import { type Eligibility, type Decimal, type Instrument, parseDecimal, type Trade } from '@trading/bars';
import { parseEasternTime } from './eastern-time';
import type { TimeColumn } from './layout-declaration';
import { isName, problemOfName } from './names';
import { parseTimestamp, type TimeRange } from './timestamp';

/** The fields that identify a trade, as text that is not validated yet. */
export interface RawIdentity {
  readonly feed: string | undefined;
  readonly symbol: string | undefined;
  readonly timestamp: string | undefined;
  readonly unit: TimeColumn['unit'];
  /**
   * The plausible times.
   *
   * @default - all times
   */
  readonly times?: TimeRange;
  /**
   * The day of a time of day, `YYYYMMDD`.
   *
   * @default - the timestamp states the day
   */
  readonly date?: string;
  readonly id: string | undefined;
}

/** The fields of a trade, as text that is not validated yet. */
export interface RawTrade extends RawIdentity {
  readonly price: string | undefined;
  readonly size: string | undefined;
  readonly eligibility: Eligibility;
}

/** The fields that identify a trade. */
export interface Identity extends Instrument {
  /** Nanoseconds since 1970. */
  readonly time: bigint;
  readonly id: string;
}

/** Times from 2001 to 2286. */
const MILLISECONDS = /^\d{13}$/;
const MICROSECONDS = /^\d{16}$/;
const DIGITS = /^\d+$/;

/**
 * Validates the fields of a trade. The rules are the same in every layout.
 *
 * @returns the trade, or the reason why it is not valid
 */
export function toTrade(raw: RawTrade): Trade | string {
  const identity = toIdentity(raw);
  if (typeof identity === 'string') return identity;
  const price = parsePositive(raw.price);
  if (typeof price === 'string') return `price ${price}`;
  const size = raw.eligibility.volume ? parsePositive(raw.size) : parseNotNegative(raw.size);
  if (typeof size === 'string') return `size ${size}`;
  return { ...identity, price, size, eligibility: raw.eligibility };
}

/**
 * Validates the fields that identify a trade.
 *
 * @returns the fields, or the reason why one is not valid
 */
export function toIdentity(raw: RawIdentity): Identity | string {
  const { feed, symbol, id } = raw;
  if (!isName(feed)) return `feed ${problemOfName(feed)}`;
  if (!isName(symbol)) return `symbol ${problemOfName(symbol)}`;
  if (!isName(id)) return `id ${problemOfName(id)}`;
  const time = toTime(raw);
  return typeof time === 'string' ? `timestamp ${time}` : { feed, symbol, time, id };
}

/**
 * Reads the time of a trade.
 *
 * @returns nanoseconds since 1970, or the reason why it is not valid
 */
export function toTime(raw: Pick<RawIdentity, 'timestamp' | 'unit' | 'times' | 'date'>): bigint | string {
  const { timestamp = '', unit, times, date } = raw;
  if (unit === 'ms-or-us') return parseMsOrUs(timestamp, times);
  if (unit === 'rfc3339-or-ms') return parseTimestamp(timestamp, DIGITS.test(timestamp) ? 'ms' : 'rfc3339', times);
  if (unit === 'rfc3339-or-ns') return parseTimestamp(timestamp, DIGITS.test(timestamp) ? 'ns' : 'rfc3339', times);
  return unit === 'eastern-time-of-day'
    ? parseTimeOfDay(timestamp, date, times)
    : parseTimestamp(timestamp, unit, times);
}

function parseTimeOfDay(text: string, date = '', times: TimeRange | undefined): bigint | string {
  const time = parseEasternTime(text, date);
  if (time === undefined)
    return `is not a time of day in US Eastern time, HHMMSS and a fraction, on ${date}: '${text}'`;
  const seconds = new Date(Number(time / 1_000_000n)).toISOString().slice(0, -5);
  return parseTimestamp(`${seconds}.${String(time % 1_000_000_000n).padStart(9, '0')}Z`, 'rfc3339', times);
}

function parseMsOrUs(text: string, times: TimeRange | undefined): bigint | string {
  if (MILLISECONDS.test(text)) return parseTimestamp(text, 'ms', times);
  if (MICROSECONDS.test(text)) return parseTimestamp(text, 'us', times);
  return `is neither a time in ms (13 digits) nor in µs (16 digits): '${text}'`;
}

/** A price or size of zero or less is not a trade: it would falsify the low or the average. */
function parsePositive(text: string | undefined): Decimal | string {
  if (text === undefined) return 'is missing';
  const value = parseDecimal(text);
  if (typeof value === 'string' || value > 0n) return value;
  return `must be greater than 0, got: '${text}'`;
}

/** Trades that do not update the volume can have a size of zero. */
function parseNotNegative(text: string | undefined): Decimal | string {
  if (text === undefined) return 'is missing';
  const value = parseDecimal(text);
  if (typeof value === 'string' || value >= 0n) return value;
  return `must not be less than 0, got: '${text}'`;
}
