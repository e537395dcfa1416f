import type { Hook } from '@trading/bars/testing';

/** Says which of the waiting workers goes on; they are named by number, in ascending order. */
export type Schedule = (waiting: readonly number[], last: number | undefined) => number;

/**
 * Runs workers at once, one call at a time: before each call a worker waits until the schedule lets it go on, so that
 * the same schedule always gives the same run.
 */
export class Scheduler {
  private readonly waiting = new Map<number, () => void>();
  private onSettled: () => void = () => undefined;

  /** @returns what became of each worker, in their order */
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

  /** What is to be around the calls of a worker, which makes one call after the other. */
  private hookOf(worker: number): Hook {
    return (when) => {
      if (when === 'after') return Promise.resolve();
      return new Promise((resolve) => {
        this.waiting.set(worker, resolve);
        this.onSettled();
      });
    };
  }

  /** Lets one worker do something until it waits again, or is done. */
  private settled(act: () => void): Promise<void> {
    return new Promise((resolve) => {
      this.onSettled = resolve;
      act();
    });
  }
}
