import { allocate, double, shiftOf } from './memory-blocks';

/** Entries of the list of contested bars: the symbol and the bar, 4 bytes each. */
const ENTRY_SHIFT: u32 = 3;

let shift: u32 = shiftOf(64);
let entries: usize = allocate(shift);
let count: u32 = 0;

export function contestedStart(): usize {
  return entries;
}

export function contestedCount(): u32 {
  return count;
}

export function addContested(symbol: u32, bar: u32): void {
  if ((count + 1) << ENTRY_SHIFT > (1 as u32) << shift) {
    entries = double(entries, shift);
    shift += 1;
  }
  store<u32>(entries + (count << ENTRY_SHIFT), symbol);
  store<u32>(entries + (count << ENTRY_SHIFT), bar, 4);
  count += 1;
}
