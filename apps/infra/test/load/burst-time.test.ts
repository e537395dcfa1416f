import { Duration } from 'aws-cdk-lib/core';
import { burstTimeOf, burstTimeProblems, paceOf } from '../../src/load/burst-time';
import { sizeProcessor } from '../../src/load/processor-size';
import { writeUnitsOf } from '../../src/load/write-units';
import { LOAD } from './sample-load';

const UNITS = writeUnitsOf(LOAD, '1m');

describe('burstTimeOf', () => {
  test('leaves what delivery, and the aggregation and the end of each attempt, do not take', () => {
    const processor = sizeProcessor(LOAD, UNITS, { memorySize: 1_769, timeout: Duration.minutes(10) });
    // 30 minutes less one of delivery are three attempts of ten minutes, each with a second of aggregation.
    expect(burstTimeOf(LOAD, processor)).toEqual({
      barsWithin: 1_800,
      attempts: 3,
      aggregation: 1,
      writing: 1_800 - 60 - 3 * (1 + 30),
    });
  });

  test('counts on a part of a vCPU if there is less memory', () => {
    const processor = sizeProcessor(LOAD, UNITS, { memorySize: 884.5 });
    expect(burstTimeOf(LOAD, processor).aggregation).toBe(2);
  });
});

describe('paceOf', () => {
  test.each([
    // The largest file is written faster than the table: only the sum counts.
    [{ burst: 50_000, largestFile: 10_000 }, 100, 500],
    // 50 s of the 100 are for the largest file, and the other 150,000 units are written in the other 50.
    [{ burst: 200_000, largestFile: 50_000 }, 100, 3_000],
    // The whole burst is one file.
    [{ burst: 50_000, largestFile: 50_000 }, 100, 500],
    // One partition takes 1,000 units a second.
    [{ burst: 100_000, largestFile: 100_000 }, 100, Infinity],
  ])('writes %j in %i s with %d units a second', (units, seconds, pace) => {
    expect(paceOf(units, seconds)).toBe(pace);
  });
});

describe('burstTimeProblems', () => {
  const time = { barsWithin: 1_800, attempts: 2, aggregation: 9.5, writing: 1_000 };

  test('has none if the largest file can be written', () => {
    expect(burstTimeProblems(time, { ...UNITS, largestFile: 699_999 }, 0.7)).toEqual([]);
  });

  test('says how long the largest file takes, and what to change', () => {
    expect(burstTimeProblems(time, { ...UNITS, largestFile: 700_000 }, 0.7)).toEqual([
      '`load.barsWithin` is 1800 s, of which 700 s are for writing, but the largest file needs 700 s: 700000 units, 1000 a ' +
        'second, after 2 × 10 s of aggregation: raise `load.barsWithin`, or lower `load.largestFileTrades`',
    ]);
  });

  test('has one if aggregation takes all of the time', () => {
    expect(burstTimeProblems({ ...time, writing: -5 }, UNITS, 0.7)).toEqual([
      expect.stringContaining('of which 0 s are for writing'),
    ]);
  });
});
