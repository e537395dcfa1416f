import { LambdaClock } from '../../src/adapters/lambda-clock';
import { DeadlineError } from '../../src/errors';

const clockWith = (milliseconds: number) => new LambdaClock({ getRemainingTimeInMillis: () => milliseconds });

describe('LambdaClock', () => {
  test('lets work go on while there is time for it', () => {
    expect(() => clockWith(60_000).throwIfLate()).not.toThrow();
  });

  test('stops it while there is time to give it back', () => {
    expect(() => clockWith(5_000).throwIfLate()).toThrow(DeadlineError);
    expect(() => clockWith(5_000).throwIfLate()).toThrow(/^Stopped with 5000 ms left, before the function times out/);
  });
});
