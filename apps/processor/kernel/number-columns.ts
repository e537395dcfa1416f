import { Digits } from './digits';
import { INVALID, decimals, readDecimal, readInteger } from './numbers';

const ZERO: u32 = 0x30;
const POINT: u32 = 0x2e;
const MAX_ID: u64 = i64.MAX_VALUE;

/** Reads ids that are whole numbers without leading zeros, of up to 63 bits. The fields are described as in `batch.ts`. */
export function readIds(field: usize, stride: u32, count: u32, to: usize): void {
  const end = to + (count << 3);
  for (let at = field, value = to; value < end; value += 8) {
    const start: usize = load<u32>(at - 4) + 1;
    const length = load<u32>(at) - (start as u32);
    const digits = Digits.before(start + length);
    const isShort = length - 1 < 16 && Digits.others(digits, length) == 0 && load<u8>(start) != ZERO;
    store<u64>(value, isShort ? Digits.valueOf(Digits.last(digits, length)) : readUnusualId(start, start + length));
    at += stride;
  }
}

/** Reads numbers with at most one point, and the number of their decimals. The fields are described as in `batch.ts`. */
export function readDecimals(field: usize, stride: u32, count: u32, to: usize, decimalsTo: usize): void {
  for (let at = field, index: u32 = 0; index < count; index += 1) {
    const start: usize = load<u32>(at - 4) + 1;
    const length = load<u32>(at) - (start as u32);
    const digits = Digits.before(start + length);
    const others = Digits.others(digits, length);
    const position = ctz<u32>(others);
    // One point, between digits.
    const isUsual =
      length - 3 < 14 &&
      (others & (others - 1)) == 0 &&
      position - (17 - length) < length - 2 &&
      load<u8>(start + length - 16 + position) == POINT;
    if (isUsual) {
      store<u8>(decimalsTo + index, 15 - position);
      const value = Digits.valueOf(Digits.last(Digits.without(digits, position), length - 1));
      store<u64>(to + (index << 3), value);
    } else {
      store<u64>(to + (index << 3), readDecimal(start, start + length));
      store<u8>(decimalsTo + index, decimals);
    }
    at += stride;
  }
}

function readUnusualId(start: usize, end: usize): u64 {
  const id = readInteger(start, end);
  return id > MAX_ID || (load<u8>(start) == ZERO && end - start > 1) ? INVALID : id;
}
