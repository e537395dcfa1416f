import { coveredRangesOf } from '../../src/model/covered-ranges';

const MINUTE = 60_000_000_000n;
const HOUR = 60n * MINUTE;
const DAY = 24n * HOUR;

/** Coverage with a chunk in each of these hours. */
const coverageOf = (from: bigint, to: bigint, ...hours: readonly bigint[]) => ({
  ...{ feed: 'f', symbol: 'S', from, to },
  chunks: hours.map((hour) => ({ start: hour * HOUR, items: 1 })),
});

describe('coveredRangesOf', () => {
  test('is the time from the first bar to the end of the last one', () => {
    const coverage = coverageOf(5n * MINUTE, 3n * HOUR + 7n * MINUTE, 0n, 3n);
    expect(coveredRangesOf(coverage, '1m', undefined)).toEqual([{ from: 5n * MINUTE, to: 3n * HOUR + 8n * MINUTE }]);
  });

  test('ends with the last bar of the stored interval', () => {
    const coverage = {
      ...coverageOf(0n, 300_000_000_000n),
      chunks: [0n, 300_000_000_000n].map((start) => ({ start, items: 1 })),
    };
    expect(coveredRangesOf(coverage, '1s', undefined)).toEqual([{ from: 0n, to: 301_000_000_000n }]);
  });

  test('leaves out the time inside of one chunk, which its bars show', () => {
    expect(coveredRangesOf(coverageOf(5n * MINUTE, 50n * MINUTE, 0n), '1m', undefined)).toEqual([]);
  });

  test('is the period of the file, also for one bar', () => {
    const period = { from: 0n, to: DAY };
    expect(coveredRangesOf(coverageOf(5n * MINUTE, 5n * MINUTE, 0n), '1m', period)).toEqual([period]);
  });

  test('does not extend over a gap of more than seven days', () => {
    const last = 7n * 24n + 1n;
    const week = coverageOf(5n * MINUTE, last * HOUR, 1n, last);
    expect(coveredRangesOf(week, '1m', undefined)).toEqual([{ from: 5n * MINUTE, to: last * HOUR + MINUTE }]);

    const longer = coverageOf(5n * MINUTE, 1_002n * HOUR + 5n * MINUTE, 0n, 2n, 500n, 1_000n, 1_002n);
    expect(coveredRangesOf(longer, '1m', undefined)).toEqual([
      { from: 5n * MINUTE, to: 2n * HOUR },
      { from: 1_001n * HOUR, to: 1_002n * HOUR + 6n * MINUTE },
    ]);

    const neighbours = coverageOf(0n, 1_000n * HOUR, 0n, 500n, 501n, 1_000n);
    expect(coveredRangesOf(neighbours, '1m', undefined)).toEqual([]);
  });
});
