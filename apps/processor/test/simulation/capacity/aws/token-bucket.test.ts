import { TokenBucket } from '../../../../simulation/capacity/aws/token-bucket';

describe('TokenBucket', () => {
  test('starts full, and is filled up to its depth', () => {
    const bucket = new TokenBucket(5, 300);
    expect([bucket.has(1_500, 0), bucket.has(1_500, 1_000)]).toEqual([true, true]);
    bucket.take(1_500, 1_000);
    expect([bucket.has(5, 1_999), bucket.has(5, 2_000), bucket.has(6, 2_000)]).toEqual([false, true, false]);
    expect([bucket.has(1_500, 300_999), bucket.has(1_500, 301_000)]).toEqual([false, true]);
  });

  test('gives more than its depth if it is full, and lacks that afterwards', () => {
    const bucket = new TokenBucket(10, 1);
    expect(bucket.has(25, 0)).toBe(true);
    bucket.take(25, 0);
    expect([bucket.has(1, 1_500), bucket.has(1, 1_600)]).toEqual([false, true]);
  });

  test.each([
    ['higher', 20, 100],
    ['lower', 2, 20],
  ])('keeps its tokens up to the new depth if the rate gets %s', (_how, rate, tokens) => {
    const bucket = new TokenBucket(10, 10);
    bucket.setRate(rate, 0);
    bucket.take(tokens, 0);
    expect([bucket.has(1, 0), bucket.has(rate, 999), bucket.has(rate, 1_000)]).toEqual([false, false, true]);
  });
});
