import { Digits } from './digits';

/** The result for text that is not a number the kernel can read. No valid number is as large. */
export const INVALID: u64 = u64.MAX_VALUE;

/** Maximum number of decimals. */
const MAX_DECIMALS: u32 = 18;
/** Every number of 19 digits fits 64 bits. */
const MAX_DIGITS: u32 = 19;
const MAX_INTEGER_DIGITS: u32 = 18;

const ZERO: u32 = 0x30;
const POINT: u32 = 0x2e;

const powers = memory.data<u64>([
  1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000, 10_000_000_000,
  100_000_000_000, 1_000_000_000_000, 10_000_000_000_000, 100_000_000_000_000, 1_000_000_000_000_000,
  10_000_000_000_000_000, 100_000_000_000_000_000, 1_000_000_000_000_000_000,
]);

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
  const digits = Digits.before(end);
  return Digits.others(digits, length) == 0 ? Digits.valueOf(Digits.last(digits, length)) : INVALID;
}

/** Reads 1 to 16 characters. */
function readShort(end: usize, length: u32): u64 {
  const digits = Digits.before(end);
  const others = Digits.others(digits, length);
  if (others == 0) {
    decimals = 0;
    return Digits.valueOf(Digits.last(digits, length));
  }
  const position = ctz(others);
  if ((others & (others - 1)) != 0 || position <= 16 - length || position >= 15) return INVALID;
  if (load<u8>(end - 16 + position) != POINT) return INVALID;
  decimals = 15 - position;
  return Digits.valueOf(Digits.last(Digits.without(digits, position), length - 1));
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
