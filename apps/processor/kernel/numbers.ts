/** The result for text that is not a number the kernel can read. No valid number is as large. */
export const INVALID: u64 = u64.MAX_VALUE;

/** Maximum number of decimals. */
const MAX_DECIMALS: u32 = 18;
/** Every number of 19 digits fits 64 bits. */
const MAX_DIGITS: u32 = 19;
const MAX_INTEGER_DIGITS: u32 = 18;

const ZERO: u32 = 0x30;
const POINT: u32 = 0x2e;

/** 16 zero bytes, then 16 bytes of 0xff. Loaded at n, they are a mask of the last n of 16 bytes. */
const lastBytes = memory.data<u8>([
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff,
  0xff, 0xff, 0xff, 0xff, 0xff,
]);

const powers = memory.data<u64>([
  1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000, 10_000_000_000,
  100_000_000_000, 1_000_000_000_000, 10_000_000_000_000, 100_000_000_000_000, 1_000_000_000_000_000,
  10_000_000_000_000_000, 100_000_000_000_000_000, 1_000_000_000_000_000_000,
]);

/**
 * Vectors for reading numbers, 16 bytes each. They are in memory because the runtime rebuilds a 128-bit constant at
 * every use.
 */
const constants = memory.data<u64>(
  [
    0x3030_3030_3030_3030, 0x3030_3030_3030_3030, 0x0909_0909_0909_0909, 0x0909_0909_0909_0909, 0x0706_0504_0302_0100,
    0x0f0e_0d0c_0b0a_0908, 0x00ff_00ff_00ff_00ff, 0x00ff_00ff_00ff_00ff, 0x000a_000a_000a_000a, 0x000a_000a_000a_000a,
    0x0001_0064_0001_0064, 0x0001_0064_0001_0064, 0x0001_2710_0001_2710, 0x0001_2710_0001_2710,
  ],
  16,
);
/** The digit 0 in every byte, the number 9 in every byte, and the numbers from 0 to 15. */
const ZEROS: usize = 0;
const NINES: usize = 16;
const PLACES: usize = 32;
/** The lower byte of every 16 bits. */
const LOWER: usize = 48;
/** Weights that combine two digits, two numbers of two digits, and two numbers of four digits. */
const TENS: usize = 64;
const HUNDREDS: usize = 80;
const TEN_THOUSANDS: usize = 96;

/** Number of decimals of the number that {@link readDecimal} read last. */
export let decimals: u32 = 0;

/** 10^exponent, for exponents up to 18. */
export function powerOf10(exponent: u32): u64 {
  return load<u64>(powers + (exponent << 3));
}

/** Reads an integer of up to 19 digits. */
export function readInteger(start: usize, end: usize): u64 {
  const length = (end - start) as u32;
  if (length - 1 < 16) return readDigits(end, length);
  if (length - 1 >= MAX_DIGITS) return INVALID;
  const high = readDigits(end - 16, length - 16);
  const low = readDigits(end, 16);
  return high == INVALID || low == INVALID ? INVALID : high * 10_000_000_000_000_000 + low;
}

/**
 * Reads digits with at most one point among them as an integer; {@link decimals} is the number of digits after the
 * point.
 */
export function readDecimal(start: usize, end: usize): u64 {
  const length = (end - start) as u32;
  return length - 1 < 16 ? readShort(end, length) : readInTwoParts(start, end);
}

/** Reads 1 to 16 digits. */
function readDigits(end: usize, length: u32): u64 {
  const digits = i8x16.sub(v128.load(end - 16), v128.load(constants, ZEROS));
  const others = (i8x16.bitmask(i8x16.gt_u(digits, v128.load(constants, NINES))) as u32) & (0xffff << (16 - length));
  if ((others & 0xffff) != 0) return INVALID;
  return valueOf(v128.and(digits, v128.load(lastBytes + length)));
}

/** Reads 1 to 16 characters. */
function readShort(end: usize, length: u32): u64 {
  const digits = i8x16.sub(v128.load(end - 16), v128.load(constants, ZEROS));
  const field = (0xffff << (16 - length)) & 0xffff;
  const others = (i8x16.bitmask(i8x16.gt_u(digits, v128.load(constants, NINES))) as u32) & field;
  if (others == 0) {
    decimals = 0;
    return valueOf(v128.and(digits, v128.load(lastBytes + length)));
  }
  const position = ctz(others);
  if ((others & (others - 1)) != 0 || position <= 16 - length || position >= 15) return INVALID;
  if (load<u8>(end - 16 + position) != POINT) return INVALID;
  decimals = 15 - position;
  // Moves the digits before the point by one byte, over the point.
  const index = v128.load(constants, PLACES);
  const moved = i8x16.add(index, i8x16.le_u(index, i8x16.splat(position as i8)));
  return valueOf(v128.and(i8x16.swizzle(digits, moved), v128.load(lastBytes + length - 1)));
}

/** Returns the number that 16 digits, each from 0 to 9, represent. */
function valueOf(digits: v128): u64 {
  const pairs = i16x8.add(
    i16x8.mul(v128.and(digits, v128.load(constants, LOWER)), v128.load(constants, TENS)),
    i16x8.shr_u(digits, 8),
  );
  const fours = i32x4.dot_i16x8_s(pairs, v128.load(constants, HUNDREDS));
  const eights = i32x4.dot_i16x8_s(i16x8.narrow_i32x4_u(fours, fours), v128.load(constants, TEN_THOUSANDS));
  const both = i64x2.extract_lane(eights, 0) as u64;
  return (both & 0xffff_ffff) * 100_000_000 + (both >> 32);
}

/**
 * Reads a longer text, in two parts if its point is among the first 16 characters and each side has 16 digits at most.
 */
function readInTwoParts(start: usize, end: usize): u64 {
  const points = i8x16.bitmask(i8x16.eq(v128.load(start), i8x16.splat(POINT as i8))) as u32;
  const whole = ctz<u32>(points);
  const fraction = ((end - start) as u32) - whole - 1;
  if (whole - 1 >= 16 || fraction - 1 >= 16 || whole + fraction > MAX_DIGITS) return readLong(start, end);
  const before = readDigits(start + whole, whole);
  const after = readDigits(end, fraction);
  if (before == INVALID || after == INVALID) return INVALID;
  decimals = fraction;
  return before * powerOf10(fraction) + after;
}

/** Reads a text of any length. Trailing zeros are not counted as decimals. */
function readLong(start: usize, end: usize): u64 {
  let value: u64 = 0;
  let digits: u32 = 0;
  let position = start;
  for (; position < end; position += 1) {
    const digit = load<u8>(position) - ZERO;
    if (digit > 9) break;
    value = value * 10 + digit;
    if (value != 0) digits += 1;
    if (digits > MAX_INTEGER_DIGITS) return INVALID;
  }
  if (position == start) return INVALID;
  decimals = 0;
  if (position == end) return value;
  if (load<u8>(position) != POINT || position + 1 == end) return INVALID;

  let length: u32 = 0;
  let zeros: u32 = 0;
  for (position += 1; position < end; position += 1) {
    const digit = load<u8>(position) - ZERO;
    if (digit > 9) return INVALID;
    if (digit == 0) {
      zeros += 1;
      continue;
    }
    length += zeros + 1;
    if (length > MAX_DECIMALS) return INVALID;
    digits = value == 0 ? 1 : digits + zeros + 1;
    if (digits > MAX_DIGITS) return INVALID;
    value = value * powerOf10(zeros + 1) + digit;
    zeros = 0;
  }
  decimals = length;
  return value;
}
