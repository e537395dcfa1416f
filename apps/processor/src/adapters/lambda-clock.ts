import type { Context } from 'aws-lambda';
import { DeadlineError } from '../errors';
import type { Clock } from '../ports';

/** Milliseconds reserved for calls in progress and for the response to the queue. */
const RESERVE = 10_000;

/** The remaining time of a Lambda invocation. */
export class LambdaClock implements Clock {
  public constructor(private readonly context: Pick<Context, 'getRemainingTimeInMillis'>) {}

  public throwIfLate(): void {
    const remaining = this.context.getRemainingTimeInMillis();
    if (remaining < RESERVE) throw new DeadlineError(remaining);
  }
}
