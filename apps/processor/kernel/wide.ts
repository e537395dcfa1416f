/** The high half of the number of 128 bits that was calculated last. */
export let high: u64 = 0;

/** The low half of a product of 128 bits. */
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

/** Maps numbers near zero, of either sign, to small ones without sign. */
export function zigzag(difference: u64): u64 {
  return (difference << 1) ^ (((difference as i64) >> 63) as u64);
}

export function unzigzag(value: u64): u64 {
  return (value >> 1) ^ (0 - (value & 1));
}
