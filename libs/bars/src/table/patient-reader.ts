import { ThrottledError } from '../errors';
import { isThrottling } from './throttling';
import type { Timer } from './timer';

/** Maximum number of attempts in a row that read nothing. */
const MAX_ATTEMPTS = 8;

/** Milliseconds before the first retry. Each further delay is twice as long, less a random part. */
const FIRST_DELAY = 50;

/** Sends reads again that were throttled. A read is small and short, so that it needs no pace, only patience. */
export class PatientReader {
  /** @param throwIfLate called before each request */
  public constructor(
    private readonly timer: Timer,
    private readonly throwIfLate: () => void,
  ) {}

  /**
   * Sends a request until it is not throttled.
   *
   * @throws ThrottledError if it is throttled eight times
   */
  public async read<T>(send: () => Promise<T>): Promise<T> {
    const results: T[] = [];
    await this.readInBatches([undefined], 1, async (batch) => {
      results.push(await send());
      return batch.slice(1);
    });
    return results[0] as T;
  }

  /**
   * Sends keys in batches, and sends unprocessed keys again.
   *
   * @param send sends one batch and returns its unprocessed keys
   * @throws ThrottledError if no key of a batch is processed in eight attempts
   */
  public async readInBatches<T>(
    keys: Iterable<T>,
    batchSize: number,
    send: (batch: readonly T[]) => Promise<readonly T[]>,
  ): Promise<void> {
    const source = keys[Symbol.iterator]();
    const begin = this.timer.now();
    let unprocessed: readonly T[] = [];
    let failures = 0;
    for (;;) {
      const batch = fill(unprocessed, source, batchSize);
      if (batch.length === 0) return;
      this.throwIfLate();
      unprocessed = await unprocessedOf(batch, send);
      if (unprocessed.length === 0) {
        failures = 0;
        continue;
      }
      failures = unprocessed.length < batch.length ? 1 : failures + 1;
      if (failures === MAX_ATTEMPTS) throw new ThrottledError(Math.round((this.timer.now() - begin) / 1_000));
      await this.timer.sleep(FIRST_DELAY * 2 ** (failures - 1) * (0.5 + Math.random() / 2));
    }
  }
}

/** The keys that a request did not read: all of them if it was throttled. */
async function unprocessedOf<T>(
  batch: readonly T[],
  send: (batch: readonly T[]) => Promise<readonly T[]>,
): Promise<readonly T[]> {
  try {
    return await send(batch);
  } catch (error) {
    if (isThrottling(error)) return batch;
    throw error;
  }
}

/** Adds further keys to the unprocessed ones, up to the size of a batch. */
function fill<T>(unprocessed: readonly T[], source: Iterator<T>, batchSize: number): T[] {
  const batch = [...unprocessed];
  while (batch.length < batchSize) {
    const next = source.next();
    if (next.done) break;
    batch.push(next.value);
  }
  return batch;
}
