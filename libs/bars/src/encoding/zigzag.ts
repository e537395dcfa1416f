/** Maps signed numbers to unsigned ones, so that numbers near zero stay small: 0, -1, 1, -2, 2 become 0, 1, 2, 3, 4. */
export function zigzag(value: bigint): bigint {
  return value >= 0n ? value * 2n : -value * 2n - 1n;
}

/** The inverse of {@link zigzag}. */
export function unzigzag(value: bigint): bigint {
  return value % 2n === 0n ? value / 2n : -(value + 1n) / 2n;
}

/** The inverse of {@link zigzag} for a number that is exact as a float, for which it is faster. */
export function unzigzagShort(value: number): bigint {
  return BigInt(value % 2 === 0 ? value / 2 : -(value + 1) / 2);
}
