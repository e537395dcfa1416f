import type { BarsApi } from '../api/bars-api';
import type { TimeRange } from './time-range';

/** The time between two polls, in milliseconds. */
export const POLL_INTERVAL = 5000;

const PAGE_LIMIT = 100;

/** Trades of the instrument that a processed file added, replaced or removed. */
export interface InstrumentChange extends TimeRange {
  /** The key of the file. */
  readonly key: string;
}

export interface PollerEvents {
  /** Called after each poll. It settles before the next one. */
  readonly onChanges: (changes: readonly InstrumentChange[]) => Promise<void>;
  /** The next poll repeats the failed one. */
  readonly onError: (error: unknown) => void;
}

/** Asks the API at regular intervals if bars of an instrument have changed. A hidden page does not ask. */
export class ChangePoller {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running = false;

  public constructor(
    private readonly api: Pick<BarsApi, 'changesPage'>,
    private readonly instrument: { readonly feed: string; readonly symbol: string },
    private since: string,
    private readonly events: PollerEvents,
    private readonly signal: AbortSignal,
  ) {}

  public start(): void {
    this.schedule();
    document.addEventListener('visibilitychange', () => this.wake(), { signal: this.signal });
    window.addEventListener('online', () => this.wake(), { signal: this.signal });
    this.signal.addEventListener('abort', () => clearTimeout(this.timer));
  }

  /** Polls at once. */
  private wake(): void {
    if (document.hidden || this.running) return;
    clearTimeout(this.timer);
    void this.poll();
  }

  private schedule(): void {
    if (!this.signal.aborted) this.timer = setTimeout(() => void this.poll(), POLL_INTERVAL);
  }

  private async poll(): Promise<void> {
    if (!document.hidden) {
      this.running = true;
      try {
        const { changes, next } = await this.read();
        await this.events.onChanges(changes);
        this.since = next;
      } catch (error) {
        if (!this.signal.aborted) this.events.onError(error);
      }
      this.running = false;
    }
    this.schedule();
  }

  private async read(): Promise<{ changes: InstrumentChange[]; next: string }> {
    const { feed, symbol } = this.instrument;
    const changes: InstrumentChange[] = [];
    let next = this.since;
    for (let more = true; more;) {
      const page = await this.api.changesPage({ since: next, feed, symbol, limit: PAGE_LIMIT, signal: this.signal });
      for (const { key, instruments } of page.changes) {
        const concerned = instruments.filter((instrument) => instrument.feed === feed && instrument.symbol === symbol);
        changes.push(...concerned.map(({ from, to }) => ({ key, from: Date.parse(from), to: Date.parse(to) })));
      }
      // A page without changes of the instrument is not the end, if other instruments have changed.
      more = page.next !== next;
      next = page.next;
    }
    return { changes, next };
  }
}
