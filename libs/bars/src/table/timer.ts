import { setTimeout } from 'node:timers/promises';

/** The time by which writes are paced. Tests and simulations have one of their own. */
export interface Timer {
  /** Milliseconds since any moment. They never decrease. */
  readonly now: () => number;
  /** Resolves after a number of milliseconds. */
  readonly sleep: (milliseconds: number) => Promise<void>;
}

/** The time of the system. */
export const SYSTEM_TIMER: Timer = {
  now: () => performance.now(),
  sleep: (milliseconds) => setTimeout(milliseconds),
};
