import { DeadlineError, ReadingTooSlowError } from './errors';
import type { Clock } from './ports';

/** A clock for work that an attempt repeats from its start, so that a further attempt gets no further. */
export function readingClock(clock: Clock): Clock {
  return {
    throwIfLate: () => {
      try {
        clock.throwIfLate();
      } catch (error) {
        throw error instanceof DeadlineError ? new ReadingTooSlowError(error) : error;
      }
    },
  };
}
