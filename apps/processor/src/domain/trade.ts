import type { Decimal } from './decimal';

/** One execution, as accepted from a file. */
export interface Trade {
  /** The instrument, exactly as the file spells it; case matters. */
  readonly symbol: string;
  /** When it was executed: nanoseconds since 1970-01-01T00:00:00Z. */
  readonly time: bigint;
  /** The venue's identifier of the trade; unique for a symbol. */
  readonly id: string;
  /** Greater than zero. */
  readonly price: Decimal;
  /** Greater than zero. */
  readonly size: Decimal;
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
