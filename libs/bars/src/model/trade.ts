import { createHash } from 'node:crypto';
import { compare } from './compare';
import { compareIds } from './compare-ids';
import type { Decimal } from './decimal';

/** A feed and a symbol: the trades of one instrument make one series of bars. */
export interface Instrument {
  /**
   * The provider or venue of the trades, such as `binance-spot`. Symbols and trade ids have a meaning within their feed
   * only: `BTCUSDT` of two feeds are two instruments.
   */
  readonly feed: string;
  /** Spelled exactly as in the file; case matters. */
  readonly symbol: string;
}

/** An instrument as text, for use as a key of maps. Neither a feed nor a symbol can contain a line break. */
export function instrumentKey({ feed, symbol }: Instrument): string {
  return `${feed}\n${symbol}`;
}

/** The parts of a bar that a trade updates. Sale conditions decide it. */
export interface Eligibility {
  /** Volume, notional and the number of trades. */
  readonly volume: boolean;
  readonly highLow: boolean;
  readonly openClose: boolean;
}

/** The eligibility of a trade without conditions: it updates every part of its bar. */
export const FULLY_ELIGIBLE: Eligibility = { volume: true, highLow: true, openClose: true };

/** An accepted execution. */
export interface Trade extends Instrument {
  /** The time of the execution, nanoseconds since 1970-01-01T00:00:00Z. */
  readonly time: bigint;
  /**
   * The position of the trade among those of the same time, as far as its file states it. Not negative.
   *
   * @default 0n
   */
  readonly order?: bigint;
  /** The venue's identifier of the trade, unique for an instrument. */
  readonly id: string;
  /** Greater than zero. */
  readonly price: Decimal;
  /** Greater than zero, or zero if the trade does not update the volume. */
  readonly size: Decimal;
  readonly eligibility: Eligibility;
}

/** The part of a trade that decides which trade opens and which one closes a bar. */
export type Tick = Pick<Trade, 'time' | 'order' | 'id' | 'price'>;

/**
 * Orders trades by time, then by the order that their file states, then by id ({@link compareIds}), then by price. The
 * order is total and does not depend on the order of arrival.
 *
 * The price decides only between two trades with the same time, order and id, which a venue should never send.
 */
export function compareTicks(a: Tick, b: Tick): number {
  return (
    compare(a.time, b.time) ||
    compare(a.order ?? 0n, b.order ?? 0n) ||
    compareIds(a.id, b.id) ||
    compare(a.price, b.price)
  );
}

/** True if two trades have the same values. Their order is not compared: it can be the time of arrival. */
export function hasSameValues(a: Trade, b: Trade): boolean {
  return (
    a.time === b.time &&
    a.price === b.price &&
    a.size === b.size &&
    a.eligibility.volume === b.eligibility.volume &&
    a.eligibility.highLow === b.eligibility.highLow &&
    a.eligibility.openClose === b.eligibility.openClose
  );
}

const WHOLE_NUMBER = /^(0|[1-9]\d*)$/;

/** The highest bit marks the keys of ids that are not whole numbers below 2^63. */
const HASHED = 1n << 63n;

/**
 * The key of a trade id in sets of ids, 64 bits. A whole number below 2^63 is its own key. Any other text has the first
 * 63 bits of its SHA-256 hash, with the highest bit set.
 */
export function idKeyOf(id: string): bigint {
  if (WHOLE_NUMBER.test(id) && id.length <= 19) {
    const number = BigInt(id);
    if (number < HASHED) return number;
  }
  return createHash('sha256').update(id).digest().readBigUInt64BE() | HASHED;
}
