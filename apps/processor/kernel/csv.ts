import { fieldCount, idColumn, priceColumn, separator, sizeColumn, symbolColumn, timeColumn } from './format';
import { MAX_LINES, readLines } from './batch';
import { countLine, countLines, defer } from './deferred';
import { isPaused } from './pause';
import { WINDOW, firstEntry, indexStructure } from './structural-index';
import { addTrades, isRefused } from './trades';

const LINE_END: u32 = 0x0a;
const CARRIAGE_RETURN: u32 = 0x0d;

/** True if some of the regular lines that were found last end in CR LF. */
let endInCarriageReturn: bool = false;

/** The places of the five fields of each such line, described as in `batch.ts`. */
const SHORTENED: u32 = 40;
const shortened = memory.data(256 * 40, 4);

/**
 * Aggregates lines of CSV.
 *
 * @param to must follow a line end
 * @returns the start of the first line that was not read, because the kernel pauses; otherwise `to`
 */
export function aggregateCsv(from: usize, to: usize): usize {
  let line = from;
  while (line < to && !isPaused()) {
    const end = min(line + WINDOW, to);
    const next = aggregateWindow(line, end);
    // A line that is longer than the window is always deferred.
    if (next == line && !isPaused()) line = deferLongLine(line);
    else line = next;
  }
  return line;
}

/** Aggregates the lines that end in a window, and returns the start of the next line. */
function aggregateWindow(from: usize, to: usize): usize {
  const entriesEnd = indexStructure(from, to);
  const stride = fieldCount << 2;
  let line = from;
  let entry = firstEntry();
  while (entry < entriesEnd && !isPaused()) {
    const count = regularLines(entry, entriesEnd);
    if (count > 0) {
      entry += aggregateLines(entry, count) * stride;
      line = load<u32>(entry - 4) + 1;
      continue;
    }
    while (entry < entriesEnd && load<u8>(load<u32>(entry)) != LINE_END) entry += 4;
    if (entry >= entriesEnd) break;
    line = deferLine(line, load<u32>(entry));
    entry += 4;
  }
  return line;
}

/** Returns the number of lines from an entry on, up to those of a batch, that have the fields of the format and no quotes. */
function regularLines(from: usize, entriesEnd: usize): u32 {
  const stride = fieldCount << 2;
  const end = min(entriesEnd, from + ((MAX_LINES * stride) as usize));
  let count: u32 = 0;
  endInCarriageReturn = false;
  for (let entry = from; entry + stride <= end; entry += stride) {
    const last = entry + stride - 4;
    const lineEnd: usize = load<u32>(last);
    let others = load<u8>(lineEnd) ^ LINE_END;
    for (let other = entry; other < last; other += 4) others |= load<u8>(load<u32>(other)) ^ separator;
    if (others != 0) break;
    if (load<u8>(lineEnd - 1) == CARRIAGE_RETURN) endInCarriageReturn = true;
    count += 1;
  }
  return count;
}

/** Aggregates or defers regular lines until the kernel pauses, and returns their number. */
function aggregateLines(entry: usize, count: u32): u32 {
  const stride = fieldCount << 2;
  if (endInCarriageReturn) readShortenedLines(entry, count);
  else {
    readLines(
      0,
      count,
      stride,
      entry + symbolColumn,
      entry + timeColumn,
      entry + priceColumn,
      entry + sizeColumn,
      entry + idColumn,
    );
  }
  let line: u32 = 0;
  while (line < count && !isPaused()) {
    const next = addTrades(line, count);
    countLines(next - line);
    line = next;
    if (!isRefused) continue;
    const first = entry + line * stride;
    countLines(1);
    defer(load<u32>(first - 4) + 1, load<u32>(first + stride - 4));
    line += 1;
  }
  return line;
}

/** Reads lines without the CR before their line ends. */
function readShortenedLines(entry: usize, count: u32): void {
  for (let line: u32 = 0; line < count; line += 1) {
    const first = entry + line * (fieldCount << 2);
    const to = shortened + line * SHORTENED;
    describe(to, first, symbolColumn);
    describe(to + 8, first, timeColumn);
    describe(to + 16, first, priceColumn);
    describe(to + 24, first, sizeColumn);
    describe(to + 32, first, idColumn);
  }
  readLines(0, count, SHORTENED, shortened + 4, shortened + 12, shortened + 20, shortened + 28, shortened + 36);
}

/** Writes where the field in a column is. */
function describe(to: usize, first: usize, column: u32): void {
  const end: usize = load<u32>(first + column);
  const isShortened = column == (fieldCount - 1) << 2 && load<u8>(end - 1) == CARRIAGE_RETURN;
  store<u32>(to, load<u32>(first + column - 4));
  store<u32>(to, (isShortened ? end - 1 : end) as u32, 4);
}

/** Defers a line unless it is blank, and returns the start of the next line. */
function deferLine(start: usize, end: usize): usize {
  countLine();
  const isBlank = end == start || (end == start + 1 && load<u8>(start) == CARRIAGE_RETURN);
  if (!isBlank) defer(start, end);
  return end + 1;
}

function deferLongLine(start: usize): usize {
  let end = start;
  while (load<u8>(end) != LINE_END) end += 1;
  return deferLine(start, end);
}
