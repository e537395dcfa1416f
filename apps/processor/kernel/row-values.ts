import { INVALID, powerOf10 } from './numbers';
import { FIRST_DECISIVE, TIME, valueCount, valueRoleAt } from './row-format';
import { readPrice, readSize, rowDecimals } from './row-numbers';
import { endOf, startOf } from './rows';
import { readRowTime } from './text-times';

const SLASH: u32 = 0x2f;
const POINT: u32 = 0x2e;
const ZERO: u32 = 0x30;
const QUOTE: u32 = 0x22;
const SPACE: u32 = 0x20;
/** Number of printable characters of ASCII, which begin with the space. */
const PRINTABLE: u32 = 0x5f;
const UPPER_A: u32 = 0x41;
const LETTERS: u32 = 26;
const LOWER_CASE: u32 = 0x20;

/**
 * Writes the id of a trade that is known by its values, like `idOfValues` of `src/parsing/make-layout.ts`: its time, price,
 * size and further values, separated by slashes.
 *
 * @returns the length of the id; 0 if the host has to read the values, or if the id is longer than `room`
 */
export function writeValues(row: usize, to: usize, room: usize): u32 {
  const time = readRowTime(startOf(row, TIME), endOf(row, TIME));
  const price = readPrice(row);
  const priceDecimals = rowDecimals;
  const size = readSize(row);
  if (time == INVALID || price == INVALID || size == INVALID) return 0;
  const sizeDecimals = rowDecimals;
  let end = putDigits(to, time, digitsOf(time));
  end = putDecimal(putSlash(end), price, priceDecimals);
  end = putDecimal(putSlash(end), size, sizeDecimals);
  for (let index: u32 = 0; index < valueCount; index += 1) {
    const role = valueRoleAt(index);
    let start = startOf(row, role);
    let length = endOf(row, role) - start;
    // What decides is as it is written in JSON: a text in quotes, a number, or something else.
    if (role >= FIRST_DECISIVE && start != 0) {
      const isText = load<u8>(start) == QUOTE;
      if (!isText && load<u8>(start) - ZERO > 9) return 0;
      if (isText) {
        start += 1;
        length -= 2;
      }
    }
    if (end + 1 + length - to > room) return 0;
    end = putSlash(end);
    if (!putLowerCase(end, start, length)) return 0;
    end += length;
  }
  return (end - to) as u32;
}

/** Writes a whole number, and returns the end of its digits. */
export function putNumber(to: usize, value: u64): usize {
  return putDigits(to, value, digitsOf(value));
}

/** Writes a decimal number without trailing zeros, like `formatDecimal` of `libs/bars/src/model/decimal.ts`. */
function putDecimal(to: usize, value: u64, valueDecimals: u32): usize {
  let significant = value;
  let fraction = valueDecimals;
  for (; fraction > 0 && significant % 10 == 0; fraction -= 1) significant /= 10;
  if (fraction == 0) return putNumber(to, significant);
  const factor = powerOf10(fraction);
  const whole = significant / factor;
  const end = putNumber(to, whole);
  store<u8>(end, POINT as u8);
  return putDigits(end + 1, significant - whole * factor, fraction);
}

function digitsOf(value: u64): u32 {
  let digits: u32 = 1;
  for (let rest = value / 10; rest != 0; rest /= 10) digits += 1;
  return digits;
}

/** Writes the last digits of a number. */
function putDigits(to: usize, value: u64, digits: u32): usize {
  let rest = value;
  for (let position = to + digits; position > to; position -= 1) {
    const quotient = rest / 10;
    store<u8>(position - 1, (ZERO as u64) + rest - quotient * 10);
    rest = quotient;
  }
  return to + digits;
}

function putSlash(to: usize): usize {
  store<u8>(to, SLASH as u8);
  return to + 1;
}

/** Writes a text in lower case. Returns false if it has a character that only the host can read, or a quote. */
function putLowerCase(to: usize, start: usize, length: usize): bool {
  for (let index: usize = 0; index < length; index += 1) {
    const byte: u32 = load<u8>(start + index);
    if (byte - SPACE >= PRINTABLE || byte == QUOTE) return false;
    store<u8>(to + index, (byte - UPPER_A < LETTERS ? byte + LOWER_CASE : byte) as u8);
  }
  return true;
}
