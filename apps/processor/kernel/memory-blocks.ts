/**
 * Blocks of memory of 2^shift bytes. What is released is handed out again; the memory grows, and never shrinks.
 *
 * Up to {@link SLACK} bytes after the end of a block may be read, and up to 7 before the next are not its own to write.
 */

/** Bytes after the last block that exist, so that a load of many bytes may begin at any byte of it. */
const SLACK: usize = 64;

const MIN_SHIFT: u32 = 5;
const PAGE_SHIFT: u32 = 16;
/** Growing costs a call of the runtime: a megabyte at a time. */
const GROWTH_PAGES: u32 = 16;

/** For each shift the first free block, which holds the address of the next. */
const freeBlocks = memory.data(32 * 4, 4);

let top: usize = (__heap_base + 15) & ~15;
let size: u64 = (memory.size() as u64) << PAGE_SHIFT;

/** The shift of the smallest block that holds a number of bytes. */
export function shiftOf(bytes: u32): u32 {
  const shift: u32 = 32 - clz<u32>(bytes - 1);
  return shift < MIN_SHIFT ? MIN_SHIFT : shift;
}

/** A block of 2^shift bytes, aligned to 16, with whatever is in it. */
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
  top = end as usize;
  return block;
}

export function release(block: usize, shift: u32): void {
  const list = freeBlocks + (shift << 2);
  store<u32>(block, load<u32>(list));
  store<u32>(list, block as u32);
}

/** A block of twice the size with the same start; the old one is released. */
export function double(block: usize, shift: u32): usize {
  const larger = allocate(shift + 1);
  memory.copy(larger, block, (1 as usize) << shift);
  release(block, shift);
  return larger;
}

function grow(bytes: u64): void {
  const missing = ((bytes - size + 0xffff) >> PAGE_SHIFT) as u32;
  const pages = missing > GROWTH_PAGES ? missing : GROWTH_PAGES;
  // Beyond 4 GiB there is nothing to be done: the host gets a RuntimeError.
  if (memory.grow(pages) < 0) unreachable();
  size += (pages as u64) << PAGE_SHIFT;
}
