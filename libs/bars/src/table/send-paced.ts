import { ThrottledError } from '../errors';
import type { WritePace } from './write-pace';

/**
 * Maximum number of requests in flight. One core prepares a request in about half a millisecond, and DynamoDB answers in
 * about ten, so that more requests would only wait in the function.
 */
const MAX_IN_FLIGHT = 32;

/** Milliseconds after which a table that takes nothing is given up. */
const PATIENCE = 60_000;

/** A write, and the write units that it consumes. */
export interface PacedWrite {
  readonly units: number;
}

/** How writes are sent. */
export interface PacedSending<T extends PacedWrite> {
  /** Maximum number of writes of a request. */
  readonly batchSize: number;
  /** Sends one request and returns the writes that the table did not take, because it has no capacity for them. */
  readonly send: (batch: readonly T[]) => Promise<readonly T[]>;
  /** Called before each request and while it waits. If it throws, no further request is sent. */
  readonly throwIfLate: () => void;
  /** Receives the number of writes, from the first on without a gap, that the table has taken, whenever it rises. */
  readonly onWritten?: (count: number) => void;
}

/** A write and its number, from 0. */
interface Numbered<T> {
  readonly write: T;
  readonly index: number;
}

/**
 * Sends writes in batches, several at once, as fast as the table takes them. Writes that were throttled are sent again.
 * Writes are fetched only when they can be sent. Once the promise settles, no request is in flight.
 *
 * @throws ThrottledError if the table takes nothing for a minute
 */
export async function sendPaced<T extends PacedWrite>(
  writes: Iterable<T>,
  pace: WritePace,
  sending: PacedSending<T>,
): Promise<void> {
  const sender = new PacedSender(writes, pace, sending);
  await sender.run();
}

class PacedSender<T extends PacedWrite> {
  private readonly source: Iterator<T>;
  private fetched = 0;
  private readonly throttled: Numbered<T>[] = [];
  private readonly inFlight = new Set<Promise<void>>();
  /** The writes that the table took after one that it has not taken yet. */
  private readonly ahead = new Set<number>();
  private written = 0;
  private lastTakenAt: number;
  private failure: { readonly error: unknown } | undefined;

  public constructor(
    writes: Iterable<T>,
    private readonly pace: WritePace,
    private readonly sending: PacedSending<T>,
  ) {
    this.source = writes[Symbol.iterator]();
    this.lastTakenAt = pace.timer.now();
  }

  public async run(): Promise<void> {
    try {
      while (!this.failure) {
        if (this.inFlight.size === MAX_IN_FLIGHT) await Promise.race(this.inFlight);
        const batch = this.nextBatch();
        if (batch.length > 0) await this.start(batch);
        else if (this.inFlight.size > 0) await Promise.race(this.inFlight);
        else break;
      }
    } finally {
      await Promise.all(this.inFlight);
    }
    if (this.failure) throw this.failure.error;
  }

  /** Takes throttled writes first, then further ones. A request has at least one write. */
  private nextBatch(): Numbered<T>[] {
    const batch: Numbered<T>[] = [];
    const maxUnits = this.pace.maxUnits();
    for (let units = 0; batch.length < this.sending.batchSize && units < maxUnits;) {
      const next = this.throttled.pop() ?? this.fetch();
      if (!next) break;
      batch.push(next);
      units += next.write.units;
    }
    return batch;
  }

  private fetch(): Numbered<T> | undefined {
    const next = this.source.next();
    return next.done ? undefined : { write: next.value, index: this.fetched++ };
  }

  private async start(batch: readonly Numbered<T>[]): Promise<void> {
    const { throwIfLate } = this.sending;
    throwIfLate();
    const sentAt = await this.pace.admit(unitsOf(batch), throwIfLate);
    const request = this.send(batch, sentAt)
      .catch((error: unknown) => {
        this.failure ??= { error };
      })
      .finally(() => this.inFlight.delete(request));
    this.inFlight.add(request);
  }

  private async send(batch: readonly Numbered<T>[], sentAt: number): Promise<void> {
    const refused = new Set(await this.sending.send(batch.map(({ write }) => write)));
    const left = batch.filter(({ write }) => refused.has(write));
    const units = unitsOf(batch);
    this.pace.learn({ sentAt, units, taken: units - unitsOf(left) });
    this.throttled.push(...left);
    if (left.length < batch.length) this.take(batch.filter(({ write }) => !refused.has(write)));
    else if (this.pace.timer.now() - this.lastTakenAt > PATIENCE) throw new ThrottledError(PATIENCE / 1_000);
  }

  private take(taken: readonly Numbered<T>[]): void {
    this.lastTakenAt = this.pace.timer.now();
    for (const { index } of taken) this.ahead.add(index);
    const before = this.written;
    while (this.ahead.delete(this.written)) this.written += 1;
    if (this.written > before) this.sending.onWritten?.(this.written);
  }
}

function unitsOf(batch: readonly Numbered<PacedWrite>[]): number {
  return batch.reduce((sum, { write }) => sum + write.units, 0);
}
