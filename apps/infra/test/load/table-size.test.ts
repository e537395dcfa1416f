import type { TableSizeSettings } from '../../src/load/size-settings';
import { problemsOf } from '../../src/load/sized-value';
import { readCapacityOf, readUnitsPerRead, targetUtilization, writeCapacityOf } from '../../src/load/table-size';
import { LOAD } from './sample-load';

const TIME = { barsWithin: 1_800, attempts: 1, aggregation: 1, writing: 1_000 };
const UNITS = { day: 700_000, burst: 350_000, largestFile: 70_000 };
const PROVISIONED: TableSizeSettings = { capacityMode: 'provisioned' };
const ON_DEMAND: TableSizeSettings = { capacityMode: 'on-demand' };

describe('the write capacity', () => {
  const writes = (settings: TableSizeSettings, units = UNITS) => writeCapacityOf(units, TIME, 0.7, settings);

  test('is provisioned for a burst, and scaled for two days at once', () => {
    const { min, max } = writes(PROVISIONED);
    // 350,000 units in 70 % of 1,000 s, and 1,400,000.
    expect([min.value, max.value]).toEqual([500, 2_000]);
    expect([min, max].flatMap(problemsOf)).toEqual([]);
  });

  test('can be scaled, also if a burst has all files of some days', () => {
    const { min, max } = writes(PROVISIONED, { ...UNITS, day: 100_000 });
    expect([min.value, max.value]).toEqual([500, 501]);
  });

  test('is at least the pace of one file if it is on demand', () => {
    expect(writes(ON_DEMAND, { ...UNITS, day: 350_000 }).max.value).toBe(1_000);
    expect(writes(ON_DEMAND).max.value).toBe(2_000);
  });

  test('must be within what the settings say', () => {
    const { min, max } = writes({ ...PROVISIONED, writeCapacity: { minCapacity: 499, maxCapacity: 1_000 } });
    expect(problemsOf(min)).toEqual([
      '`table.writeCapacity.minCapacity` is 499 units/s, but the declared load needs 500: raise it to at least 500, or ' +
        'lower `load.burst.trades`, or raise `load.barsWithin`',
    ]);
    expect(problemsOf(max)).toEqual([
      '`table.writeCapacity.maxCapacity` is 1,000 units/s, but the declared load needs 2,000: raise it to at least 2,000, ' +
        'or lower `load.tradesPerDay`, or raise `load.barsWithin`',
    ]);
  });

  test('has a maximum above a minimum that is raised by hand', () => {
    const { min, max } = writes({ ...PROVISIONED, writeCapacity: { minCapacity: 3_000 } });
    expect([min.value, max.value]).toEqual([3_000, 3_001]);
  });

  test('must be within the quota of a table, and within what a new table on demand takes at once', () => {
    const { min, max } = writes(PROVISIONED, { ...UNITS, day: 14_000_001 });
    expect([min, max].flatMap(problemsOf)).toEqual([
      '`table.writeCapacity.maxCapacity`: the declared load needs at least 40,001 units/s, and AWS allows at most 40,000: ' +
        'lower `load.tradesPerDay`, or raise `load.barsWithin`',
    ]);
    expect(problemsOf(writes(ON_DEMAND, { ...UNITS, burst: 2_870_000 }).min)).toEqual([
      '`table.writeCapacity.minCapacity`: the declared load needs at least 4,445 units/s, and AWS allows at most 4,000: ' +
        'lower `load.burst.trades`, or raise `load.barsWithin`',
    ]);
  });
});

describe('the read capacity', () => {
  const reads = (settings: TableSizeSettings) =>
    readCapacityOf(LOAD, '1m', { units: { ...UNITS, day: 2_160_000 }, throttleRate: 50 }, TIME, 0.7, settings);

  test('is provisioned for readers, exports and the processor, and scaled for what the API lets in', () => {
    // 10 units, and 10,000 × 0.011 KiB in units of 4 KiB.
    expect(readUnitsPerRead(LOAD, '1m')).toBe(38);
    // 100 units a second for exports, and 0.5 for the 50 files of a burst.
    const { min, max } = reads(PROVISIONED);
    expect([min.value, max.value]).toEqual([Math.ceil(480.5 / 0.7), Math.ceil(2_000.5 / 0.7)]);
  });

  test('must be within what the settings say', () => {
    const { min, max } = reads({ ...PROVISIONED, readCapacity: { minCapacity: 686, maxCapacity: 2_857 } });
    expect(problemsOf(min)).toEqual([
      '`table.readCapacity.minCapacity` is 686 units/s, but the declared load needs 687: raise it to at least 687, or ' +
        'lower `load.reads.perSecond`',
    ]);
    expect(problemsOf(max)).toEqual([
      '`table.readCapacity.maxCapacity` is 2,857 units/s, but the declared load needs 2,858: raise it to at least 2,858, ' +
        'or lower `query.throttle.rate`',
    ]);
  });
});

test.each([
  [undefined, 70, []],
  [50, 50, []],
  [19, 19, ['`table.targetUtilizationPercent` must be a whole number from 20 to 90 %, got: 19']],
  [91, 91, ['`table.targetUtilizationPercent` must be a whole number from 20 to 90 %, got: 91']],
])('the target utilization %p is %i', (targetUtilizationPercent, value, problems) => {
  const target = targetUtilization({ ...PROVISIONED, targetUtilizationPercent });
  expect(target.value).toBe(value);
  expect(problemsOf(target)).toEqual(problems);
});
