import { Leb128 } from './leb128';
import { allocate, double, release } from './memory-blocks';
import { PartialBar, reserveId } from './partial-bar';
import { OUT_OF_MEMORY, pauseFor } from './pause';

/**
 * The ids of a bar, in the form in which they are encoded as long as they arrive in ascending order: groups of the distance of an
 * id from the expected one, doubled, plus 1 if the number of consecutive ids that follow it comes next. So the ids of most bars
 * are copied when their bar is encoded. The first group has one byte without a distance, which depends on the bar that is encoded
 * before.
 *
 * Ids that arrive late are in a list of their own, whose address is at the start of the block of ids.
 */
const HEAD: usize = 4;

/** Distances below this one take up to two bytes. */
const MAX_SHORT: u64 = 1 << 13;

/** The list of late ids begins with their number and the size of its block as a power of two, 4 bytes each. */
const LATE_HEAD: usize = 8;
const SHIFT: usize = 4;
const FIRST_LATE_SHIFT: u32 = 6;
/** A bar with more late ids is encoded in pieces, like one with a large block of ids. */
const MAX_LATE_SHIFT: u32 = 20;

/** Starts the ids of a bar with its first one. */
export function beginIds(bar: PartialBar, id: u64): void {
  bar.nextId = bar.ids;
  reserveId(bar);
  store<u32>(bar.ids, 0);
  store<u8>(bar.ids, 0, HEAD);
  bar.nextId = bar.ids + HEAD + 1;
  bar.endsInRun = 0;
  bar.baseId = id;
  bar.highestId = id;
}

export function addId(bar: PartialBar, id: u64): void {
  const highest = bar.highestId;
  if (id <= highest) return addLate(bar, id);
  bar.highestId = id;
  reserveId(bar);
  const gap = id - highest - 1;
  if (gap == 0) return lengthenRun(bar);
  bar.endsInRun = 0;
  bar.nextId = gap < MAX_SHORT ? putShort(bar.nextId, (gap as u32) << 1) : Leb128.putUnsigned(bar.nextId, gap << 1);
}

/** Returns true if an id was not larger than one that arrived before. */
export function hasLateIds(bar: PartialBar): bool {
  return load<u32>(bar.ids) != 0;
}

/**
 * Writes the ids of a bar that has no late ones.
 *
 * @param gap the distance of the first id from the expected one
 */
export function putIdsOf(to: usize, bar: PartialBar, gap: u64): usize {
  const first = bar.ids + HEAD;
  const rest = first + 1;
  const length = bar.nextId - rest;
  const end = Leb128.putWide(to, (gap << 1) | load<u8>(first), gap >> 63);
  // The runtime calls a function to copy memory, which takes longer than most of these copies.
  for (let at: usize = 0; at < length; at += 16) v128.store(end + at, v128.load(rest + at));
  return end + length;
}

/** Copies the ids of a bar to an array of u64: first those that did not arrive late. The list of late ones is released. */
export function takeIds(bar: PartialBar, to: usize): void {
  const end = copyGroups(bar, to);
  const late: usize = load<u32>(bar.ids);
  if (late == 0) return;
  memory.copy(end, late + LATE_HEAD, load<u32>(late) << 3);
  release(late, load<u32>(late, SHIFT));
  store<u32>(bar.ids, 0);
}

function copyGroups(bar: PartialBar, to: usize): usize {
  const end = bar.nextId;
  let position = bar.ids + HEAD;
  let at = to;
  let id = bar.baseId - 1;
  while (position < end) {
    const gap = numberAt(position);
    position = endOfNumberAt(position);
    id += (gap >> 1) + 1;
    store<u64>(at, id);
    at += 8;
    if ((gap & 1) == 0) continue;
    const last = id + numberAt(position);
    position = endOfNumberAt(position);
    for (; id < last; at += 8) {
      id += 1;
      store<u64>(at, id);
    }
  }
  return at;
}

/** Writes a number of up to two bytes. Most distances are as short, and their length cannot be predicted. */
function putShort(to: usize, value: u32): usize {
  const more: u32 = value > 0x7f ? 1 : 0;
  store<u16>(to, ((value & 0x7f) | (more << 7) | ((value >> 7) << 8)) as u16);
  return to + 1 + more;
}

/** Adds the id that follows the last one to the run that ends the last group. */
function lengthenRun(bar: PartialBar): void {
  const end = bar.nextId;
  let start = end - 1;
  while (start > bar.ids + HEAD && load<u8>(start - 1) >= 0x80) start -= 1;
  if (bar.endsInRun != 0) {
    bar.nextId = Leb128.putUnsigned(start, numberAt(start) + 1);
    return;
  }
  store<u8>(start, load<u8>(start) | 1);
  bar.nextId = Leb128.putUnsigned(end, 1);
  bar.endsInRun = 1;
}

function addLate(bar: PartialBar, id: u64): void {
  let late: usize = load<u32>(bar.ids);
  if (late == 0) {
    late = allocate(FIRST_LATE_SHIFT);
    store<u32>(late, 0);
    store<u32>(late, FIRST_LATE_SHIFT, SHIFT);
  }
  const count = load<u32>(late);
  const shift = load<u32>(late, SHIFT);
  if (LATE_HEAD + ((count as usize) << 3) == (1 as usize) << shift) {
    late = double(late, shift);
    store<u32>(late, shift + 1, SHIFT);
    if (shift == MAX_LATE_SHIFT) pauseFor(OUT_OF_MEMORY);
  }
  store<u64>(late + LATE_HEAD + ((count as usize) << 3), id);
  store<u32>(late, count + 1);
  store<u32>(bar.ids, late as u32);
}

/** Reads a number that `leb128.ts` wrote. */
function numberAt(position: usize): u64 {
  let at = position;
  let byte: u64 = load<u8>(at);
  let value = byte & 0x7f;
  for (let shift: u64 = 7; byte >= 0x80; shift += 7) {
    at += 1;
    byte = load<u8>(at);
    value |= (byte & 0x7f) << shift;
  }
  return value;
}

function endOfNumberAt(position: usize): usize {
  let at = position;
  while (load<u8>(at) >= 0x80) at += 1;
  return at + 1;
}
