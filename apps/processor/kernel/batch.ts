import { fileSymbol } from './format';
import { readDecimals, readIds } from './number-columns';
import { findSymbols } from './symbols';
import { readTimes } from './times';

/**
 * A batch of lines. Each column is read for all of its lines in a loop of its own, before any of their trades is aggregated:
 * the loops keep their constants in registers and make no calls, which takes less time than to read line by line. Reading
 * changes nothing, so that it does not matter how far the kernel reads ahead.
 */
export const MAX_LINES: u32 = 256;

/** One more line, that is read on its own while the others wait. */
export const SINGLE_LINE: u32 = MAX_LINES;

/** The values of each column by line. A value that cannot be read is INVALID. */
export const times = memory.data(257 * 8, 16);
export const ids = memory.data(257 * 8, 16);
export const prices = memory.data(257 * 8, 16);
export const priceDecimals = memory.data(257, 16);
export const sizes = memory.data(257 * 8, 16);
export const sizeDecimals = memory.data(257, 16);

/** The number of each symbol. If it is not known yet, the negative address of the description of its field. */
export const symbols = memory.data(257 * 4, 16);

/**
 * Reads the fields of lines. A field is described by two numbers of 4 bytes: the address before its start, and its end.
 *
 * @param line the place of the first line in the batch
 * @param stride bytes between the descriptions of the same field in two lines
 * @param symbol the second number of the description of the first line's symbol, and likewise of the other fields
 */
export function readLines(
  line: u32,
  count: u32,
  stride: u32,
  symbol: usize,
  time: usize,
  price: usize,
  size: usize,
  id: usize,
): void {
  readTimes(time, stride, count, times + (line << 3));
  readIds(id, stride, count, ids + (line << 3));
  readDecimals(price, stride, count, prices + (line << 3), priceDecimals + line);
  readDecimals(size, stride, count, sizes + (line << 3), sizeDecimals + line);
  if (fileSymbol < 0) findSymbols(symbol, stride, count, symbols + (line << 2));
  else for (let index: u32 = 0; index < count; index += 1) store<i32>(symbols + ((line + index) << 2), fileSymbol);
}
