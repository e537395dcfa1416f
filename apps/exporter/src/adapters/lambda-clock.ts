import type { Context } from 'aws-lambda';
import type { Clock } from '../ports';

/** The time of a Lambda invocation. */
export class LambdaClock implements Clock {
  public constructor(private readonly context: Pick<Context, 'getRemainingTimeInMillis'>) {}

  public now(): number {
    return performance.now();
  }

  public remaining(): number {
    return this.context.getRemainingTimeInMillis();
  }
}
