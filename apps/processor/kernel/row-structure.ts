import { separator } from './format';
import { Entries, LINE_ENDS, QUOTES, constants, firstEntry } from './structural-index';

const CARRIAGE_RETURN: u32 = 0x0d;
const LINE_END: u32 = 0x0a;

/**
 * The address of a line end in quotes, after which nothing is indexed, because it is not known where a quote is missing; 0 if
 * there is none.
 */
export let unclosed: usize = 0;

/**
 * Indexes the bytes between two addresses like `indexStructure`, but without separators in quotes. Quotes are not indexed either,
 * if they are around a whole field. Any other quote, or the byte after it, has an entry.
 *
 * @returns the end of the entries
 */
export function indexRows(from: usize, to: usize): usize {
  let entry = firstEntry();
  store<u32>(entry - 4, (from - 1) as u32);
  unclosed = 0;
  // All bits are set if the block before ended in quotes.
  let insideBefore: u64 = 0;
  // The lowest bit is set if the last byte of the block before was the end of a field, or the end of quotes.
  let endBefore: u64 = 1;
  let closingBefore: u64 = 0;
  for (let block = from; block < to && unclosed == 0; block += 64) {
    const separators = Block.equal(block, i8x16.splat(separator as i8));
    const lineEnds = Block.equal(block, v128.load(constants, LINE_ENDS));
    const quotes = Block.equal(block, v128.load(constants, QUOTES));
    const inside = Block.parity(quotes) ^ insideBefore;
    const ends = (separators & ~inside) | lineEnds;
    const closing = quotes & ~inside;
    const misplaced = quotes & inside & ~((ends << 1) | endBefore);
    let misclosed = ((closing << 1) | closingBefore) & ~ends;
    if (misclosed != 0) misclosed = withoutLineEnds(block, misclosed);
    let found = ends | misplaced | misclosed;
    insideBefore = ((inside as i64) >> 63) as u64;
    endBefore = ends >> 63;
    closingBefore = closing >> 63;
    if (block + 64 > to) found &= ((1 as u64) << ((to - block) as u64)) - 1;
    const within = found & lineEnds & inside;
    if (within != 0) {
      unclosed = block + (ctz<u64>(within) as usize);
      // The bits up to the lowest one of `within`.
      found &= within ^ (within - 1);
    }
    entry = Entries.write(entry, block, found);
  }
  return entry;
}

/** Removes the bits of bytes that are the first one of CR LF. */
function withoutLineEnds(block: usize, bits: u64): u64 {
  let others = bits;
  for (let rest = bits; rest != 0; rest &= rest - 1) {
    const byte = block + (ctz<u64>(rest) as usize);
    if (load<u8>(byte) == CARRIAGE_RETURN && load<u8>(byte, 1) == LINE_END) others ^= rest & (0 - rest);
  }
  return others;
}

/** This is a class because only methods can be marked `@inline` in a syntax that TypeScript also accepts. */
class Block {
  /** A bit for each of 64 bytes, which is set if the byte is that of a vector of equal bytes. */
  @inline
  static equal(block: usize, bytes: v128): u64 {
    return (
      Block.equal16(block, bytes) |
      (Block.equal16(block + 16, bytes) << 16) |
      (Block.equal16(block + 32, bytes) << 32) |
      (Block.equal16(block + 48, bytes) << 48)
    );
  }

  @inline
  static equal16(start: usize, bytes: v128): u64 {
    return i8x16.bitmask(i8x16.eq(v128.load(start), bytes)) as u64;
  }

  /** Sets each bit up to which an odd number of bits are set. Of the bits of quotes, these are an opening one and what follows. */
  @inline
  static parity(bits: u64): u64 {
    let odd = bits ^ (bits << 1);
    odd ^= odd << 2;
    odd ^= odd << 4;
    odd ^= odd << 8;
    odd ^= odd << 16;
    return odd ^ (odd << 32);
  }
}
