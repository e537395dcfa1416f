import { headOf, maskOfFirst } from './first-bytes';
import { writeVerdict } from './host';
import { FIRST_DECISIVE, decisiveCount } from './row-format';
import { endOf, startOf } from './rows';

/**
 * What lines mean, by the texts that decide it. The host knows the rules: it is asked once about every combination of texts.
 *
 * The key of a line consists of these texts, each followed by a line end.
 */
const MAX_KEY: u32 = 64;
const LINE_END: u8 = 0x0a;

/** An entry: the key padded with zeros, the feed, and the outcomes in and outside the regular session. */
const ENTRY: usize = 80;
const FEED: usize = 64;
const IN_SESSION: usize = 68;
const OUTSIDE: usize = 72;
const CAPACITY: u32 = 1_024;
const entries = memory.data(1_024 * 80, 16);
let count: u32 = 0;

/** A hash table with open addressing. A slot holds the number of an entry plus one, or 0. */
const SLOT_BITS: u32 = 12;
const slots = memory.data(4_096 * 4, 4);

/** Spreads the bits of a hash. */
const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;

const key = memory.data(64 + 16, 16);

/**
 * The verdicts on short texts that were found last. A place has the lengths of the texts, a byte each, the address of the entry,
 * and the texts padded with zeros. A place is chosen by the texts, without composing a key.
 */
const MAX_TEXT: u32 = 16;
const PLACE_BITS: u64 = 8;
const PLACE_SHIFT: u32 = 7;
const recent = memory.data(256 << 7, 16);
const VERDICT: usize = 8;
const TEXTS: usize = 16;

/** Number of lines that each rule has excluded. Every entry has two outcomes. */
const excluded = memory.data(2 * 1_024 * 4, 4);

/** Outcomes: the line is deferred, the parts of the bar that its trade updates, or the rule that excludes it. */
export const DEFERRED: u32 = 0;
export const VOLUME: u32 = 1;
export const HIGH_LOW: u32 = 2;
export const OPEN_CLOSE: u32 = 4;
export const FIRST_RULE: u32 = 8;

/** Returns the verdict on a row, or 0 if there is no room for it. */
export function findVerdict(row: usize): usize {
  let lengths: u64 = 0;
  let hash: u64 = 0;
  for (let role = FIRST_DECISIVE; role < FIRST_DECISIVE + decisiveCount; role += 1) {
    const start = startOf(row, role);
    const length = (endOf(row, role) - start) as u32;
    if (length > MAX_TEXT) return findKey(row);
    const text = headOf(start, length);
    lengths = (lengths << 8) | length;
    hash = (hash ^ i64x2.extract_lane(text, 0) ^ rotl<u64>(i64x2.extract_lane(text, 1), 29)) * FACTOR;
    hash ^= hash >> 32;
  }
  const place = recent + (((((hash ^ lengths) * FACTOR) >> (64 - PLACE_BITS)) as usize) << PLACE_SHIFT);
  if (load<u32>(place, VERDICT) != 0 && load<u64>(place) == lengths && areTextsOf(row, place)) {
    return load<u32>(place, VERDICT);
  }
  const verdict = findKey(row);
  if (verdict != 0) remember(row, place, lengths, verdict);
  return verdict;
}

/** True if the texts of a row, whose lengths are equal, are those of a place. */
function areTextsOf(row: usize, place: usize): bool {
  let differences = i64x2.splat(0);
  for (let index: u32 = 0; index < decisiveCount; index += 1) {
    const text = v128.load(place + ((index as usize) << 4), TEXTS);
    differences = v128.or(differences, v128.xor(text, textAt(row, FIRST_DECISIVE + index)));
  }
  return !v128.any_true(differences);
}

function remember(row: usize, place: usize, lengths: u64, verdict: usize): void {
  store<u64>(place, lengths);
  store<u32>(place, verdict as u32, VERDICT);
  for (let index: u32 = 0; index < decisiveCount; index += 1) {
    v128.store(place + ((index as usize) << 4), textAt(row, FIRST_DECISIVE + index), TEXTS);
  }
}

function textAt(row: usize, role: u32): v128 {
  const start = startOf(row, role);
  return headOf(start, (endOf(row, role) - start) as u32);
}

/** Finds the verdict by the key of a row, and asks the host about a new key. */
function findKey(row: usize): usize {
  const length = composeKey(row);
  if (length > MAX_KEY) return 0;
  const mask = ((1 as u32) << SLOT_BITS) - 1;
  let slot = hashOfKey();
  let found = load<u32>(slots + (slot << 2));
  while (found != 0) {
    const entry = entryAt(found - 1);
    if (isKey(entry)) return entry;
    slot = (slot + 1) & mask;
    found = load<u32>(slots + (slot << 2));
  }
  if (count == CAPACITY) return 0;
  const entry = entryAt(count);
  count += 1;
  store<u32>(slots + (slot << 2), count);
  for (let at: usize = 0; at < MAX_KEY; at += 16) v128.store(entry + at, v128.load(key + at));
  writeVerdict(key, length, entry + FEED);
  return entry;
}

export function feedOf(verdict: usize): u32 {
  return load<u32>(verdict, FEED);
}

export function outcomeOf(verdict: usize, isInSession: bool): u32 {
  return isInSession ? load<u32>(verdict, IN_SESSION) : load<u32>(verdict, OUTSIDE);
}

export function countExcluded(outcome: u32): void {
  const rule = excluded + ((outcome - FIRST_RULE) << 2);
  store<u32>(rule, load<u32>(rule) + 1);
}

/** Address of the numbers of excluded lines by rule, 4 bytes each. */
export function excludedStart(): usize {
  return excluded;
}

/** Writes the key of a row, padded with zeros, and returns its length, which is too large if there is no room for it. */
function composeKey(row: usize): u32 {
  const zeros = i64x2.splat(0);
  for (let at: usize = 0; at < MAX_KEY; at += 16) v128.store(key + at, zeros);
  let length: u32 = 0;
  for (let role = FIRST_DECISIVE; role < FIRST_DECISIVE + decisiveCount; role += 1) {
    let from = startOf(row, role);
    let rest = (endOf(row, role) - from) as u32;
    if (length + rest >= MAX_KEY) return MAX_KEY + 1;
    for (; rest > 16; rest -= 16) {
      v128.store(key + length, v128.load(from));
      from += 16;
      length += 16;
    }
    v128.store(key + length, v128.and(v128.load(from), v128.load(maskOfFirst(rest))));
    length += rest;
    store<u8>(key + length, LINE_END);
    length += 1;
  }
  return length;
}

function entryAt(index: u32): usize {
  return entries + (index as usize) * ENTRY;
}

function isKey(entry: usize): bool {
  const low = v128.or(difference(entry, 0), difference(entry, 16));
  const high = v128.or(difference(entry, 32), difference(entry, 48));
  return !v128.any_true(v128.or(low, high));
}

function difference(entry: usize, at: usize): v128 {
  return v128.xor(v128.load(entry + at), v128.load(key + at));
}

function hashOfKey(): u32 {
  let hash: u64 = 0;
  for (let at: usize = 0; at < MAX_KEY; at += 8) {
    hash = (hash ^ load<u64>(key + at)) * FACTOR;
    hash ^= hash >> 32;
  }
  return ((hash * FACTOR) >> (64 - SLOT_BITS)) as u32;
}
