import { isMsOrUs, timeDecimals } from './format';
import { INVALID, decimals, powerOf10, readNumber, readWhole } from './numbers';

/** The last time that is read, nanoseconds since 1970: in 2262. */
const MAX_TIME: u64 = i64.MAX_VALUE;

/** Digits before the point. */
const MAX_DIGITS: usize = 19;

const POINT: u32 = 0x2e;

/** What a one before the rest of them is worth. */
const REST: u64 = 10_000_000_000_000_000;

/** Digits of a time in nanoseconds, and of them the first, which are the same for four months. */
const USUAL_DIGITS: usize = 19;
const FIRST_DIGITS: usize = 3;

/** The first digits that came last, as they are written, and what they are worth. */
let firstDigits: u32 = 0;
let firstValue: u64 = 0;

/** Nanoseconds since 1970, or INVALID. */
export function readTime(start: usize, end: usize): u64 {
  if (timeDecimals == 0 && end - start == USUAL_DIGITS) return readUsual(start, end);
  if (isMsOrUs) return readMsOrUs(start, end);
  const value = readWhole(start, end);
  return value == INVALID ? readFraction(start, end) : toNanoseconds(value, timeDecimals);
}

/** A time of 19 digits in nanoseconds. */
function readUsual(start: usize, end: usize): u64 {
  const digits = load<u32>(start) & 0xff_ffff;
  if (digits != firstDigits) {
    const value = readWhole(start, start + FIRST_DIGITS);
    if (value == INVALID || value > MAX_TIME / REST) return INVALID;
    firstDigits = digits;
    firstValue = value * REST;
  }
  const rest = readWhole(start + FIRST_DIGITS, end);
  return rest == INVALID || rest > MAX_TIME - firstValue ? INVALID : firstValue + rest;
}

function readMsOrUs(start: usize, end: usize): u64 {
  const length = end - start;
  if (length != 13 && length != 16) return INVALID;
  const value = readWhole(start, end);
  return value == INVALID ? INVALID : toNanoseconds(value, length == 13 ? 6 : 3);
}

/** A time with digits after the point, as many as nanoseconds can have. */
function readFraction(start: usize, end: usize): u64 {
  let point = start;
  while (point < end && load<u8>(point) != POINT) point += 1;
  if (point == end || point - start > MAX_DIGITS || end - point > timeDecimals + 1) return INVALID;
  const value = readNumber(start, end);
  return value == INVALID ? INVALID : toNanoseconds(value, timeDecimals - decimals);
}

function toNanoseconds(value: u64, exponent: u32): u64 {
  if (exponent == 0) return value <= MAX_TIME ? value : INVALID;
  const factor = powerOf10(exponent);
  return value <= MAX_TIME / factor ? value * factor : INVALID;
}
