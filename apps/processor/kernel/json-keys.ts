import { headOf } from './first-bytes';

/** The keys of NDJSON that have a role. The host adds them before the first line. */

/** Roles of keys of lines without rules. Those of lines with rules are in `row-format.ts`. The host uses the same numbers. */
export const SYMBOL: u32 = 0;
export const TIME: u32 = 1;
export const PRICE: u32 = 2;
export const SIZE: u32 = 3;
export const ID: u32 = 4;
/** A key that changes the meaning of its line. Lines with such a key are deferred. */
export const RESERVED: u32 = 16;
/** A key that is skipped. */
export const OTHER: u32 = 17;

/** Maximum bytes of a key with a role: one vector, so that keys are compared at once. */
const MAX_LENGTH: u32 = 16;

/** Entries of 32 bytes: the key, padded with zeros, its length and its role. */
const CAPACITY: u32 = 64;
const ENTRY_SHIFT: usize = 5;
const keys = memory.data(64 << 5, 16);
const LENGTH: usize = 16;
const ROLE: usize = 20;

/** The role of keys that were not added. */
let unknown: u32 = OTHER;

let count: u32 = 0;
/** The entry found last. The next key is usually the one after it. */
let last: u32 = 0;

export function setUnknownKeys(role: u32): void {
  unknown = role;
}

/** Adds a key, whose text is in memory. Returns false if there is no room for it. */
export function addKey(start: usize, length: u32, role: u32): bool {
  if (count == CAPACITY || length > MAX_LENGTH) return false;
  const entry = keys + ((count as usize) << ENTRY_SHIFT);
  v128.store(entry, headOf(start, length));
  store<u32>(entry, length, LENGTH);
  store<u32>(entry, role, ROLE);
  count += 1;
  return true;
}

/** Returns the role of the key at an address. */
export function roleOf(start: usize, length: u32): u32 {
  if (length > MAX_LENGTH) return unknown;
  const key = headOf(start, length);
  const role = roleOfKey(key, length);
  if (role != unknown) return role;
  // A known key in another case would mean the same.
  const lowerCase = lowerCaseOf(key);
  if (!v128.any_true(v128.xor(lowerCase, key))) return unknown;
  return roleOfKey(lowerCase, length) == unknown ? unknown : RESERVED;
}

/** Returns the key with lower-case letters. */
function lowerCaseOf(key: v128): v128 {
  const isUpperCase = i8x16.lt_u(i8x16.sub(key, i8x16.splat(0x41)), i8x16.splat(26));
  return v128.or(key, v128.and(isUpperCase, i8x16.splat(0x20)));
}

function roleOfKey(key: v128, length: u32): u32 {
  for (let tried: u32 = 0; tried < count; tried += 1) {
    last = last + 1 < count ? last + 1 : 0;
    const entry = keys + ((last as usize) << ENTRY_SHIFT);
    if (load<u32>(entry, LENGTH) == length && !v128.any_true(v128.xor(v128.load(entry), key))) {
      return load<u32>(entry, ROLE);
    }
  }
  return unknown;
}
