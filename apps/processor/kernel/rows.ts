import { aggregateRow } from './row-trades';
import { deferLine, hasRoomFor, setCountedLines } from './deferred';
import { isPaused } from './pause';
import { ROLES } from './row-format';
import { composeId, hashIds } from './row-ids';

/** Lines that are read but not aggregated yet: their ids are hashed together, which is faster. */
const BATCH: u32 = 64;

/** A row: the start, the end and the number of its line, 1 if the line must be deferred, and the start and end of each field. */
const HEAD: usize = 16;
const ROW: usize = HEAD + ((ROLES as usize) << 3);
const rows = memory.data(64 * 144, 16);

let count: u32 = 0;

/** The start of the first line that was read but not aggregated when the kernel paused; 0 if there is none. */
let unread: usize = 0;

/** True if the kernel does not pause, and the list of deferred lines has room for a batch. */
export function canRead(): bool {
  return !isPaused() && hasRoomFor(BATCH);
}

/**
 * Adds a row, and returns its address. It must be ended when it has its fields, which are those of an earlier row at first.
 */
export function addRow(start: usize, number: u32): usize {
  const row = rows + (count as usize) * ROW;
  count += 1;
  store<u32>(row, start as u32);
  store<u32>(row, number, 8);
  return row;
}

/** Removes the fields of a row. */
export function clearFields(row: usize): void {
  const nothing = i64x2.splat(0);
  for (let field = row + HEAD; field < row + ROW; field += 16) v128.store(field, nothing);
}

export function endRow(row: usize, end: usize, isDeferred: bool): void {
  store<u32>(row, end as u32, 4);
  store<u32>(row, isDeferred, 12);
  if (count == BATCH) aggregateRows();
}

export function setField(row: usize, role: u32, start: usize, end: usize): void {
  store<u32>(row + HEAD + (role << 3), start as u32);
  store<u32>(row + HEAD + (role << 3), end as u32, 4);
}

export function startOf(row: usize, role: u32): usize {
  return load<u32>(row + HEAD + (role << 3));
}

export function endOf(row: usize, role: u32): usize {
  return load<u32>(row + HEAD + (role << 3), 4);
}

/**
 * Aggregates the rows that are left.
 *
 * @param next the start of the line after the last one that was read
 * @returns the start of the first line that was not aggregated, because the kernel pauses; otherwise `next`
 */
export function finishRows(next: usize): usize {
  aggregateRows();
  const line = unread == 0 ? next : unread;
  unread = 0;
  return line;
}

/**
 * Aggregates or defers the rows, in the order in which they were added, until the kernel pauses. Where it pauses must not
 * depend on the lines that are in a batch, because the batches depend on how the bytes of the file arrive.
 */
function aggregateRows(): void {
  for (let index: u32 = 0; index < count; index += 1) {
    const row = rows + (index as usize) * ROW;
    if (load<u32>(row, 12) == 0 && !composeId(row, index)) store<u32>(row, 1, 12);
  }
  hashIds(count);
  let index: u32 = 0;
  for (; index < count && !isPaused(); index += 1) {
    const row = rows + (index as usize) * ROW;
    if (load<u32>(row, 12) != 0 || !aggregateRow(row, index)) {
      deferLine(load<u32>(row), load<u32>(row, 4), load<u32>(row, 8));
    }
  }
  if (index < count) leaveFrom(rows + (index as usize) * ROW);
  count = 0;
}

/** Leaves the lines from that of a row on to the next call, which reads them again. */
function leaveFrom(row: usize): void {
  unread = load<u32>(row);
  setCountedLines(load<u32>(row, 8) - 1);
}
