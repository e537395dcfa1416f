/** Orders numbers and texts ascending, texts by code unit. The result is negative, zero or positive. */
export function compare<T extends bigint | number | string>(a: T, b: T): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
