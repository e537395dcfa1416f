import { countLine, defer, isFull } from './deferred';
import { ID, PRICE, RESERVED, SIZE, SYMBOL, TIME, roleOf } from './json-keys';
import {
  endTemplate,
  endOfPiece,
  firstPiece,
  discardTemplate,
  isTextAfter,
  lastPiece,
  beginTemplate,
  addValue,
  pieceAfter,
  roleAfter,
  startOfPiece,
} from './line-template';
import { aggregateTrade } from './trades';

const LINE_END: u32 = 0x0a;
const QUOTE: u32 = 0x22;
const COLON: u32 = 0x3a;
const COMMA: u32 = 0x2c;
const OPEN: u32 = 0x7b;
const CLOSE: u32 = 0x7d;
const MINUS: u32 = 0x2d;
const POINT: u32 = 0x2e;
const ZERO: u32 = 0x30;

/** The literals of JSON, to compare four bytes of each as one number. */
const NULL: u32 = 0x6c6c_756e;
const TRUE: u32 = 0x6575_7274;
const ALSE: u32 = 0x6573_6c61;
const F: u32 = 0x66;

/** The host's `MAX_LINE_LENGTH`. A line with no more bytes has no more characters either. */
const LONGEST_LINE: usize = 65_536;

/** The result of functions that find no valid text. */
const NOT_FOUND: usize = 0;

/** Start and end of each field of the line, by role. Both are NOT_FOUND if the line does not have the field. */
const fields = memory.data(8 * 8, 8);

/**
 * Aggregates lines of NDJSON: flat objects without escapes in strings or exponents in numbers.
 *
 * @param to must follow a line end
 * @returns the start of the first line that was not read, because the list of deferred lines is full; otherwise `to`
 */
export function aggregateNdjson(from: usize, to: usize): usize {
  let line = from;
  while (line < to && !isFull()) {
    countLine();
    const next = readByTemplate(line);
    line = next != NOT_FOUND && aggregateFields() ? next : aggregateLine(line);
  }
  return line;
}

/** Parses a line and aggregates or defers it. Returns the start of the next line. */
function aggregateLine(line: usize): usize {
  memory.fill(fields, 0, 8 * 8);
  beginTemplate(line);
  const stopped = readObject(skipSpaces(line));
  const end = endOfLine(stopped == NOT_FOUND ? line : stopped);
  const isLong = end - line > LONGEST_LINE;
  if (stopped != NOT_FOUND && !isLong && skipSpaces(stopped) == end && aggregateFields()) endTemplate(end);
  else {
    discardTemplate();
    if (isLong || skipSpaces(line) < end) defer(line, end);
  }
  return end + 1;
}

/**
 * Reads the fields of a line that differs from the line before only in its values, and returns the start of the next
 * line. Values are validated when their trade is aggregated, except for bytes that JSON forbids in a symbol and leading
 * zeros of a number.
 */
function readByTemplate(line: usize): usize {
  const last = lastPiece();
  let piece = firstPiece();
  if (piece == last) return NOT_FOUND;
  let position = line;
  while (piece != last) {
    const value = endOfPiece(piece, position);
    if (value == NOT_FOUND) return NOT_FOUND;
    const role = roleAfter(piece);
    const isText = isTextAfter(piece);
    piece = pieceAfter(piece);
    position = role == SYMBOL ? endOfString(value) : startOfPiece(piece, value);
    if (position == NOT_FOUND || (!isText && startsWithZeros(value))) return NOT_FOUND;
    store<u32>(fields + (role << 3), value as u32);
    store<u32>(fields + (role << 3), position as u32, 4);
  }
  return endOfPiece(last, position);
}

function aggregateFields(): bool {
  return aggregateTrade(
    startOf(SYMBOL),
    endOf(SYMBOL),
    startOf(TIME),
    endOf(TIME),
    startOf(PRICE),
    endOf(PRICE),
    startOf(SIZE),
    endOf(SIZE),
    startOf(ID),
    endOf(ID),
  );
}

/** Reads the fields of an object, and returns its end. */
function readObject(start: usize): usize {
  if (load<u8>(start) != OPEN) return NOT_FOUND;
  let position = start + 1;
  while (true) {
    position = skipSpaces(position);
    if (load<u8>(position) != QUOTE) return NOT_FOUND;
    const key = position + 1;
    const keyEnd = endOfString(key);
    if (keyEnd == NOT_FOUND) return NOT_FOUND;
    const role = roleOf(key, (keyEnd - key) as u32);
    if (role == RESERVED) return NOT_FOUND;
    position = skipSpaces(keyEnd + 1);
    if (load<u8>(position) != COLON) return NOT_FOUND;
    position = skipSpaces(position + 1);
    const isText = load<u8>(position) == QUOTE;
    const value = isText ? position + 1 : position;
    const valueEnd = isText ? endOfString(value) : role < RESERVED ? endOfNumber(value) : endOfScalar(value);
    if (valueEnd == NOT_FOUND) return NOT_FOUND;
    if (role < RESERVED) {
      // A repeated key is ambiguous.
      if (startOf(role) != NOT_FOUND) return NOT_FOUND;
      store<u32>(fields + (role << 3), value as u32);
      store<u32>(fields + (role << 3), valueEnd as u32, 4);
    }
    addValue(role, isText, value, valueEnd);
    position = skipSpaces(isText ? valueEnd + 1 : valueEnd);
    const next = load<u8>(position);
    position += 1;
    if (next == CLOSE) return position;
    if (next != COMMA) return NOT_FOUND;
  }
}

/** Returns the address of the closing quote of a string without escapes. */
function endOfString(start: usize): usize {
  for (let block = start; ; block += 16) {
    const bytes = v128.load(block);
    const quotes = i8x16.bitmask(i8x16.eq(bytes, i8x16.splat(QUOTE as i8))) as u32;
    // JSON allows no control characters in strings; the line end is one of them.
    const others = i8x16.bitmask(
      v128.or(i8x16.eq(bytes, i8x16.splat(0x5c)), i8x16.lt_u(bytes, i8x16.splat(0x20))),
    ) as u32;
    if ((quotes | others) == 0) continue;
    const first = ctz<u32>(quotes | others);
    return ((quotes >> first) & 1) != 0 ? block + first : NOT_FOUND;
  }
}

/** Returns the end of a literal or a number. */
function endOfScalar(start: usize): usize {
  const word = load<u32>(start);
  if (word == NULL || word == TRUE) return start + 4;
  if ((word & 0xff) == F && load<u32>(start + 1) == ALSE) return start + 5;
  return endOfNumber(load<u8>(start) == MINUS ? start + 1 : start);
}

/**
 * Returns the end of a number without sign and exponent. JSON requires digits on both sides of a point, and forbids
 * leading zeros.
 */
function endOfNumber(start: usize): usize {
  const whole = endOfDigits(start);
  if (whole == start || startsWithZeros(start)) return NOT_FOUND;
  if (load<u8>(whole) != POINT) return whole;
  const end = endOfDigits(whole + 1);
  return end == whole + 1 ? NOT_FOUND : end;
}

function startsWithZeros(start: usize): bool {
  return load<u8>(start) == ZERO && load<u8>(start + 1) - ZERO <= 9;
}

function endOfDigits(start: usize): usize {
  let position = start;
  while (load<u8>(position) - ZERO <= 9) position += 1;
  return position;
}

function skipSpaces(start: usize): usize {
  let position = start;
  for (let byte = load<u8>(position); byte == 0x20 || byte == 0x09 || byte == 0x0d; byte = load<u8>(position)) {
    position += 1;
  }
  return position;
}

function endOfLine(start: usize): usize {
  let position = start;
  while (load<u8>(position) != LINE_END) position += 1;
  return position;
}

function startOf(role: u32): usize {
  return load<u32>(fields + (role << 3));
}

function endOf(role: u32): usize {
  return load<u32>(fields + (role << 3), 4);
}
