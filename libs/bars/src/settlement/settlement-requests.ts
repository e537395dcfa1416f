import type { SeriesChunk } from '../table/item-keys';
import { settlementMessage } from './settlement-message';

/** Milliseconds before a chunk is asked for again. A settlement that waits for other messages is not asked for twice. */
const PAUSE = 15 * 60_000;

/** Maximum number of messages that are sent at once. */
const MAX_PENDING = 10;

/** The number of chunks that are remembered. Beyond it, all are forgotten. */
const MAX_REMEMBERED = 10_000;

/**
 * Asks for the settlement of contested chunks that a reader meets: for each chunk once in 15 minutes, and for ten chunks at
 * once, so that reading many bars, or the same bars often, sends few messages.
 */
export class SettlementRequests {
  private readonly asked = new Map<string, number>();
  private pending: string[] = [];

  /**
   * @param send sends messages to the queue of the processor, at most ten
   * @param onError told why messages were not sent; the chunks are not asked for again before the pause is over
   * @param now the current time, milliseconds
   */
  public constructor(
    private readonly send: (messages: readonly string[]) => Promise<void>,
    private readonly onError: (error: unknown) => void,
    private readonly now: () => number = Date.now,
  ) {}

  /** Notes a contested chunk. */
  public readonly note = (chunk: SeriesChunk): void => {
    const message = settlementMessage(chunk);
    const time = this.now();
    if (this.pending.length === MAX_PENDING || time < (this.asked.get(message) ?? -Infinity) + PAUSE) return;
    if (this.asked.size === MAX_REMEMBERED) this.asked.clear();
    this.asked.set(message, time);
    this.pending.push(message);
  };

  /** Asks for the settlement of the noted chunks. It never throws, because reading does not depend on it. */
  public async flush(): Promise<void> {
    const messages = this.pending;
    if (messages.length === 0) return;
    this.pending = [];
    try {
      await this.send(messages);
    } catch (error) {
      this.onError(error);
    }
  }
}
