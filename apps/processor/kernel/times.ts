import { Digits } from './digits';
import { isMsOrUs, timeDecimals } from './format';
import { INVALID, decimals, powerOf10, readDecimal, readInteger } from './numbers';

/** The latest time, in nanoseconds since 1970. It is in the year 2262. */
const MAX_TIME: u64 = i64.MAX_VALUE;

/** Maximum number of digits before the point. */
const MAX_DIGITS: usize = 19;

const POINT: u32 = 0x2e;

/** The weight of the first digits in a time of 19 digits. */
const FIRST_DIGITS_WEIGHT: u64 = 10_000_000_000_000_000;

/** The number of digits of a time in nanoseconds, and of those at its start that stay the same for months. */
const NANOSECONDS_DIGITS: usize = 19;
const FIRST_DIGITS: usize = 3;

/** The first digits of the last such time, as text and as nanoseconds. */
let firstDigits: u32 = 0;
let firstValue: u64 = 0;

/** Reads times into numbers of 8 bytes. The fields are described as in `batch.ts`. */
export function readTimes(field: usize, stride: u32, count: u32, to: usize): void {
  const areNanoseconds = timeDecimals == 0;
  const end = to + (count << 3);
  for (let at = field, value = to; value < end; value += 8) {
    const start: usize = load<u32>(at - 4) + 1;
    const timeEnd: usize = load<u32>(at);
    const digits = Digits.before(timeEnd);
    const isUsual =
      areNanoseconds &&
      timeEnd - start == NANOSECONDS_DIGITS &&
      (load<u32>(start) & 0xff_ffff) == firstDigits &&
      Digits.others(digits, 16) == 0;
    const rest = isUsual ? Digits.valueOf(digits) : INVALID;
    store<u64>(value, rest <= MAX_TIME - firstValue ? firstValue + rest : readTime(start, timeEnd));
    at += stride;
  }
}

/** Reads a time, in nanoseconds since 1970. Returns INVALID if the text is not a time. */
export function readTime(start: usize, end: usize): u64 {
  if (timeDecimals == 0 && end - start == NANOSECONDS_DIGITS) return readNanoseconds(start, end);
  if (isMsOrUs) return readMsOrUs(start, end);
  const value = readInteger(start, end);
  return value == INVALID ? readFraction(start, end) : toNanoseconds(value, timeDecimals);
}

/** Reads a time of 19 digits in nanoseconds. */
function readNanoseconds(start: usize, end: usize): u64 {
  const digits = load<u32>(start) & 0xff_ffff;
  if (digits != firstDigits) {
    const value = readInteger(start, start + FIRST_DIGITS);
    if (value == INVALID || value > MAX_TIME / FIRST_DIGITS_WEIGHT) return INVALID;
    firstDigits = digits;
    firstValue = value * FIRST_DIGITS_WEIGHT;
  }
  const rest = readInteger(start + FIRST_DIGITS, end);
  return rest == INVALID || rest > MAX_TIME - firstValue ? INVALID : firstValue + rest;
}

function readMsOrUs(start: usize, end: usize): u64 {
  const length = end - start;
  if (length != 13 && length != 16) return INVALID;
  const value = readInteger(start, end);
  return value == INVALID ? INVALID : toNanoseconds(value, length == 13 ? 6 : 3);
}

/** Reads a time with a point. It may have as many decimals as nanoseconds allow. */
function readFraction(start: usize, end: usize): u64 {
  let point = start;
  while (point < end && load<u8>(point) != POINT) point += 1;
  if (point == end || point - start > MAX_DIGITS || end - point > timeDecimals + 1) return INVALID;
  const value = readDecimal(start, end);
  return value == INVALID ? INVALID : toNanoseconds(value, timeDecimals - decimals);
}

function toNanoseconds(value: u64, exponent: u32): u64 {
  if (exponent == 0) return value <= MAX_TIME ? value : INVALID;
  const factor = powerOf10(exponent);
  return value <= MAX_TIME / factor ? value * factor : INVALID;
}
