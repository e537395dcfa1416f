import { countLine } from './deferred';
import { RESERVED, roleOf } from './json-keys';
import {
  CLOSE,
  COLON,
  COMMA,
  LONGEST_LINE,
  NOT_FOUND,
  NULL,
  OPEN,
  QUOTE,
  endOfLine,
  endOfNumber,
  endOfScalar,
  endOfString,
  skipSpaces,
} from './ndjson';
import { FIRST_DECISIVE, FIRST_ID, idCount } from './row-format';
import { addRow, canRead, clearFields, endRow, finishRows, setField, startOf } from './rows';

const LINE_END: u32 = 0x0a;
const OPEN_LIST: u32 = 0x5b;
const CLOSE_LIST: u32 = 0x5d;
const MINUS: u32 = 0x2d;
const PLUS: u32 = 0x2b;
const ZERO: u32 = 0x30;
const LOWER_E: u32 = 0x65;
const LOWER_CASE: u32 = 0x20;

/** Values that are skipped can be nested as deeply. */
const MAX_DEPTH: u32 = 8;

/**
 * Aggregates lines of NDJSON with rules: objects without escapes in strings. What decides the meaning of a line may be a list,
 * and what does not matter may be a list or an object.
 *
 * @param to must follow a line end
 * @returns the start of the first line that was not aggregated, because the kernel pauses; otherwise `to`
 */
export function aggregateNdjsonRows(from: usize, to: usize): usize {
  let line = from;
  while (line < to && canRead()) line = readLine(line);
  return finishRows(line);
}

/** Adds the row of a line unless it is blank, and returns the start of the next line. */
function readLine(line: usize): usize {
  const number = countLine();
  const start = skipSpaces(line);
  if (load<u8>(start) == LINE_END && start - line <= LONGEST_LINE) return start + 1;
  const row = addRow(line, number);
  clearFields(row);
  const stopped = readObject(row, start);
  const end = endOfLine(stopped == NOT_FOUND ? line : stopped);
  const isRead = stopped != NOT_FOUND && end - line <= LONGEST_LINE && skipSpaces(stopped) == end;
  endRow(row, end, !isRead);
  return end + 1;
}

/** Reads the fields of an object, and returns its end. */
function readObject(row: usize, start: usize): usize {
  if (load<u8>(start) != OPEN) return NOT_FOUND;
  let position = start + 1;
  while (true) {
    position = skipSpaces(position);
    if (load<u8>(position) != QUOTE) return NOT_FOUND;
    const key = position + 1;
    const keyEnd = endOfString(key);
    if (keyEnd == NOT_FOUND) return NOT_FOUND;
    const role = roleOf(key, (keyEnd - key) as u32);
    position = skipSpaces(keyEnd + 1);
    // A repeated key is ambiguous.
    if (role == RESERVED || load<u8>(position) != COLON || (role < RESERVED && startOf(row, role) != 0))
      return NOT_FOUND;
    position = readValue(row, role, skipSpaces(position + 1));
    if (position == NOT_FOUND) return NOT_FOUND;
    position = skipSpaces(position);
    const next = load<u8>(position);
    position += 1;
    if (next == CLOSE) return position;
    if (next != COMMA) return NOT_FOUND;
  }
}

/** Reads a value into the field of its role, and returns its end. What decides is compared as it is written. */
function readValue(row: usize, role: u32, start: usize): usize {
  if (role > RESERVED) return endOfValue(start, 0);
  const isText = load<u8>(start) == QUOTE;
  const value = isText ? start + 1 : start;
  const isDecisive = role >= FIRST_DECISIVE;
  if (isDecisive && load<u8>(start) == OPEN_LIST) {
    const listEnd = endOfList(start + 1);
    setField(row, role, start, listEnd);
    return listEnd;
  }
  if (!isDecisive && load<u32>(start) == NULL) {
    // The host rejects a line without a part of its id.
    if (idCount > 1 && role >= FIRST_ID && role < FIRST_ID + idCount) return NOT_FOUND;
    // An empty field, by which a repeated key is noticed.
    setField(row, role, start, start);
    return start + 4;
  }
  const end = isText ? endOfString(value) : isDecisive ? endOfScalar(value) : endOfAnyNumber(value);
  if (end == NOT_FOUND) return NOT_FOUND;
  const after = isText ? end + 1 : end;
  if (isDecisive) setField(row, role, start, after);
  else setField(row, role, value, end);
  return after;
}

/** Returns the end of a number, which may have a sign and an exponent. */
function endOfAnyNumber(start: usize): usize {
  const end = endOfNumber(load<u8>(start) == MINUS ? start + 1 : start);
  if (end == NOT_FOUND || (load<u8>(end) | LOWER_CASE) != LOWER_E) return end;
  const sign = load<u8>(end + 1);
  const exponent = sign == MINUS || sign == PLUS ? end + 2 : end + 1;
  let position = exponent;
  while (load<u8>(position) - ZERO <= 9) position += 1;
  return position == exponent ? NOT_FOUND : position;
}

/** Returns the end of a value of any kind. */
function endOfValue(start: usize, depth: u32): usize {
  const first: u32 = load<u8>(start);
  if (first == QUOTE) {
    const end = endOfString(start + 1);
    return end == NOT_FOUND ? NOT_FOUND : end + 1;
  }
  const isObject = first == OPEN;
  if (!isObject && first != OPEN_LIST) {
    return first == MINUS || first - ZERO <= 9 ? endOfAnyNumber(start) : endOfScalar(start);
  }
  if (depth == MAX_DEPTH) return NOT_FOUND;
  const close = isObject ? CLOSE : CLOSE_LIST;
  let position = skipSpaces(start + 1);
  if (load<u8>(position) == close) return position + 1;
  while (true) {
    if (isObject) position = afterKey(position);
    if (position != NOT_FOUND) position = endOfValue(position, depth + 1);
    if (position == NOT_FOUND) return NOT_FOUND;
    position = skipSpaces(position);
    const next: u32 = load<u8>(position);
    if (next == close) return position + 1;
    if (next != COMMA) return NOT_FOUND;
    position = skipSpaces(position + 1);
  }
}

/** Returns the start of the value after a key. */
function afterKey(start: usize): usize {
  if (load<u8>(start) != QUOTE) return NOT_FOUND;
  const end = endOfString(start + 1);
  if (end == NOT_FOUND) return NOT_FOUND;
  const colon = skipSpaces(end + 1);
  return load<u8>(colon) == COLON ? skipSpaces(colon + 1) : NOT_FOUND;
}

/** Returns the end of a list without lists and objects in it. The host decides whether it is valid. */
function endOfList(start: usize): usize {
  let position = start;
  while (load<u8>(position) != CLOSE_LIST) {
    const byte: u32 = load<u8>(position);
    if (byte == LINE_END || byte == OPEN_LIST || byte == OPEN || byte == CLOSE) return NOT_FOUND;
    const end = byte == QUOTE ? endOfString(position + 1) : position;
    if (end == NOT_FOUND) return NOT_FOUND;
    position = end + 1;
  }
  return position + 1;
}
