import { DEFERRED_FULL, MANY_DEFERRED, pauseFor, resumeFrom } from './pause';

/** The list of deferred lines: the start, the end and the number of each. The host empties it. */
const CAPACITY: u32 = 4_096;
const ENTRY: u32 = 12;

const deferred = memory.data(4_096 * 12, 4);

/** Number of lines in the list. */
let count: u32 = 0;

/**
 * Many lines are deferred if there are as many, and more than one in as many. A slower way to read all lines is faster than to
 * defer some.
 */
const MANY: u64 = 4;

let pausesIfMany: bool = false;

/** Number of lines deferred so far; counted only if it decides whether the kernel pauses. */
let total: u64 = 0;

/** Number of lines read so far, including blank lines and those that the host reads itself. */
let lineCount: u32 = 0;

export function countLine(): u32 {
  lineCount += 1;
  return lineCount;
}

export function countLines(lines: u32): void {
  lineCount += lines;
}

export function countedLines(): u32 {
  return lineCount;
}

/** Sets the number of lines that other kernels have counted before. */
export function setCountedLines(lines: u32): void {
  lineCount = lines;
}

/** True if the list has room for a number of lines. */
export function hasRoomFor(lines: u32): bool {
  return count + lines <= CAPACITY;
}

/** Defers the line that was counted last. */
export function defer(start: usize, end: usize): void {
  deferLine(start, end, lineCount);
}

export function deferLine(start: usize, end: usize, number: u32): void {
  const entry = deferred + count * ENTRY;
  store<u32>(entry, start as u32);
  store<u32>(entry, end as u32, 4);
  store<u32>(entry, number, 8);
  count += 1;
  if (count == CAPACITY) pauseFor(DEFERRED_FULL);
  if (!pausesIfMany) return;
  total += 1;
  if (total >= MANY && total * MANY > number) pauseFor(MANY_DEFERRED);
}

/** Makes the kernel pause when it has deferred many lines, with those that other kernels have deferred before. */
export function pauseIfManyDeferred(before: u32): void {
  pausesIfMany = true;
  total = before;
}

export function clearDeferred(): void {
  count = 0;
  resumeFrom(DEFERRED_FULL);
}

/** Address of the list. Each entry has three numbers of 4 bytes. */
export function deferredStart(): usize {
  return deferred;
}

export function deferredCount(): u32 {
  return count;
}
