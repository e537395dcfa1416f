import { maskOfFirst } from './first-bytes';
import { RESERVED } from './json-keys';

/**
 * The text between the values of a line of NDJSON: `{"symbol":"`, `","price":` and so on. Most lines of a file share
 * it, so that a line is first compared with the template of the line before, and only parsed as JSON if it differs.
 */

/** Maximum number of values in a line, and of bytes in a piece of text between values. */
const MAX_VALUES: u32 = 5;
const MAX_LENGTH: usize = 32;

/** Maximum bytes of a value. */
const MAX_VALUE: usize = 64;

/**
 * Entries of 96 bytes: a piece padded with zeros, a mask of its bytes, its first byte in each of 16 bytes, its length,
 * and the role and kind of the value that follows it.
 */
const ENTRY: usize = 96;
const pieces = memory.data(6 * 96, 16);
const MASK: usize = 32;
const FIRST: usize = 64;
const LENGTH: usize = 80;
const ROLE: usize = 84;
const IS_TEXT: usize = 88;

/** Number of values in a line; 0 if there is no template. */
let valueCount: u32 = 0;
/** Start of the piece that comes next while a template is made; 0 if the line cannot be a template. */
let pieceStart: usize = 0;

/** Discards the template, and starts to make one from a line. */
export function beginTemplate(start: usize): void {
  valueCount = 0;
  pieceStart = start;
}

/** Adds a value and the piece before it. A line with a value that is not needed cannot be a template. */
export function addValue(role: u32, isText: bool, start: usize, end: usize): void {
  if (pieceStart == 0 || role >= RESERVED || valueCount == MAX_VALUES || !addPiece(start)) {
    pieceStart = 0;
    return;
  }
  const entry = pieceAt(valueCount);
  store<u32>(entry, role, ROLE);
  store<u32>(entry, isText, IS_TEXT);
  valueCount += 1;
  pieceStart = end;
}

/** Completes the template with the piece that ends the line, including its line end. */
export function endTemplate(lineEnd: usize): void {
  if (pieceStart == 0 || !addPiece(lineEnd + 1)) valueCount = 0;
}

export function discardTemplate(): void {
  valueCount = 0;
}

/** The piece that starts a line. */
export function firstPiece(): usize {
  return pieces;
}

/** The piece that ends a line. It is the first piece if there is no template. */
export function lastPiece(): usize {
  return pieceAt(valueCount);
}

export function pieceAfter(piece: usize): usize {
  return piece + ENTRY;
}

/** Returns the end of a piece at an address, or 0 if other bytes are there. */
export function endOfPiece(piece: usize, start: usize): usize {
  const low = v128.and(v128.xor(v128.load(start), v128.load(piece)), v128.load(piece, MASK));
  const high = v128.and(v128.xor(v128.load(start, 16), v128.load(piece, 16)), v128.load(piece, MASK + 16));
  return v128.any_true(v128.or(low, high)) ? 0 : start + load<u32>(piece, LENGTH);
}

/** Returns the first place after the start of a value at which a piece can start, or 0 if the value is too long. */
export function startOfPiece(piece: usize, value: usize): usize {
  const firsts = v128.load(piece, FIRST);
  for (let block = value; block < value + MAX_VALUE; block += 16) {
    const found = i8x16.bitmask(i8x16.eq(v128.load(block), firsts)) as u32;
    if (found != 0) return block + ctz<u32>(found);
  }
  return 0;
}

/** Returns the role of the value that follows a piece. */
export function roleAfter(piece: usize): u32 {
  return load<u32>(piece, ROLE);
}

export function isTextAfter(piece: usize): bool {
  return load<u32>(piece, IS_TEXT) != 0;
}

function pieceAt(index: u32): usize {
  return pieces + (index as usize) * ENTRY;
}

function addPiece(end: usize): bool {
  const length = end - pieceStart;
  if (length > MAX_LENGTH) return false;
  const entry = pieceAt(valueCount);
  const mask = maskOfFirst(length);
  v128.store(entry, v128.load(pieceStart));
  v128.store(entry, v128.load(pieceStart, 16), 16);
  v128.store(entry, i8x16.splat(load<u8>(pieceStart)), FIRST);
  v128.store(entry, v128.load(mask), MASK);
  v128.store(entry, v128.load(mask, 16), MASK + 16);
  store<u32>(entry, length as u32, LENGTH);
  return true;
}
