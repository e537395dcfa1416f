import { headOf, maskOfFirst } from './first-bytes';
import { INVALID, readInteger } from './numbers';
import { FIRST_ID, hasIdsOfValues, idCount } from './row-format';
import { putNumber, writeValues } from './row-values';
import { endOf, startOf } from './rows';
import { BLOCK, TEXT_SHIFT, hashFour } from './sha256';
import { isPlain } from './symbols';

/**
 * The ids of a batch of rows. The text of each is in the blocks that SHA-256 hashes: the text, a bit that ends it, zeros, and
 * its length.
 */
const BATCH: u32 = 64;
const texts = memory.data(64 * 128, 16);
const lengths = memory.data(64 * 4, 4);
const keys = memory.data(64 * 8, 16);
/** 1 if the key of an id is a hash. */
const hashed = memory.data(64, 16);
/** 1 if an id is made of the values of its trade. */
const ofValues = memory.data(64, 16);

/** Maximum bytes of an id. A bar keeps the ids of its first and last trade. */
const MAX_LENGTH: u32 = 52;
const MAX_LENGTH_OF_VALUES: u32 = 116;

/** Bytes at the end of a block that hold the length of the text in bits, as far as it is not zero. */
const LENGTH: usize = 2;
/** Maximum bytes of a text that fits one block. */
const MAX_LENGTH_OF_BLOCK: u32 = 55;

/** Maximum bytes of the number of a repeated trade, with the sign before it. */
const LONGEST_NUMBER: u32 = 11;

export const MAX_NUMBER: u64 = i64.MAX_VALUE;
const ZERO: u32 = 0x30;
const COLON: u32 = 0x3a;
const NUMBER_SIGN: u32 = 0x23;
const END_OF_TEXT: u32 = 0x80;

/** Maximum bytes of an id in this file. */
export function maxIdLength(): u32 {
  return hasIdsOfValues ? MAX_LENGTH_OF_VALUES : MAX_LENGTH;
}

export function keyAt(index: u32): u64 {
  return load<u64>(keys + (index << 3));
}

/** Address and length of the text of an id. */
export function textAt(index: u32): usize {
  return texts + (index << TEXT_SHIFT);
}

export function lengthAt(index: u32): u32 {
  return load<u32>(lengths + (index << 2));
}

/** True if an id is made of the values of its trade. */
export function isOfValues(index: u32): bool {
  return load<u8>(ofValues + index) != 0;
}

/**
 * Joins the columns of an id by colons, or the values of a trade without id. Returns false if the host has to decide whether
 * it is an id, or if the kernel has no room for it.
 */
export function composeId(row: usize, index: u32): bool {
  const text = textAt(index);
  clear(text);
  const isOfItsValues = hasIdsOfValues && hasNoId(row);
  store<u8>(ofValues + index, isOfItsValues);
  const length = isOfItsValues ? writeValues(row, text, MAX_LENGTH_OF_VALUES) : joinColumns(row, text);
  if (length == 0) return false;
  store<u32>(lengths + (index << 2), length);
  // An id of several columns or values has a sign between them.
  const number = isOfItsValues || idCount > 1 ? INVALID : numberOf(text, length);
  const isHashed = number > MAX_NUMBER;
  store<u8>(hashed + index, isHashed);
  if (isHashed) endText(text, length);
  else store<u64>(keys + (index << 3), number);
  return true;
}

/** Appends a number to an id that is made of values, and returns its key; 0 if the kernel has no room for the number. */
export function numberId(index: u32, number: u32): u64 {
  const text = textAt(index);
  const length = lengthAt(index);
  if (length + LONGEST_NUMBER > MAX_LENGTH_OF_VALUES) return 0;
  if (length <= MAX_LENGTH_OF_BLOCK) store<u16>(text + BLOCK - LENGTH, 0);
  store<u8>(text + length, NUMBER_SIGN as u8);
  const numbered = (putNumber(text + length + 1, number) - text) as u32;
  store<u32>(lengths + (index << 2), numbered);
  endText(text, numbered);
  const first = index & ~3;
  hashFour(textAt(first), keys + (first << 3), (1 as u32) << ((index & 3) << 3));
  return keyAt(index);
}

/** True if the columns of the id are empty, or if there are none. */
function hasNoId(row: usize): bool {
  return idCount == 0 || (idCount == 1 && startOf(row, FIRST_ID) == endOf(row, FIRST_ID));
}

/** Joins the columns of an id, and returns its length; 0 if it is not an id that the kernel can represent. */
function joinColumns(row: usize, text: usize): u32 {
  const maximum = maxIdLength();
  const last = FIRST_ID + idCount - 1;
  let length: u32 = 0;
  for (let role = FIRST_ID; role < last; role += 1) {
    const start = startOf(row, role);
    const part = (endOf(row, role) - start) as u32;
    if (length + part >= maximum || start == 0 || !isWord(start, part)) return 0;
    copy(text + length, start, part);
    length += part;
    store<u8>(text + length, COLON as u8);
    length += 1;
  }
  const start = startOf(row, last);
  const part = (endOf(row, last) - start) as u32;
  if (part == 0 || start == 0 || length + part > maximum) return 0;
  // Most ids are words, which are plain.
  if (!isWord(start, part) && !isPlain(start, part)) return 0;
  copy(text + length, start, part);
  return length + part;
}

/** Ends a text as SHA-256 demands. */
function endText(text: usize, length: u32): void {
  store<u8>(text + length, END_OF_TEXT as u8);
  const end = text + (length <= MAX_LENGTH_OF_BLOCK ? BLOCK : 2 * BLOCK) - LENGTH;
  store<u8>(end, (length >> 5) as u8);
  store<u8>(end, (length << 3) as u8, 1);
}

/** Computes the keys of the first ids of the batch that are hashes. */
export function hashIds(count: u32): void {
  for (let index: u32 = 0; index < count; index += 4) {
    const which = load<u32>(hashed + index);
    if (which != 0) hashFour(textAt(index), keys + (index << 3), which);
  }
  memory.fill(hashed, 0, BATCH);
}

/** The key of an id that is a whole number below 2^63. A greater number stands for none. */
export function numberOf(start: usize, length: u32): u64 {
  return load<u8>(start) == ZERO && length > 1 ? u64.MAX_VALUE : readInteger(start, start + length);
}

function clear(text: usize): void {
  const zeros = i64x2.splat(0);
  const end = text + (hasIdsOfValues ? 2 * BLOCK : BLOCK);
  for (let at = text; at < end; at += 16) v128.store(at, zeros);
}

/** Copies a text, and zeros after it. */
function copy(to: usize, start: usize, length: u32): void {
  let rest = length;
  let from = start;
  let at = to;
  for (; rest > 16; rest -= 16) {
    v128.store(at, v128.load(from));
    at += 16;
    from += 16;
  }
  v128.store(at, v128.and(v128.load(from), v128.load(maskOfFirst(rest))));
}

/** True if a text consists of ASCII letters, digits and underscores. */
function isWord(start: usize, length: u32): bool {
  if (length > 16) return false;
  const text = headOf(start, length);
  const letters = i8x16.lt_u(i8x16.sub(v128.or(text, i8x16.splat(0x20)), i8x16.splat(0x61)), i8x16.splat(26));
  const digits = i8x16.lt_u(i8x16.sub(text, i8x16.splat(0x30)), i8x16.splat(10));
  const others = i8x16.eq(text, i8x16.splat(0x5f));
  const all = i8x16.bitmask(v128.or(v128.or(letters, digits), others)) as u32;
  return all == ((1 as u32) << length) - 1;
}
