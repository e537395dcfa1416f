import { zigzag } from './wide';

/** Bytes that are overwritten at most. */
export const LONGEST: u32 = 32;

/**
 * Writes numbers as `ByteWriter` of the host does: 7 bits a byte, the lowest first (LEB128). Every method writes at an
 * address, and returns the one after.
 *
 * A class, for only the methods of one can be told to be inlined in a syntax that is TypeScript's too.
 */
export class Leb128 {
  @inline
  static putUnsigned(to: usize, value: u64): usize {
    return value >> 56 == 0 ? Leb128.putUsual(to, value) : putLong(to, value);
  }

  /** A number of 128 bits. */
  @inline
  static putWide(to: usize, low: u64, high: u64): usize {
    return high == 0 ? Leb128.putUnsigned(to, low) : putVeryLong(to, low, high);
  }

  /** How far a number is from another, with its sign. */
  @inline
  static putDifference(to: usize, value: u64, from: u64): usize {
    return (value | from) >> 62 == 0 ? Leb128.putUnsigned(to, zigzag(value - from)) : putFar(to, value, from);
  }

  /** Up to eight groups of 7 bits, which are moved apart in three steps: no branch says how many there are. */
  @inline
  static putUsual(to: usize, value: u64): usize {
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
  return Leb128.putUsual(end, rest);
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
