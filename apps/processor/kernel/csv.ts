import { fieldCount, idColumn, priceColumn, separator, sizeColumn, symbolColumn, timeColumn } from './format';
import { countLine, defer, isFull } from './deferred';
import { WINDOW, firstEntry, indexStructure } from './structural-index';
import { aggregateTrade } from './trades';

const LINE_END: u32 = 0x0a;
const CARRIAGE_RETURN: u32 = 0x0d;

/**
 * Aggregates lines of CSV.
 *
 * @param to must follow a line end
 * @returns the start of the first line that was not read, because the list of deferred lines is full; otherwise `to`
 */
export function aggregateCsv(from: usize, to: usize): usize {
  let line = from;
  while (line < to && !isFull()) {
    const end = min(line + WINDOW, to);
    const next = aggregateWindow(line, end);
    // A line that is longer than the window is always deferred.
    if (next == line && !isFull()) line = deferLongLine(line);
    else line = next;
  }
  return line;
}

/** Aggregates the lines that end in a window, and returns the start of the next line. */
function aggregateWindow(from: usize, to: usize): usize {
  const entriesEnd = indexStructure(from, to);
  const lineEntries = fieldCount << 2;
  let line = from;
  let entry = firstEntry();
  while (entry < entriesEnd && !isFull()) {
    const last = entry + lineEntries - 4;
    let isRegular = last < entriesEnd && load<u8>(load<u32>(last)) == LINE_END;
    for (let other = entry; other < last && isRegular; other += 4) {
      isRegular = load<u8>(load<u32>(other)) == separator;
    }
    if (!isRegular) {
      while (entry < entriesEnd && load<u8>(load<u32>(entry)) != LINE_END) entry += 4;
      if (entry >= entriesEnd) break;
      line = deferLine(line, load<u32>(entry));
      entry += 4;
      continue;
    }
    countLine();
    const lineEnd: usize = load<u32>(last);
    const isShortened = load<u8>(lineEnd - 1) == CARRIAGE_RETURN;
    if (isShortened) store<u32>(last, (lineEnd - 1) as u32);
    const isAggregated = aggregateTrade(
      startOf(entry, symbolColumn),
      endOf(entry, symbolColumn),
      startOf(entry, timeColumn),
      endOf(entry, timeColumn),
      startOf(entry, priceColumn),
      endOf(entry, priceColumn),
      startOf(entry, sizeColumn),
      endOf(entry, sizeColumn),
      startOf(entry, idColumn),
      endOf(entry, idColumn),
    );
    if (isShortened) store<u32>(last, lineEnd as u32);
    if (!isAggregated) defer(line, lineEnd);
    line = lineEnd + 1;
    entry = last + 4;
  }
  return line;
}

/** A field starts after the separator or line end that precedes it. */
function startOf(entry: usize, column: u32): usize {
  return load<u32>(entry + column - 4) + 1;
}

function endOf(entry: usize, column: u32): usize {
  return load<u32>(entry + column);
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
