import { LambdaClock } from '../../src/adapters/lambda-clock';
import { DeadlineError } from '../../src/errors';

const clockWith = (milliseconds: number) => new LambdaClock({ getRemainingTimeInMillis: () => milliseconds });

describe('LambdaClock', () => {
  test('does not stop work while there is time for it', () => {
    expect(() => clockWith(60_000).throwIfLate()).not.toThrow();
  });

  test('stops work while there is time to store how far it came', () => {
    expect(() => clockWith(5_000).throwIfLate()).toThrow(DeadlineError);
    expect(() => clockWith(5_000).throwIfLate()).toThrow(/^Stopped with 5000 ms left, before the function times out/);
  });

  test('lets work store how far it came, as long as there is time for the messages to the queues', () => {
    expect(() => clockWith(5_000).throwIfOver()).not.toThrow();
    expect(() => clockWith(2_000).throwIfOver()).toThrow(DeadlineError);
  });
});
