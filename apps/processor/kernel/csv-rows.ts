import { countLine } from './deferred';
import { fieldCount, separator } from './format';
import { FIRST_DECISIVE, columnAt, columnCount, roleAt, unnamedFields } from './row-format';
import { indexRows, unclosed } from './row-structure';
import { addRow, canRead, endRow, finishRows, setField } from './rows';
import { WINDOW, firstEntry } from './structural-index';

const LINE_END: u32 = 0x0a;
const CARRIAGE_RETURN: u32 = 0x0d;
const QUOTE: u32 = 0x22;
const SPACE: u32 = 0x20;

/**
 * Aggregates lines of CSV with rules, like `aggregateCsv`.
 *
 * @returns the start of the first line that was not aggregated, because the kernel pauses; otherwise `to`
 */
export function aggregateCsvRows(from: usize, to: usize): usize {
  let line = from;
  while (line < to && canRead()) {
    const next = readWindow(line, min(line + WINDOW, to));
    // A line that is longer than the window is always deferred.
    line = next == line && canRead() ? deferLongLine(line) : next;
  }
  return finishRows(line);
}

/** Reads the lines that end in a window, and returns the start of the next line. */
function readWindow(from: usize, to: usize): usize {
  const entriesEnd = indexRows(from, to);
  const lineEntries = fieldCount << 2;
  let line = from;
  let entry = firstEntry();
  while (entry < entriesEnd && canRead()) {
    let last = entry + lineEntries - 4;
    let isRegular = last < entriesEnd && isLine(entry, last);
    if (!isRegular) {
      last = entry;
      while (last < entriesEnd && load<u8>(load<u32>(last)) != LINE_END) last += 4;
      if (last >= entriesEnd) break;
      const fields = ((last - entry) >> 2) + 1;
      isRegular = fields >= fieldCount && fields <= fieldCount + unnamedFields && isLine(entry, last);
    }
    const lineEnd: usize = load<u32>(last);
    if (isRegular) addFields(line, lineEnd, entry, last);
    else addIrregular(line, lineEnd);
    line = lineEnd + 1;
    entry = last + 4;
  }
  return line;
}

/** True if an entry is a line end outside of quotes, and the others from the first one on are separators. */
function isLine(first: usize, last: usize): bool {
  const lineEnd: usize = load<u32>(last);
  let others = load<u8>(lineEnd) ^ LINE_END;
  for (let entry = first; entry < last; entry += 4) others |= load<u8>(load<u32>(entry)) ^ separator;
  return others == 0 && lineEnd != unclosed;
}

function addFields(line: usize, lineEnd: usize, entry: usize, last: usize): void {
  const isShortened = load<u8>(lineEnd - 1) == CARRIAGE_RETURN;
  if (isShortened) store<u32>(last, (lineEnd - 1) as u32);
  const row = addRow(line, countLine());
  for (let index: u32 = 0; index < columnCount; index += 1) {
    const field = entry + columnAt(index);
    const start = load<u32>(field - 4) + 1;
    const end = load<u32>(field);
    const role = roleAt(index);
    // What decides is compared as it is written.
    if (role >= FIRST_DECISIVE || !hasMargin(start, end)) setField(row, role, start, end);
    else setWithoutMargin(row, role, start, end);
  }
  endRow(row, lineEnd, false);
  // A field starts after the entry before it.
  if (isShortened) store<u32>(last, lineEnd as u32);
}

/** True if there may be quotes or spaces around a field. */
function hasMargin(start: usize, end: usize): bool {
  return load<u8>(start) - SPACE <= QUOTE - SPACE || load<u8>(end - 1) == SPACE;
}

/** Sets a field without the quotes or the spaces around it. Spaces in quotes belong to the field. */
function setWithoutMargin(row: usize, role: u32, start: usize, end: usize): void {
  // A quote at the start of a field has its counterpart at the end.
  if (load<u8>(start) == QUOTE) return setField(row, role, start + 1, end - 1);
  let from = start;
  let to = end;
  while (from < to && load<u8>(from) == SPACE) from += 1;
  while (from < to && load<u8>(to - 1) == SPACE) to -= 1;
  setField(row, role, from, to);
}

/** Defers a line that has other quotes, or another number of fields. */
function addIrregular(line: usize, lineEnd: usize): void {
  const number = countLine();
  if (!isBlank(line, lineEnd)) endRow(addRow(line, number), lineEnd, true);
}

function deferLongLine(start: usize): usize {
  let end = start;
  while (load<u8>(end) != LINE_END) end += 1;
  const number = countLine();
  if (!isBlank(start, end)) endRow(addRow(start, number), end, true);
  return end + 1;
}

function isBlank(start: usize, end: usize): bool {
  return end == start || (end == start + 1 && load<u8>(start) == CARRIAGE_RETURN);
}
