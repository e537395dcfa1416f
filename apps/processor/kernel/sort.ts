import { allocate, release, shiftOf } from './memory-blocks';

/** Length of the runs that are sorted by insertion. */
const RUN: u32 = 16;

/** Sorts an array of u64 in ascending order. It is fast if the array is mostly sorted. */
export function sort(array: usize, count: u32): void {
  for (let start: u32 = 0; start < count; start += RUN) insertionSort(array, start, min(start + RUN, count));
  if (count <= RUN) return;
  const shift = shiftOf(count << 3);
  const copy = allocate(shift);
  for (let width = RUN; width < count; width <<= 1) {
    for (let start: u32 = 0; start + width < count; start += width << 1) {
      mergeRuns(array, start, start + width, min(start + (width << 1), count), copy);
    }
  }
  release(copy, shift);
}

/** Removes repeated values from a sorted array, and returns the number that remain. */
export function withoutRepetition(array: usize, count: u32): u32 {
  let kept: u32 = 1;
  for (let index: u32 = 1; index < count; index += 1) {
    const value = load<u64>(array + (index << 3));
    if (value == load<u64>(array + ((kept - 1) << 3))) continue;
    store<u64>(array + (kept << 3), value);
    kept += 1;
  }
  return kept;
}

function insertionSort(array: usize, start: u32, end: u32): void {
  for (let index = start + 1; index < end; index += 1) {
    const value = load<u64>(array + (index << 3));
    let at = index;
    for (; at > start; at -= 1) {
      const before = load<u64>(array + ((at - 1) << 3));
      if (before <= value) break;
      store<u64>(array + (at << 3), before);
    }
    store<u64>(array + (at << 3), value);
  }
}

/** Merges two adjacent sorted runs. `copy` has room for the first one. */
function mergeRuns(array: usize, start: u32, middle: u32, end: u32, copy: usize): void {
  if (load<u64>(array + ((middle - 1) << 3)) <= load<u64>(array + (middle << 3))) return;
  const length = middle - start;
  memory.copy(copy, array + (start << 3), length << 3);
  let left: u32 = 0;
  let right = middle;
  for (let to = start; left < length; to += 1) {
    const value = load<u64>(copy + (left << 3));
    const other = right < end ? load<u64>(array + (right << 3)) : u64.MAX_VALUE;
    // The maximum stands for the end of a run. No id is as large.
    const isFirst = value <= other;
    store<u64>(array + (to << 3), isFirst ? value : other);
    if (isFirst) left += 1;
    else right += 1;
  }
}
