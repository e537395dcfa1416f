import { headOf } from './first-bytes';

/** The keys of NDJSON that mean something; the host says them once, before the first line. */

/** What a key is for; the host knows them by these numbers. */
export const SYMBOL: u32 = 0;
export const TIME: u32 = 1;
export const PRICE: u32 = 2;
export const SIZE: u32 = 3;
export const ID: u32 = 4;
/** A line with this key is not understood here. */
export const RESERVED: u32 = 5;
/** Any other key. */
export const OTHER: u32 = 6;

/** Bytes of the longest key that can mean something: it is compared at once. */
const MAX_LENGTH: u32 = 16;

/** Entries of 32 bytes: the key filled up with zeros, its length, its role. */
const CAPACITY: u32 = 16;
const ENTRY_SHIFT: usize = 5;
const keys = memory.data(16 << 5, 16);
const LENGTH: usize = 16;
const ROLE: usize = 20;

let count: u32 = 0;
/** The entry that was found last: the next key is most often the one after it. */
let last: u32 = 0;

/** Adds a key, whose text is in the memory; returns whether there is room for it. */
export function addKey(start: usize, length: u32, role: u32): bool {
  if (count == CAPACITY || length > MAX_LENGTH) return false;
  const entry = keys + ((count as usize) << ENTRY_SHIFT);
  v128.store(entry, headOf(start, length));
  store<u32>(entry, length, LENGTH);
  store<u32>(entry, role, ROLE);
  count += 1;
  return true;
}

/** What the key is for whose text stands there. */
export function roleOf(start: usize, length: u32): u32 {
  if (length > MAX_LENGTH) return OTHER;
  const key = headOf(start, length);
  for (let tried: u32 = 0; tried < count; tried += 1) {
    last = last + 1 < count ? last + 1 : 0;
    const entry = keys + ((last as usize) << ENTRY_SHIFT);
    if (load<u32>(entry, LENGTH) == length && !v128.any_true(v128.xor(v128.load(entry), key))) {
      return load<u32>(entry, ROLE);
    }
  }
  return OTHER;
}
