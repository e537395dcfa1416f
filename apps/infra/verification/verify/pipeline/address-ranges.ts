/** The first and the last address of a block, as numbers. */
export type AddressRange = readonly [first: number, last: number];

/** All IPv4 addresses. */
export const EVERYWHERE: AddressRange = [0, 2 ** 32 - 1];

/**
 * Returns the addresses of an IPv4 CIDR block such as `10.0.0.0/16`.
 *
 * @throws if it is not such a block
 */
export function rangeOf(cidr: string): AddressRange {
  const match = /^(\d+)\.(\d+)\.(\d+)\.(\d+)\/(\d+)$/.exec(cidr);
  if (!match) throw new Error(`${cidr} is not an IPv4 CIDR block`);
  const [a, b, c, d, bits] = match.slice(1).map(Number) as [number, number, number, number, number];
  const size = 2 ** (32 - bits);
  const address = ((a * 256 + b) * 256 + c) * 256 + d;
  const first = address - (address % size);
  return [first, first + size - 1];
}

/** Returns true if several ranges together contain a range. */
export function cover(ranges: readonly AddressRange[], [first, last]: AddressRange): boolean {
  let next = first;
  for (const [from, to] of [...ranges].sort(([a], [b]) => a - b)) {
    if (from > next) break;
    next = Math.max(next, to + 1);
  }
  return next > last;
}
