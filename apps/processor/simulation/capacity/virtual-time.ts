import type { Timer } from '@trading/bars/testing';
import { EventQueue } from './event-queue';

/** Part of the names of what Node asked of the system and waits for, such as FSReqPromise. They include files and connections. */
const REQUEST = 'Req';

/** A time limit of a run, and what ends it before. */
export interface RunOptions {
  /** The time at which the run ends, milliseconds. */
  readonly until: number;
  /** Called after each event. */
  readonly isDone: () => boolean;
}

/**
 * A clock that moves to the next event as soon as nothing is left to do, so that days take seconds and equal seeds give equal
 * days. Times are milliseconds since the start of the simulated day.
 */
export class VirtualTime implements Timer {
  private readonly events = new EventQueue<() => void>();
  private current = 0;

  public readonly now = (): number => this.current;

  /** Calls a function at a time, or at once if that is past. */
  public at(time: number, act: () => void): void {
    this.events.push(Math.max(time, this.current), act);
  }

  public readonly sleep = (milliseconds: number): Promise<void> =>
    new Promise((resolve) => this.at(this.current + Math.max(1, milliseconds), resolve));

  /** Calls a function at each multiple of a period. */
  public every(period: number, act: () => void): void {
    this.at(this.current + period, () => {
      act();
      this.every(period, act);
    });
  }

  /** Runs all events in the order of their times. Events of the same time run in the order in which they were added. */
  public async run({ until, isDone }: RunOptions): Promise<void> {
    await settled();
    for (let next = this.events.pop(); next && next.time <= until; next = this.events.pop()) {
      this.current = next.time;
      next.value();
      await settled();
      if (isDone()) return;
    }
  }
}

/**
 * Resolves when no promise is left that can be resolved without an event. What is asked of the system, such as a file that is read, takes
 * real time, during which the virtual time must not move: how far it came would depend on the load of the machine.
 */
async function settled(): Promise<void> {
  do await new Promise((resolve) => setImmediate(resolve));
  while (process.getActiveResourcesInfo().some((name) => name.includes(REQUEST)));
}
