import { createHash } from 'node:crypto';
import type { Decimal } from './decimal';

/** What is traded where: trades of one feed and one symbol make one series of bars. */
export interface Instrument {
  /**
   * Whose trades they are: `binance-spot`, `polygon`. Symbols and trade ids have a meaning within a feed only, so
   * `BTCUSDT` of two feeds are two instruments.
   */
  readonly feed: string;
  /** Exactly as the file spells it; case matters. */
  readonly symbol: string;
}

/** Which parts of a bar a trade counts for, as the rules for sale conditions say. */
export interface Counting {
  /** Volume, notional and the number of trades. */
  readonly volume: boolean;
  readonly highLow: boolean;
  readonly openClose: boolean;
}

/** A trade without conditions counts for every part. */
export const COUNTS_FULLY: Counting = { volume: true, highLow: true, openClose: true };

/** One execution, as accepted from a file. */
export interface Trade extends Instrument {
  /** When it was executed: nanoseconds since 1970-01-01T00:00:00Z. */
  readonly time: bigint;
  /** The venue's identifier of the trade; unique for an instrument. */
  readonly id: string;
  /** Greater than zero. */
  readonly price: Decimal;
  /** Greater than zero; it may be zero where the trade does not count for the volume. */
  readonly size: Decimal;
  readonly counts: Counting;
}

/** The part of a trade that decides which one opens and which one closes a bar. */
export type Tick = Pick<Trade, 'time' | 'id' | 'price'>;

/**
 * Orders trades by time, then id, then price: total, and independent of the order of arrival.
 *
 * Ids that are whole numbers come in numeric order, before all others, which come in code unit order. The price
 * decides only between two trades of one time and one id, which a venue should never send.
 */
export function compareTicks(a: Tick, b: Tick): number {
  return compare(a.time, b.time) || compareIds(a.id, b.id) || compare(a.price, b.price);
}

const WHOLE_NUMBER = /^(0|[1-9]\d*)$/;

/** Marks the keys of ids that are no whole number below 2^63. */
const HASHED = 1n << 63n;

/**
 * A trade's id as 64 bits, for sets of ids: a whole number below 2^63 is itself, and any other text the first 63 bits
 * of its SHA-256 with the highest bit set.
 */
export function idKeyOf(id: string): bigint {
  if (WHOLE_NUMBER.test(id) && id.length <= 19) {
    const number = BigInt(id);
    if (number < HASHED) return number;
  }
  return createHash('sha256').update(id).digest().readBigUInt64BE() | HASHED;
}

function compareIds(a: string, b: string): number {
  if (a === b) return 0;
  const aIsNumber = WHOLE_NUMBER.test(a);
  const bIsNumber = WHOLE_NUMBER.test(b);
  if (aIsNumber !== bIsNumber) return aIsNumber ? -1 : 1;
  // Without leading zeros, the longer of two whole numbers is the larger.
  return (aIsNumber && compare(a.length, b.length)) || compare(a, b);
}

function compare<T extends bigint | number | string>(a: T, b: T): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
