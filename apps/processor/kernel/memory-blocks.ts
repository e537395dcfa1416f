import { OUT_OF_MEMORY, pauseFor } from './pause';

/**
 * Blocks of 2^shift bytes of memory. Released blocks are reused. The memory grows and never shrinks.
 *
 * Up to {@link SLACK} bytes past the end of a block may be read, but nothing may be written there.
 */

/** Bytes that exist after the last block, so that a vector load can start at any of its bytes. */
const SLACK: usize = 64;

const MIN_SHIFT: u32 = 5;
const PAGE_SHIFT: u32 = 16;
/** The memory grows by a megabyte at a time, because growing calls the runtime. */
const GROWTH_PAGES: u32 = 16;

/** The first free block of each size. A free block holds the address of the next one. */
const freeBlocks = memory.data(32 * 4, 4);

let top: usize = (__heap_base + 15) & ~15;
let size: u64 = (memory.size() as u64) << PAGE_SHIFT;

/** The kernel pauses if a block ends after this address. */
let limit: u64 = u64.MAX_VALUE;

/** The address at which blocks begin. What is below is static data. */
export function blocksStart(): usize {
  return __heap_base;
}

/** Sets the number of bytes of further blocks above which the kernel pauses. */
export function setMemoryLimit(bytes: u32): void {
  limit = (top as u64) + bytes;
}

/** Returns the shift of the smallest block that holds a number of bytes. */
export function shiftOf(bytes: u32): u32 {
  const shift: u32 = 32 - clz<u32>(bytes - 1);
  return shift < MIN_SHIFT ? MIN_SHIFT : shift;
}

/** Allocates a block of 2^shift bytes, aligned to 16. Its content is undefined. */
export function allocate(shift: u32): usize {
  const list = freeBlocks + (shift << 2);
  const free = load<u32>(list);
  if (free != 0) {
    store<u32>(list, load<u32>(free));
    return free;
  }
  const block = top;
  const end = (block as u64) + ((1 as u64) << shift);
  if (end + SLACK > size) grow(end + SLACK);
  if (end > limit) pauseFor(OUT_OF_MEMORY);
  top = end as usize;
  return block;
}

export function release(block: usize, shift: u32): void {
  const list = freeBlocks + (shift << 2);
  store<u32>(block, load<u32>(list));
  store<u32>(list, block as u32);
}

/** Copies a block to one of twice the size, and releases the old one. */
export function double(block: usize, shift: u32): usize {
  const larger = allocate(shift + 1);
  memory.copy(larger, block, (1 as usize) << shift);
  release(block, shift);
  return larger;
}

function grow(bytes: u64): void {
  const missing = ((bytes - size + 0xffff) >> PAGE_SHIFT) as u32;
  const pages = missing > GROWTH_PAGES ? missing : GROWTH_PAGES;
  // The host gets a RuntimeError if more than 4 GiB are needed.
  if (memory.grow(pages) < 0) unreachable();
  size += (pages as u64) << PAGE_SHIFT;
}
