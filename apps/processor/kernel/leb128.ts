import { zigzag } from './integers';

/** Maximum number of bytes that a write may overwrite. */
export const LONGEST: u32 = 32;

/**
 * Writes numbers in the encoding of the host's `ByteWriter` (LEB128): 7 bits in each byte, the lowest first. Every
 * method writes at an address and returns the address after the number.
 *
 * This is a class because only methods can be marked `@inline` in a syntax that TypeScript also accepts.
 */
export class Leb128 {
  @inline
  static putUnsigned(to: usize, value: u64): usize {
    return value >> 56 == 0 ? Leb128.putShort(to, value) : putLong(to, value);
  }

  /** Writes a 128-bit number. */
  @inline
  static putWide(to: usize, low: u64, high: u64): usize {
    return high == 0 ? Leb128.putUnsigned(to, low) : putVeryLong(to, low, high);
  }

  /** Writes the signed difference between two numbers. */
  @inline
  static putDifference(to: usize, value: u64, from: u64): usize {
    return (value | from) >> 62 == 0 ? Leb128.putUnsigned(to, zigzag(value - from)) : putFar(to, value, from);
  }

  /** Writes up to eight groups of 7 bits. Three steps spread them over the bytes without branching on their number. */
  @inline
  static putShort(to: usize, value: u64): usize {
    let bytes = (value & 0x0000_0000_0fff_ffff) | ((value & 0x00ff_ffff_f000_0000) << 4);
    bytes = (bytes & 0x0000_3fff_0000_3fff) | ((bytes & 0x0fff_c000_0fff_c000) << 2);
    bytes = (bytes & 0x007f_007f_007f_007f) | ((bytes & 0x3f80_3f80_3f80_3f80) << 1);
    const more = (63 - clz<u64>(bytes | 1)) >> 3;
    store<u64>(to, bytes | (0x8080_8080_8080_8080 & (((1 as u64) << (more << 3)) - 1)));
    return to + (more as usize) + 1;
  }
}

function putLong(to: usize, value: u64): usize {
  let end = to;
  let rest = value;
  for (; rest >> 56 != 0; rest >>= 7) {
    store<u8>(end, (rest as u8) | 0x80);
    end += 1;
  }
  return Leb128.putShort(end, rest);
}

function putVeryLong(to: usize, low: u64, high: u64): usize {
  let end = to;
  let rest = low;
  for (let above = high; above != 0; above >>= 7) {
    store<u8>(end, (rest as u8) | 0x80);
    end += 1;
    rest = (rest >> 7) | (above << 57);
  }
  return putLong(end, rest);
}

function putFar(to: usize, value: u64, from: u64): usize {
  if (value >= from) return putVeryLong(to, (value - from) << 1, (value - from) >> 63);
  const less = from - value - 1;
  return putVeryLong(to, (less << 1) | 1, less >> 63);
}
