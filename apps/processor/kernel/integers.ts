/** Upper half of the last 128-bit result. */
export let high: u64 = 0;

/** Returns the lower half of a 128-bit product; {@link high} is the upper half. */
export function multiply(a: u64, b: u64): u64 {
  if ((a | b) >> 32 == 0) {
    high = 0;
    return a * b;
  }
  const aLow = a & 0xffff_ffff;
  const aHigh = a >> 32;
  const bLow = b & 0xffff_ffff;
  const bHigh = b >> 32;
  const low = aLow * bLow;
  const first = aHigh * bLow + (low >> 32);
  const second = aLow * bHigh + (first & 0xffff_ffff);
  high = aHigh * bHigh + (first >> 32) + (second >> 32);
  return (second << 32) | (low & 0xffff_ffff);
}

/** Maps integers close to zero, positive or negative, to small unsigned ones. */
export function zigzag(difference: u64): u64 {
  return (difference << 1) ^ (((difference as i64) >> 63) as u64);
}
