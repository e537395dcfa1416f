import { MAX_LINES, SINGLE_LINE, readLines } from './batch';
import { countLine, countLines, defer } from './deferred';
import { isPaused } from './pause';
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
import { addTrades, isRefused } from './trades';

const LINE_END: u32 = 0x0a;
export const QUOTE: u32 = 0x22;
export const COLON: u32 = 0x3a;
export const COMMA: u32 = 0x2c;
export const OPEN: u32 = 0x7b;
export const CLOSE: u32 = 0x7d;
const MINUS: u32 = 0x2d;
const POINT: u32 = 0x2e;
const ZERO: u32 = 0x30;

/** The literals of JSON, to compare four bytes of each as one number. */
export const NULL: u32 = 0x6c6c_756e;
const TRUE: u32 = 0x6575_7274;
const ALSE: u32 = 0x6573_6c61;
const F: u32 = 0x66;

/** The host's `MAX_LINE_LENGTH`. A line with no more bytes has no more characters either. */
export const LONGEST_LINE: usize = 65_536;

/** The result of functions that find no valid text. */
export const NOT_FOUND: usize = 0;

/** The places of the fields of each line, described as in `batch.ts`: two numbers of 4 bytes for each role. */
const ROLES: u32 = 5;
const LINE: u32 = 40;
const fields = memory.data(257 * 40, 8);

/** The start of each line, and of the line after the last one. */
const starts = memory.data(257 * 4, 4);

/**
 * Aggregates lines of NDJSON: flat objects without escapes in strings or exponents in numbers.
 *
 * @param to must follow a line end
 * @returns the start of the first line that was not read, because the kernel pauses; otherwise `to`
 */
export function aggregateNdjson(from: usize, to: usize): usize {
  let line = from;
  while (line < to && !isPaused()) {
    const count = readByTemplate(line, to);
    if (count > 0) line = aggregateLines(count);
    else {
      countLine();
      line = aggregateLine(line);
    }
  }
  return line;
}

/** Aggregates or defers lines that were read by the template until the kernel pauses, and returns the start of the next line. */
function aggregateLines(count: u32): usize {
  readFields(0, count);
  let line: u32 = 0;
  while (line < count && !isPaused()) {
    const next = addTrades(line, count);
    countLines(next - line);
    line = next;
    if (!isRefused) continue;
    countLine();
    aggregateLine(startOfLine(line));
    line += 1;
  }
  return startOfLine(line);
}

/** Parses a line and aggregates or defers it. Returns the start of the next line. */
function aggregateLine(line: usize): usize {
  // A field that is missing is an empty text, wherever it is.
  for (let role: u32 = 0; role < ROLES; role += 1) describe(role, line, line);
  beginTemplate(line);
  const stopped = readObject(line);
  const end = endOfLine(stopped == NOT_FOUND ? line : stopped);
  const isLong = end - line > LONGEST_LINE;
  if (stopped != NOT_FOUND && !isLong && skipSpaces(stopped) == end && addSingleTrade()) endTemplate(end);
  else {
    discardTemplate();
    if (isLong || skipSpaces(line) < end) defer(line, end);
  }
  return end + 1;
}

/** Adds the trade of the line that was parsed. Returns false if the line must be deferred. */
function addSingleTrade(): bool {
  readFields(SINGLE_LINE, 1);
  return addTrades(SINGLE_LINE, SINGLE_LINE + 1) > SINGLE_LINE;
}

/** Reads the fields of lines whose places are known. */
function readFields(line: u32, count: u32): void {
  const first = fieldsOf(line) + 4;
  readLines(
    line,
    count,
    LINE,
    first + (SYMBOL << 3),
    first + (TIME << 3),
    first + (PRICE << 3),
    first + (SIZE << 3),
    first + (ID << 3),
  );
}

/**
 * Finds the fields of lines that differ from the line before only in their values, up to those of a batch, and returns the number
 * of these lines. Values are validated when they are read, except for bytes that JSON forbids in a symbol and leading zeros of a
 * number.
 */
function readByTemplate(from: usize, to: usize): u32 {
  if (firstPiece() == lastPiece()) return 0;
  let count: u32 = 0;
  let line = from;
  while (count < MAX_LINES && line < to) {
    const next = findFields(line, fieldsOf(count));
    if (next == NOT_FOUND) break;
    store<u32>(starts + (count << 2), line as u32);
    line = next;
    count += 1;
  }
  store<u32>(starts + (count << 2), line as u32);
  return count;
}

/** Finds the fields of a line by the template, and returns the start of the next line. */
function findFields(line: usize, found: usize): usize {
  const last = lastPiece();
  let piece = firstPiece();
  let position = line;
  while (piece != last) {
    const value = endOfPiece(piece, position);
    if (value == NOT_FOUND) return NOT_FOUND;
    const role = roleAfter(piece);
    const isText = isTextAfter(piece);
    piece = pieceAfter(piece);
    position = role == SYMBOL ? endOfString(value) : startOfPiece(piece, value);
    if (position == NOT_FOUND || (!isText && startsWithZeros(value))) return NOT_FOUND;
    store<u32>(found + (role << 3), (value - 1) as u32);
    store<u32>(found + (role << 3), position as u32, 4);
  }
  return endOfPiece(last, position);
}

/** Reads the fields of the object that is a line, and returns its end. */
function readObject(line: usize): usize {
  const start = skipSpaces(line);
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
      if (isDescribed(line, role)) return NOT_FOUND;
      describe(role, value, valueEnd);
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
export function endOfString(start: usize): usize {
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
export function endOfScalar(start: usize): usize {
  const word = load<u32>(start);
  if (word == NULL || word == TRUE) return start + 4;
  if ((word & 0xff) == F && load<u32>(start + 1) == ALSE) return start + 5;
  return endOfNumber(load<u8>(start) == MINUS ? start + 1 : start);
}

/**
 * Returns the end of a number without sign and exponent. JSON requires digits on both sides of a point, and forbids
 * leading zeros.
 */
export function endOfNumber(start: usize): usize {
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

export function skipSpaces(start: usize): usize {
  let position = start;
  for (let byte = load<u8>(position); byte == 0x20 || byte == 0x09 || byte == 0x0d; byte = load<u8>(position)) {
    position += 1;
  }
  return position;
}

export function endOfLine(start: usize): usize {
  let position = start;
  while (load<u8>(position) != LINE_END) position += 1;
  return position;
}

/** Describes where the field of the line that is parsed is. */
function describe(role: u32, start: usize, end: usize): void {
  const field = fieldsOf(SINGLE_LINE) + (role << 3);
  store<u32>(field, (start - 1) as u32);
  store<u32>(field, end as u32, 4);
}

/** Returns true if the field of the line that is parsed is not where the line starts. */
function isDescribed(line: usize, role: u32): bool {
  return load<u32>(fieldsOf(SINGLE_LINE) + (role << 3), 4) != (line as u32);
}

function fieldsOf(line: u32): usize {
  return fields + line * LINE;
}

function startOfLine(line: u32): usize {
  return load<u32>(starts + (line << 2));
}
