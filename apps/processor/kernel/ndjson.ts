import { countLine, defer, isFull } from './deferred';
import { ID, PRICE, RESERVED, SIZE, SYMBOL, TIME, roleOf } from './json-keys';
import {
  endLearning,
  endOfPiece,
  firstPiece,
  forgetLine,
  isTextAfter,
  lastPiece,
  learnLine,
  learnValue,
  pieceAfter,
  roleAfter,
  startOfPiece,
} from './skeleton';
import { takeTrade } from './trades';

const LINE_END: u32 = 0x0a;
const QUOTE: u32 = 0x22;
const COLON: u32 = 0x3a;
const COMMA: u32 = 0x2c;
const OPEN: u32 = 0x7b;
const CLOSE: u32 = 0x7d;
const MINUS: u32 = 0x2d;
const POINT: u32 = 0x2e;
const ZERO: u32 = 0x30;

/** The three words of JSON, of which the last bytes are compared as one number. */
const NULL: u32 = 0x6c6c_756e;
const TRUE: u32 = 0x6575_7274;
const ALSE: u32 = 0x6573_6c61;
const F: u32 = 0x66;

/** Bytes of a line that has no more characters than are read (`MAX_LINE_LENGTH` of the host). */
const LONGEST_LINE: usize = 65_536;

/** What is not understood. */
const NOWHERE: usize = 0;

/** Where the fields of the line stand, by their role; start and end are both NOWHERE where it has none. */
const fields = memory.data(8 * 8, 8);

/**
 * Takes lines of NDJSON: flat objects, whose strings have no escapes and whose numbers no exponents.
 *
 * @param to after a line end
 * @returns where the first line begins that was not taken, for the list of those handed back is full
 */
export function aggregateNdjson(from: usize, to: usize): usize {
  let line = from;
  while (line < to && !isFull()) {
    countLine();
    const next = readKnown(line);
    line = next != NOWHERE && take() ? next : foldLine(line);
  }
  return line;
}

/** Takes any line, and returns where the next begins. */
function foldLine(line: usize): usize {
  memory.fill(fields, 0, 8 * 8);
  learnLine(line);
  const stopped = readObject(skipSpaces(line));
  const end = endOfLine(stopped == NOWHERE ? line : stopped);
  const isLong = end - line > LONGEST_LINE;
  if (stopped != NOWHERE && !isLong && skipSpaces(stopped) == end && take()) endLearning(end);
  else {
    forgetLine();
    if (isLong || skipSpaces(line) < end) defer(line, end);
  }
  return end + 1;
}

/**
 * Reads a line into the fields that is as the one before but for its values, and returns where the next begins. What
 * stands in the values is seen when they are taken, except what a symbol must not have in JSON, and zeros before a
 * number.
 */
function readKnown(line: usize): usize {
  const last = lastPiece();
  let piece = firstPiece();
  if (piece == last) return NOWHERE;
  let position = line;
  while (piece != last) {
    const value = endOfPiece(piece, position);
    if (value == NOWHERE) return NOWHERE;
    const role = roleAfter(piece);
    const isText = isTextAfter(piece);
    piece = pieceAfter(piece);
    position = role == SYMBOL ? endOfString(value) : startOfPiece(piece, value);
    if (position == NOWHERE || (!isText && startsWithZeros(value))) return NOWHERE;
    store<u32>(fields + (role << 3), value as u32);
    store<u32>(fields + (role << 3), position as u32, 4);
  }
  return endOfPiece(last, position);
}

function take(): bool {
  return takeTrade(
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

/** Reads an object into the fields, and returns where it ends. */
function readObject(start: usize): usize {
  if (load<u8>(start) != OPEN) return NOWHERE;
  let position = start + 1;
  while (true) {
    position = skipSpaces(position);
    if (load<u8>(position) != QUOTE) return NOWHERE;
    const key = position + 1;
    const keyEnd = endOfString(key);
    if (keyEnd == NOWHERE) return NOWHERE;
    const role = roleOf(key, (keyEnd - key) as u32);
    if (role == RESERVED) return NOWHERE;
    position = skipSpaces(keyEnd + 1);
    if (load<u8>(position) != COLON) return NOWHERE;
    position = skipSpaces(position + 1);
    const isText = load<u8>(position) == QUOTE;
    const value = isText ? position + 1 : position;
    const valueEnd = isText ? endOfString(value) : role < RESERVED ? endOfNumber(value) : endOfScalar(value);
    if (valueEnd == NOWHERE) return NOWHERE;
    if (role < RESERVED) {
      // A key that is there twice says two things.
      if (startOf(role) != NOWHERE) return NOWHERE;
      store<u32>(fields + (role << 3), value as u32);
      store<u32>(fields + (role << 3), valueEnd as u32, 4);
    }
    learnValue(role, isText, value, valueEnd);
    position = skipSpaces(isText ? valueEnd + 1 : valueEnd);
    const next = load<u8>(position);
    position += 1;
    if (next == CLOSE) return position;
    if (next != COMMA) return NOWHERE;
  }
}

/** Where the closing quote of a string stands, in which nothing is escaped. */
function endOfString(start: usize): usize {
  for (let block = start; ; block += 16) {
    const bytes = v128.load(block);
    const quotes = i8x16.bitmask(i8x16.eq(bytes, i8x16.splat(QUOTE as i8))) as u32;
    // Escapes, and control characters, the line end among them, which JSON has not in strings.
    const others = i8x16.bitmask(
      v128.or(i8x16.eq(bytes, i8x16.splat(0x5c)), i8x16.lt_u(bytes, i8x16.splat(0x20))),
    ) as u32;
    if ((quotes | others) == 0) continue;
    const first = ctz<u32>(quotes | others);
    return ((quotes >> first) & 1) != 0 ? block + first : NOWHERE;
  }
}

/** The end of a word or a number. */
function endOfScalar(start: usize): usize {
  const word = load<u32>(start);
  if (word == NULL || word == TRUE) return start + 4;
  if ((word & 0xff) == F && load<u32>(start + 1) == ALSE) return start + 5;
  return endOfNumber(load<u8>(start) == MINUS ? start + 1 : start);
}

/** The end of a number without sign and exponent: no zeros before it, digits on both sides of a point. */
function endOfNumber(start: usize): usize {
  const whole = endOfDigits(start);
  if (whole == start || startsWithZeros(start)) return NOWHERE;
  if (load<u8>(whole) != POINT) return whole;
  const end = endOfDigits(whole + 1);
  return end == whole + 1 ? NOWHERE : end;
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
