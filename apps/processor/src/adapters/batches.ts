import { setTimeout as sleep } from 'node:timers/promises';
import { UnprocessedItemsError } from '../errors';

/** DynamoDB may leave part of a batch undone, under throttling above all; it is then sent again, this often at most. */
const MAX_ATTEMPTS = 8;

/** Milliseconds before the first repetition; it doubles each time, less a random part. */
const FIRST_DELAY = 50;

/**
 * Sends items in batches and whatever was left undone again.
 *
 * @param send sends one batch and returns what of it was left undone
 * @throws UnprocessedItemsError where something is left after the last attempt
 */
export async function sendInBatches<T>(
  operation: string,
  items: readonly T[],
  batchSize: number,
  send: (batch: T[]) => Promise<T[]>,
): Promise<void> {
  let rest = [...items];
  let failures = 0;
  while (rest.length > 0) {
    const batch = rest.slice(0, batchSize);
    const undone = await send(batch);
    rest = [...undone, ...rest.slice(batchSize)];
    if (undone.length === 0) {
      failures = 0;
      continue;
    }
    failures += 1;
    if (failures === MAX_ATTEMPTS) throw new UnprocessedItemsError(operation, undone.length, MAX_ATTEMPTS);
    await sleep(FIRST_DELAY * 2 ** (failures - 1) * (0.5 + Math.random() / 2));
  }
}
