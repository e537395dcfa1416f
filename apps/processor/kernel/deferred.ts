/** The list of deferred lines: the start, the end and the number of each. The host empties it. */
const CAPACITY: u32 = 4_096;
const ENTRY: u32 = 12;

const deferred = memory.data(4_096 * 12, 4);

/** Number of lines in the list. */
let count: u32 = 0;

/** Number of lines read so far, including blank lines and those that the host reads itself. */
let lineCount: u32 = 0;

export function countLine(): u32 {
  lineCount += 1;
  return lineCount;
}

/** True if the list has no room for another line. */
export function isFull(): bool {
  return count == CAPACITY;
}

/** Defers the line that was counted last. */
export function defer(start: usize, end: usize): void {
  const entry = deferred + count * ENTRY;
  store<u32>(entry, start as u32);
  store<u32>(entry, end as u32, 4);
  store<u32>(entry, lineCount, 8);
  count += 1;
}

export function clearDeferred(): void {
  count = 0;
}

/** Address of the list. Each entry has three numbers of 4 bytes. */
export function deferredStart(): usize {
  return deferred;
}

export function deferredCount(): u32 {
  return count;
}
