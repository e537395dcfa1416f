import type { Context } from 'aws-lambda';
import { DeadlineError } from '../errors';
import type { Clock } from '../ports';

/** Milliseconds kept for what has begun, and for the answer to the queue. */
const RESERVE = 10_000;

/** The time that Lambda gives a function. */
export class LambdaClock implements Clock {
  public constructor(private readonly context: Pick<Context, 'getRemainingTimeInMillis'>) {}

  public throwIfLate(): void {
    const remaining = this.context.getRemainingTimeInMillis();
    if (remaining < RESERVE) throw new DeadlineError(remaining);
  }
}
