import { Duration } from 'aws-cdk-lib/core';
import { validateLoad, type DeclaredLoad } from '../../src/load/declared-load';
import { LOAD } from './sample-load';

test('a load that is consistent has no problems', () => {
  expect(validateLoad(LOAD)).toEqual([]);
});

test.each<[string, Partial<DeclaredLoad>, string]>([
  ['no trades', { tradesPerDay: 0 }, '`load.tradesPerDay` must be a whole number of at least 1, got: 0'],
  ['half a file', { filesPerDay: 0.5 }, '`load.filesPerDay` must be a whole number of at least 1, got: 0.5'],
  ['no instruments', { instruments: -1 }, '`load.instruments` must be a whole number of at least 1, got: -1'],
  [
    'an unknown largest file',
    { largestFileTrades: NaN },
    '`load.largestFileTrades` must be a whole number of at least 1, got: NaN',
  ],
  [
    'no reads',
    { reads: { perSecond: 0, tradesPerRead: 1 } },
    '`load.reads.perSecond` must be a whole number of at least 1, got: 0',
  ],
  [
    'empty reads',
    { reads: { perSecond: 1, tradesPerRead: 0 } },
    '`load.reads.tradesPerRead` must be a whole number of at least 1, got: 0',
  ],
  [
    'a burst of more trades than a day',
    { burst: { ...LOAD.burst, trades: LOAD.tradesPerDay + 1 } },
    '`load.burst.trades` must be at most `load.tradesPerDay`, 10000000, got: 10000001',
  ],
  [
    'a burst of more files than a day',
    { burst: { ...LOAD.burst, files: LOAD.filesPerDay + 1 } },
    '`load.burst.files` must be at most `load.filesPerDay`, 100, got: 101',
  ],
  [
    'a file that is larger than the burst',
    { largestFileTrades: LOAD.burst.trades + 1 },
    '`load.largestFileTrades` must be at most `load.burst.trades`, 5000000, got: 5000001',
  ],
  [
    'a time that is shorter than an alarm takes',
    { barsWithin: Duration.minutes(14) },
    '`load.barsWithin` must be from 900 to 43200 whole seconds, got: 840',
  ],
  [
    'a time in which bursts meet',
    { barsWithin: Duration.hours(13) },
    '`load.barsWithin` must be from 900 to 43200 whole seconds, got: 46800',
  ],
])('a load with %s has a problem', (_case, change, problem) => {
  expect(validateLoad({ ...LOAD, ...change })).toContain(problem);
});
