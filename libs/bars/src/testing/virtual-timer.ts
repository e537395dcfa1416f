import type { Timer } from '../table/timer';

/** A time that passes only when everything waits for it. */
export class VirtualTimer implements Timer {
  private time = 0;
  private readonly sleepers: { readonly at: number; readonly wake: () => void }[] = [];

  public readonly now = (): number => this.time;

  public readonly sleep = (milliseconds: number): Promise<void> =>
    new Promise((wake) => {
      this.sleepers.push({ at: this.time + milliseconds, wake });
    });

  /** Runs work until it ends. Whenever all of it sleeps, the time goes on to the next one that wakes up. */
  public async run<T>(work: () => Promise<T>): Promise<T> {
    const result = work();
    const ended = result.then(
      () => true,
      () => true,
    );
    while (!(await Promise.race([ended, settled()]))) this.wakeNext();
    return result;
  }

  private wakeNext(): void {
    const next = this.sleepers.reduce((first, sleeper) => (sleeper.at < first.at ? sleeper : first));
    this.sleepers.splice(this.sleepers.indexOf(next), 1);
    this.time = Math.max(this.time, next.at);
    next.wake();
  }
}

/** Resolves when everything waits that can go on without time. */
function settled(): Promise<false> {
  return new Promise((resolve) => {
    setImmediate(resolve, false);
  });
}
