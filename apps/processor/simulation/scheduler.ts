import type { Hook } from '@trading/bars/testing';

/** Selects the worker that continues. Waiting workers are given by number, in ascending order. */
export type Schedule = (waiting: readonly number[], last: number | undefined) => number;

/**
 * Runs workers concurrently, one call at a time. Each worker waits before each call until the schedule selects it, so
 * that equal schedules give equal runs.
 */
export class Scheduler {
  private readonly waiting = new Map<number, () => void>();
  private onSettled: () => void = () => undefined;

  /** @returns the outcome of each worker, in the order of the workers */
  public async run(
    workers: readonly ((hook: Hook) => Promise<unknown>)[],
    schedule: Schedule,
  ): Promise<PromiseSettledResult<unknown>[]> {
    const results: Promise<unknown>[] = [];
    const running = new Set<number>();
    for (const [index, work] of workers.entries()) {
      running.add(index);
      await this.settled(() => {
        const result = work(this.hookOf(index));
        const end = () => {
          running.delete(index);
          this.onSettled();
        };
        result.then(end, end);
        results.push(result);
      });
    }
    let last: number | undefined;
    while (running.size > 0) {
      last = schedule([...this.waiting.keys()].sort(), last);
      const goOn = this.waiting.get(last) as () => void;
      this.waiting.delete(last);
      await this.settled(goOn);
    }
    return Promise.allSettled(results);
  }

  /** The hook of a worker, which makes one call after the other. */
  private hookOf(worker: number): Hook {
    return (when, operation) => {
      // Reading the next bytes of an open file has no effect on others, nor they on it.
      if (when === 'after' || operation === 'read') return Promise.resolve();
      return new Promise((resolve) => {
        this.waiting.set(worker, resolve);
        this.onSettled();
      });
    };
  }

  /** Lets one worker continue until it waits again or ends. */
  private settled(act: () => void): Promise<void> {
    return new Promise((resolve) => {
      this.onSettled = resolve;
      act();
    });
  }
}
