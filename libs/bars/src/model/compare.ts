/** Orders numbers and texts ascending, texts by code unit. The result is negative, zero or positive. */
export function compare<T extends bigint | number | string>(a: T, b: T): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The lesser of two values. */
export function minOf<T extends bigint | string>(a: T, b: T): T {
  return a < b ? a : b;
}

/** The greater of two values. */
export function maxOf<T extends bigint | string>(a: T, b: T): T {
  return a > b ? a : b;
}
