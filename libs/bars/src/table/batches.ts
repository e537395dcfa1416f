import { setTimeout as sleep } from 'node:timers/promises';
import { UnprocessedItemsError } from '../errors';

/** DynamoDB may leave part of a batch undone, under throttling above all; it is then sent again, this often at most. */
const MAX_ATTEMPTS = 8;

/** Milliseconds before the first repetition; it doubles each time, less a random part. */
const FIRST_DELAY = 50;

/**
 * Sends items in batches, as they come, and whatever was left undone again.
 *
 * @param send sends one batch and returns what of it was left undone
 * @throws UnprocessedItemsError where nothing of a batch was done in the last attempts
 */
export async function sendInBatches<T>(
  operation: string,
  items: Iterable<T>,
  batchSize: number,
  send: (batch: T[]) => Promise<T[]>,
): Promise<void> {
  const source = items[Symbol.iterator]();
  let undone: T[] = [];
  let failures = 0;
  for (;;) {
    const batch = fill(undone, source, batchSize);
    if (batch.length === 0) return;
    undone = await send(batch);
    if (undone.length === 0) {
      failures = 0;
      continue;
    }
    failures = undone.length < batch.length ? 1 : failures + 1;
    if (failures === MAX_ATTEMPTS) throw new UnprocessedItemsError(operation, undone.length, MAX_ATTEMPTS);
    await sleep(FIRST_DELAY * 2 ** (failures - 1) * (0.5 + Math.random() / 2));
  }
}

/** Tops up what was left undone. */
function fill<T>(undone: readonly T[], source: Iterator<T>, batchSize: number): T[] {
  const batch = [...undone];
  while (batch.length < batchSize) {
    const next = source.next();
    if (next.done) break;
    batch.push(next.value);
  }
  return batch;
}
