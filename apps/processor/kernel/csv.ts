import { fieldCount, idColumn, priceColumn, separator, sizeColumn, symbolColumn, timeColumn } from './format';
import { countLine, defer, isFull } from './deferred';
import { PIECE, firstEntry, indexStructure } from './structure';
import { takeTrade } from './trades';

const LINE_END: u32 = 0x0a;
const CARRIAGE_RETURN: u32 = 0x0d;

/**
 * Takes lines of CSV.
 *
 * @param to after a line end
 * @returns where the first line begins that was not taken, for the list of those handed back is full
 */
export function aggregateCsv(from: usize, to: usize): usize {
  let line = from;
  while (line < to && !isFull()) {
    const end = min(line + PIECE, to);
    const next = foldPiece(line, end);
    // A line that is longer than a piece is none that is understood.
    if (next == line && !isFull()) line = deferLong(line);
    else line = next;
  }
  return line;
}

/** Takes the lines that end in a piece, and returns where the next begins. */
function foldPiece(from: usize, to: usize): usize {
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
    const isTaken = takeTrade(
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
    if (!isTaken) defer(line, lineEnd);
    line = lineEnd + 1;
    entry = last + 4;
  }
  return line;
}

/** A field begins after the mark before it. */
function startOf(entry: usize, column: u32): usize {
  return load<u32>(entry + column - 4) + 1;
}

function endOf(entry: usize, column: u32): usize {
  return load<u32>(entry + column);
}

/** Hands a line back unless it is blank, and returns where the next begins. */
function deferLine(start: usize, end: usize): usize {
  countLine();
  const isBlank = end == start || (end == start + 1 && load<u8>(start) == CARRIAGE_RETURN);
  if (!isBlank) defer(start, end);
  return end + 1;
}

function deferLong(start: usize): usize {
  let end = start;
  while (load<u8>(end) != LINE_END) end += 1;
  return deferLine(start, end);
}
