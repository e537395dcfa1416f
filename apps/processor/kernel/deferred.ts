/** The lines that are handed back: where they start, where they end, and their numbers; the host empties the list. */
const CAPACITY: u32 = 4_096;
const ENTRY: u32 = 12;

const deferred = memory.data(4_096 * 12, 4);

/** How many lines the list has. */
let count: u32 = 0;

/** Lines of the file so far, blank ones and those that the host takes itself included. */
let lineCount: u32 = 0;

export function countLine(): u32 {
  lineCount += 1;
  return lineCount;
}

/** Whether the list has no room for another line. */
export function isFull(): bool {
  return count == CAPACITY;
}

/** Hands back the line that was counted last. */
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

/** Three numbers of 4 bytes a line. */
export function deferredStart(): usize {
  return deferred;
}

export function deferredCount(): u32 {
  return count;
}
