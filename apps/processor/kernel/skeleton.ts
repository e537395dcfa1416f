import { maskOfFirst } from './first-bytes';
import { RESERVED } from './json-keys';

/**
 * What stands between the values of a line of NDJSON: `{"symbol":"`, `","price":` and so on. Most lines of a file have
 * the same, so the next line is compared with that of the one before, before it is read as JSON.
 */

/** Values of a line at most, and bytes of a piece between them. */
const MAX_VALUES: u32 = 5;
const MAX_LENGTH: usize = 32;

/** Bytes of the longest value that is looked for. */
const MAX_VALUE: usize = 64;

/**
 * Entries of 96 bytes: a piece filled up with zeros, which of its 32 bytes count, what ends the value before it in
 * every of 16 bytes, its length, what value follows.
 */
const ENTRY: usize = 96;
const pieces = memory.data(6 * 96, 16);
const MASK: usize = 32;
const FIRST: usize = 64;
const LENGTH: usize = 80;
const ROLE: usize = 84;
const IS_TEXT: usize = 88;

/** How many values the lines have; 0 while no skeleton is known. */
let values: u32 = 0;
/** Where the piece of the line begins that is being learnt; 0 where it has one that cannot be learnt. */
let learnt: usize = 0;

/** Forgets what is known, and begins to learn a line. */
export function learnLine(start: usize): void {
  values = 0;
  learnt = start;
}

/** Learns the piece before a value of this role; a line with a value that is not used is not learnt. */
export function learnValue(role: u32, isText: bool, start: usize, end: usize): void {
  if (learnt == 0 || role >= RESERVED || values == MAX_VALUES || !learnPiece(start)) {
    learnt = 0;
    return;
  }
  const entry = pieceAt(values);
  store<u32>(entry, role, ROLE);
  store<u32>(entry, isText, IS_TEXT);
  values += 1;
  learnt = end;
}

/** Learns what ends the line, its line end included; nothing is known where that cannot be done. */
export function endLearning(lineEnd: usize): void {
  if (learnt == 0 || !learnPiece(lineEnd + 1)) values = 0;
}

export function forgetLine(): void {
  values = 0;
}

/** The piece that a line begins with. */
export function firstPiece(): usize {
  return pieces;
}

/** The piece that a line ends with: the first one, while no skeleton is known. */
export function lastPiece(): usize {
  return pieceAt(values);
}

export function pieceAfter(piece: usize): usize {
  return piece + ENTRY;
}

/** Where a piece ends that begins at an address; 0 where other bytes stand there. */
export function endOfPiece(piece: usize, start: usize): usize {
  const low = v128.and(v128.xor(v128.load(start), v128.load(piece)), v128.load(piece, MASK));
  const high = v128.and(v128.xor(v128.load(start, 16), v128.load(piece, 16)), v128.load(piece, MASK + 16));
  return v128.any_true(v128.or(low, high)) ? 0 : start + load<u32>(piece, LENGTH);
}

/** Where a piece begins at the earliest, for a value that begins at an address; 0 where the value is longer than any. */
export function startOfPiece(piece: usize, value: usize): usize {
  const firsts = v128.load(piece, FIRST);
  for (let block = value; block < value + MAX_VALUE; block += 16) {
    const found = i8x16.bitmask(i8x16.eq(v128.load(block), firsts)) as u32;
    if (found != 0) return block + ctz<u32>(found);
  }
  return 0;
}

/** What the value after a piece is. */
export function roleAfter(piece: usize): u32 {
  return load<u32>(piece, ROLE);
}

export function isTextAfter(piece: usize): bool {
  return load<u32>(piece, IS_TEXT) != 0;
}

function pieceAt(index: u32): usize {
  return pieces + (index as usize) * ENTRY;
}

function learnPiece(end: usize): bool {
  const length = end - learnt;
  if (length > MAX_LENGTH) return false;
  const entry = pieceAt(values);
  const mask = maskOfFirst(length);
  v128.store(entry, v128.load(learnt));
  v128.store(entry, v128.load(learnt, 16), 16);
  v128.store(entry, i8x16.splat(load<u8>(learnt)), FIRST);
  v128.store(entry, v128.load(mask), MASK);
  v128.store(entry, v128.load(mask, 16), MASK + 16);
  store<u32>(entry, length as u32, LENGTH);
  return true;
}
