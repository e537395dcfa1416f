import { concurrencyOf } from '../../src/load/concurrency';
import { problemsOf } from '../../src/load/sized-value';
import { LOAD } from './sample-load';

const TIME = { barsWithin: 1_800, attempts: 1, aggregation: 1, writing: 1_000 };
const PROCESSOR = { writeCapacity: 1_500, utilization: 0.7, memory: 1_769 };

test('two functions are needed for each that writes, and for the aggregation that fits into the rest of the time', () => {
  // 1,500 units are written by 2. 500 s of aggregation and 50 files of 2 s fit twice into 300 s.
  const load = { ...LOAD, burst: { trades: 500_000_000, files: 50 } };
  expect(concurrencyOf(load, TIME, PROCESSOR, {})).toMatchObject({ value: 8, needed: 4 });
});

test('one writer and one file in reserve are the least', () => {
  const load = { ...LOAD, burst: { trades: 1, files: 1 } };
  expect(concurrencyOf(load, TIME, { ...PROCESSOR, writeCapacity: 1 }, {})).toMatchObject({ value: 4, needed: 2 });
});

test('fewer functions than are needed do not suffice', () => {
  const load = { ...LOAD, burst: { trades: 500_000_000, files: 50 } };
  expect(problemsOf(concurrencyOf(load, TIME, PROCESSOR, { maxConcurrency: 3 }))).toEqual([
    '`processor.maxConcurrency` is 3 files, but the declared load needs 4: raise it to at least 4, or lower ' +
      '`load.burst.files` or `load.burst.trades`',
  ]);
});

test('more functions than a mapping can run do not exist', () => {
  expect(problemsOf(concurrencyOf(LOAD, TIME, PROCESSOR, { maxConcurrency: 1_001 }))).toEqual([
    '`processor.maxConcurrency` must be a whole number from 2 to 1,000 files, got: 1,001',
  ]);
});
