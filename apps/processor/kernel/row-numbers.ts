import { INVALID, decimals, readDecimal, readInteger } from './numbers';
import { PRICE, SIZE, areSizesSigned, impliedDecimals } from './row-format';
import { endOf, startOf } from './rows';

const MAX_DECIMALS: u64 = 18;

/** Minimum length of a number with a negative exponent, and maximum length of the exponent without its letter. */
const MIN_LENGTH: usize = 4;
const MAX_EXPONENT: usize = 4;

const POINT: u32 = 0x2e;
const MINUS: u32 = 0x2d;
const LOWER_E: u32 = 0x65;
const LOWER_CASE: u32 = 0x20;

/** Number of decimals of the price or the size that was read last. */
export let rowDecimals: u32 = 0;

/** Reads the price of a row, like `readDecimal`. A whole number has the decimals that the layout implies. */
export function readPrice(row: usize): u64 {
  const start = startOf(row, PRICE);
  const end = endOf(row, PRICE);
  const price = readNumber(start, end);
  if (impliedDecimals != 0 && rowDecimals == 0 && isWhole(start, end)) rowDecimals = impliedDecimals;
  return price;
}

/** Reads the size of a row. A layout can ignore its sign. */
export function readSize(row: usize): u64 {
  const start = startOf(row, SIZE);
  const isNegative = areSizesSigned && load<u8>(start) == MINUS;
  return readNumber(isNegative ? start + 1 : start, endOf(row, SIZE));
}

function readNumber(start: usize, end: usize): u64 {
  const number = readDecimal(start, end);
  if (number == INVALID) return readWithExponent(start, end);
  rowDecimals = decimals;
  return number;
}

/** Reads a number with a negative exponent: `2.5e-8`. */
function readWithExponent(start: usize, end: usize): u64 {
  if (end - start < MIN_LENGTH) return INVALID;
  for (let sign = end - 2; sign > start && sign >= end - MAX_EXPONENT; sign -= 1) {
    if (load<u8>(sign) != MINUS) continue;
    if ((load<u8>(sign - 1) | LOWER_CASE) != LOWER_E) return INVALID;
    const exponent = readInteger(sign + 1, end);
    const number = readDecimal(start, sign - 1);
    if (number == INVALID || exponent > MAX_DECIMALS - decimals) return INVALID;
    rowDecimals = decimals + (exponent as u32);
    return number;
  }
  return INVALID;
}

/** True if a number has neither a point nor an exponent. */
function isWhole(start: usize, end: usize): bool {
  let position = start;
  while (position < end && load<u8>(position) != POINT && load<u8>(position) != MINUS) position += 1;
  return position == end;
}
