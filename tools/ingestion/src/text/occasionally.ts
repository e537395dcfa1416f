import type { Clock } from '../context';

/** Milliseconds between two lines of progress. */
const INTERVAL = 10_000;

/** Returns a function that calls another one, but not within ten seconds of the last time. */
export function occasionally(
  clock: Pick<Clock, 'now'>,
  begin = clock.now(),
): (action: () => Promise<void> | void) => Promise<void> {
  let last = begin;
  return async (action) => {
    if (clock.now() - last < INTERVAL) return;
    await action();
    last = clock.now();
  };
}
