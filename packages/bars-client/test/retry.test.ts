import { delayAfter, retryPolicy, sleep } from '../src/retry.ts';

const NOW = Date.UTC(2024, 7, 8);
const policy = retryPolicy({ random: () => 1, now: () => NOW });
const throttled = (retryAfter: string) => new Response('', { status: 429, headers: { 'retry-after': retryAfter } });

describe('delayAfter', () => {
  test('doubles with each attempt, up to the longest delay', () => {
    const delays = Array.from({ length: 11 }, (_, n) => delayAfter({ ...policy, attempts: 99 }, n + 1));
    expect(delays).toEqual([200, 400, 800, 1600, 3200, 6400, 12_800, 25_600, 30_000, 30_000, 30_000]);
  });

  test('is spread from zero to the limit', () => {
    expect(delayAfter({ ...policy, random: () => 0 }, 3)).toBe(0);
    expect(delayAfter({ ...policy, random: () => 0.25 }, 3)).toBe(200);
  });

  test('is undefined after the last attempt', () => {
    expect(delayAfter(policy, 4)).toBeDefined();
    expect(delayAfter(policy, 5)).toBeUndefined();
  });

  test.each([
    ['0', 200],
    ['30', 30_200],
    ['31', undefined],
    ['Thu, 08 Aug 2024 00:00:10 GMT', 10_200],
    ['Wed, 07 Aug 2024 00:00:00 GMT', 200],
    ['soon', 400],
  ])('follows Retry-After: %s', (header, expected) => {
    expect(delayAfter(policy, 2, throttled(header))).toBe(expected);
  });
});

describe('retryPolicy', () => {
  test('has defaults', () => {
    const { random, now, ...others } = retryPolicy();
    expect(others).toEqual({ attempts: 5, baseDelay: 200, maxDelay: 30_000, sleep });
    expect(random).toBe(Math.random);
    expect(now).toBe(Date.now);
  });
});

describe('sleep', () => {
  test('resolves after the time, and leaves no listener behind', async () => {
    const { signal } = new AbortController();
    const remove = jest.spyOn(signal, 'removeEventListener');
    await sleep(1, signal);
    await sleep(1);
    expect(remove).toHaveBeenCalledTimes(1);
  });

  test('rejects with the reason of a signal that is aborted before or meanwhile', async () => {
    const reason = new Error('enough');
    await expect(sleep(60_000, AbortSignal.abort(reason))).rejects.toBe(reason);
    const controller = new AbortController();
    const waiting = sleep(60_000, controller.signal);
    controller.abort(reason);
    await expect(waiting).rejects.toBe(reason);
  });
});
