import type { Context } from 'aws-lambda';
import { DeadlineError } from '../errors';
import type { Clock } from '../ports';

/** Milliseconds reserved for the requests in flight, and for storing how far the work came. */
const RESERVE = 10_000;

/** Milliseconds reserved for the messages to the queues, and for the response. */
const LAST_RESERVE = 3_000;

/** The remaining time of a Lambda invocation. */
export class LambdaClock implements Clock {
  public constructor(private readonly context: Pick<Context, 'getRemainingTimeInMillis'>) {}

  public throwIfLate(): void {
    this.throwIfLess(RESERVE);
  }

  /** @throws DeadlineError if there is no time left to store how far the work came */
  public throwIfOver(): void {
    this.throwIfLess(LAST_RESERVE);
  }

  private throwIfLess(reserve: number): void {
    const remaining = this.context.getRemainingTimeInMillis();
    if (remaining < reserve) throw new DeadlineError(remaining);
  }
}
