/**
 * Vectors for reading numbers, 16 bytes each. They are in memory because the runtime rebuilds a 128-bit constant at
 * every use.
 */
export const vectors = memory.data<u64>(
  [
    0x3030_3030_3030_3030, 0x3030_3030_3030_3030, 0x0909_0909_0909_0909, 0x0909_0909_0909_0909, 0x0706_0504_0302_0100,
    0x0f0e_0d0c_0b0a_0908, 0x00ff_00ff_00ff_00ff, 0x00ff_00ff_00ff_00ff, 0x000a_000a_000a_000a, 0x000a_000a_000a_000a,
    0x0001_0064_0001_0064, 0x0001_0064_0001_0064, 0x0001_2710_0001_2710, 0x0001_2710_0001_2710,
  ],
  16,
);
/** The digit 0 in every byte, the number 9 in every byte, and the numbers from 0 to 15. */
export const ZEROS: usize = 0;
export const NINES: usize = 16;
export const PLACES: usize = 32;
/** The lower byte of every 16 bits. */
const LOWER: usize = 48;
/** Weights that combine two digits, two numbers of two digits, and two numbers of four digits. */
const TENS: usize = 64;
const HUNDREDS: usize = 80;
const TEN_THOUSANDS: usize = 96;

/** 16 zero bytes, then 16 bytes of 0xff. Loaded at n, they are a mask of the last n of 16 bytes. */
export const lastBytes = memory.data<u8>([
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff,
  0xff, 0xff, 0xff, 0xff, 0xff,
]);

/**
 * The digits of a text of up to 16 characters, as vectors.
 *
 * This is a class because only methods can be marked `@inline` in a syntax that TypeScript also accepts.
 */
export class Digits {
  /** The 16 characters before an address, less the digit 0. */
  @inline
  static before(end: usize): v128 {
    return i8x16.sub(v128.load(end - 16), v128.load(vectors, ZEROS));
  }

  /** One bit for each of the last `length` of 16 characters that is no digit. */
  @inline
  static others(digits: v128, length: u32): u32 {
    // The runtime compares by less or equal with half the instructions of greater.
    const found = ~(i8x16.bitmask(i8x16.le_u(digits, v128.load(vectors, NINES))) as u32);
    return found & (0xffff << (16 - length)) & 0xffff;
  }

  /** The last `length` of 16 characters; the others are zero. */
  @inline
  static last(digits: v128, length: u32): v128 {
    return v128.and(digits, v128.load(lastBytes + length));
  }

  /** Moves the characters before a position by one, over the character at the position. */
  @inline
  static without(digits: v128, position: u32): v128 {
    const places = v128.load(vectors, PLACES);
    return i8x16.swizzle(digits, i8x16.add(places, i8x16.le_u(places, i8x16.splat(position as i8))));
  }

  /** The number that 16 digits, each from 0 to 9, represent. */
  @inline
  static valueOf(digits: v128): u64 {
    const pairs = i16x8.add(
      i16x8.mul(v128.and(digits, v128.load(vectors, LOWER)), v128.load(vectors, TENS)),
      i16x8.shr_u(digits, 8),
    );
    const fours = i32x4.dot_i16x8_s(pairs, v128.load(vectors, HUNDREDS));
    const eights = i32x4.dot_i16x8_s(i16x8.narrow_i32x4_u(fours, fours), v128.load(vectors, TEN_THOUSANDS));
    const both = i64x2.extract_lane(eights, 0) as u64;
    return (both & 0xffff_ffff) * 100_000_000 + (both >> 32);
  }
}
