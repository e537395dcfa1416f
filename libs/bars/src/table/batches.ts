import { setTimeout as sleep } from 'node:timers/promises';
import { UnprocessedItemsError } from '../errors';

/** Maximum number of attempts in a row that process no item of a batch, as can happen under throttling. */
const MAX_ATTEMPTS = 8;

/** Milliseconds before the first retry. Each further delay is twice as long, less a random part. */
const FIRST_DELAY = 50;

/**
 * Sends items in batches as they arrive, and sends unprocessed items again.
 *
 * @param send sends one batch and returns its unprocessed items
 * @throws UnprocessedItemsError if no item of a batch is processed in eight attempts
 */
export async function sendInBatches<T>(
  operation: string,
  items: Iterable<T>,
  batchSize: number,
  send: (batch: T[]) => Promise<T[]>,
): Promise<void> {
  const source = items[Symbol.iterator]();
  let unprocessed: T[] = [];
  let failures = 0;
  for (;;) {
    const batch = fill(unprocessed, source, batchSize);
    if (batch.length === 0) return;
    unprocessed = await send(batch);
    if (unprocessed.length === 0) {
      failures = 0;
      continue;
    }
    failures = unprocessed.length < batch.length ? 1 : failures + 1;
    if (failures === MAX_ATTEMPTS) throw new UnprocessedItemsError(operation, unprocessed.length, MAX_ATTEMPTS);
    await sleep(FIRST_DELAY * 2 ** (failures - 1) * (0.5 + Math.random() / 2));
  }
}

/** Adds further items to the unprocessed ones, up to the size of a batch. */
function fill<T>(unprocessed: readonly T[], source: Iterator<T>, batchSize: number): T[] {
  const batch = [...unprocessed];
  while (batch.length < batchSize) {
    const next = source.next();
    if (next.done) break;
    batch.push(next.value);
  }
  return batch;
}
