import { type Eligibility, type Decimal, type Instrument, parseDecimal, type Trade } from '@trading/bars';
import type { TimeColumn } from './layout-declaration';
import { parseTimestamp } from './timestamp';

/** The fields that identify a trade, as text that is not validated yet. */
export interface RawIdentity {
  readonly feed: string | undefined;
  readonly symbol: string | undefined;
  readonly timestamp: string | undefined;
  readonly unit: TimeColumn['unit'];
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

/** Maximum length of a feed, symbol or trade id, in characters. */
const MAX_NAME_LENGTH = 128;

/**
 * Control characters, unpaired surrogates and the replacement character of invalid UTF-8: different names could look
 * alike.
 */
const NOT_TEXT = /[\p{Cc}\p{Cs}\ufffd]/u;

/** Times from 2001 to 2286. */
const MILLISECONDS = /^\d{13}$/;
const MICROSECONDS = /^\d{16}$/;

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
export function toIdentity({ feed, symbol, timestamp = '', unit, id }: RawIdentity): Identity | string {
  if (!isName(feed)) return `feed ${problemOf(feed)}`;
  if (!isName(symbol)) return `symbol ${problemOf(symbol)}`;
  if (!isName(id)) return `id ${problemOf(id)}`;
  const time = unit === 'ms-or-us' ? parseMsOrUs(timestamp) : parseTimestamp(timestamp, unit);
  return typeof time === 'string' ? `timestamp ${time}` : { feed, symbol, time, id };
}

/** Returns true if a text can be a feed, a symbol or an id. */
export function isName(text: string | undefined): text is string {
  return text !== undefined && text !== '' && text.length <= MAX_NAME_LENGTH && !NOT_TEXT.test(text);
}

function problemOf(name: string | undefined): string {
  return name !== undefined && NOT_TEXT.test(name)
    ? 'contains a control character or invalid UTF-8'
    : `is missing or longer than ${MAX_NAME_LENGTH} characters`;
}

function parseMsOrUs(text: string): bigint | string {
  if (MILLISECONDS.test(text)) return parseTimestamp(text, 'ms');
  if (MICROSECONDS.test(text)) return parseTimestamp(text, 'us');
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
