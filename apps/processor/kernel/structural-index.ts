import { separator } from './format';

/** The structural index: the addresses of separators, quotes and line ends in ascending order, 4 bytes each. */

/** Number of bytes that are indexed at once. */
export const WINDOW: usize = 16_384;

/**
 * The line end that precedes the first entry also has an entry. The room after the last one is for entries written in
 * advance.
 */
const entries = memory.data((16_384 + 16) * 4, 16);
const FIRST: usize = 4;

/**
 * A line end in every byte, and a quote in every byte. They are in memory for the same reason as those of `numbers.ts`.
 */
export const constants = memory.data<u64>(
  [0x0a0a_0a0a_0a0a_0a0a, 0x0a0a_0a0a_0a0a_0a0a, 0x2222_2222_2222_2222, 0x2222_2222_2222_2222],
  16,
);
export const LINE_ENDS: usize = 0;
export const QUOTES: usize = 16;

export function firstEntry(): usize {
  return entries + FIRST;
}

/** Indexes the bytes between two addresses, and returns the end of the entries. */
export function indexStructure(from: usize, to: usize): usize {
  const separators = i8x16.splat(separator as i8);
  let entry = entries + FIRST;
  store<u32>(entry - 4, (from - 1) as u32);
  for (let block = from; block < to; block += 64) {
    let found =
      marksOf(block, separators) |
      (marksOf(block + 16, separators) << 16) |
      (marksOf(block + 32, separators) << 32) |
      (marksOf(block + 48, separators) << 48);
    if (block + 64 > to) found &= ((1 as u64) << ((to - block) as u64)) - 1;
    entry = Entries.write(entry, block, found);
  }
  return entry;
}

/** This is a class because only methods can be marked `@inline` in a syntax that TypeScript also accepts. */
export class Entries {
  /** Writes the addresses of the bytes of a block whose bits are set, and returns their end. */
  @inline
  static write(entry: usize, block: usize, found: u64): usize {
    const end = entry + ((popcnt<u64>(found) as usize) << 2);
    let rest = found;
    // Writes eight entries at once, which is usually all of them. The next block overwrites surplus entries.
    for (let at = entry; at < end; at += 32) {
      for (let index: usize = 0; index < 32; index += 4) {
        store<u32>(at + index, (block + (ctz<u64>(rest) as usize)) as u32);
        rest &= rest - 1;
      }
    }
    return end;
  }
}

function marksOf(block: usize, separators: v128): u64 {
  const bytes = v128.load(block);
  const lineEnds = i8x16.eq(bytes, v128.load(constants, LINE_ENDS));
  const quotes = i8x16.eq(bytes, v128.load(constants, QUOTES));
  const marks = v128.or(v128.or(i8x16.eq(bytes, separators), lineEnds), quotes);
  return i8x16.bitmask(marks) as u64;
}
