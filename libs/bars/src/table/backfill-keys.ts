import type { ItemKey, KeyRange } from './table';

/** Number of digits of the number of a batch, and of the position of a file in it. */
const DIGITS = 8;

/** The item with the run of a plan. All runs are in one partition, ordered by plan. */
export function runKey(plan: string): ItemKey {
  return { pk: 'BACKFILLS', sk: plan };
}

/** The items of the runs of all plans whose hash begins with a text. */
export function runRange(prefix: string): KeyRange {
  // No end of a range may be empty, and hashes have hexadecimal digits.
  return { pk: 'BACKFILLS', from: prefix === '' ? '0' : prefix, to: `${prefix}~` };
}

/** The item that says how far a batch of a plan came. Batches are numbered from 0. */
export function batchKey(plan: string, batch: number): ItemKey {
  return { pk: `BACKFILL#${plan}`, sk: `BATCH#${digits(batch)}` };
}

/** The item of a file that failed, by its batch and its position there, both from 0. */
export function failureKey(plan: string, batch: number, index: number): ItemKey {
  return { pk: `BACKFILL#${plan}`, sk: `FAILURE#${digits(batch)}#${digits(index)}` };
}

/** The items of {@link batchKey} of all batches of a plan. */
export function batchRange(plan: string): KeyRange {
  return { pk: `BACKFILL#${plan}`, from: 'BATCH#', to: 'BATCH#~' };
}

/** The items of {@link failureKey} of all batches of a plan, or of one. */
export function failureRange(plan: string, batch?: number): KeyRange {
  const prefix = batch === undefined ? 'FAILURE#' : `FAILURE#${digits(batch)}#`;
  return { pk: `BACKFILL#${plan}`, from: prefix, to: `${prefix}~` };
}

function digits(value: number): string {
  return String(value).padStart(DIGITS, '0');
}
