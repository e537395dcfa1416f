import { totalOf } from '@trading/prices';
import { sizeEnvironment, type SizedSettings } from '../../src/load/environment-size';
import { monthlyCost } from '../../src/load/monthly-cost';
import { SETTINGS } from './sample-load';

function costOf(settings: SizedSettings, ...others: readonly string[]) {
  const { fixed, used, storage, otherMode } = monthlyCost(sizeEnvironment('dev', settings), settings, [
    'us-east-1',
    ...others,
  ]);
  return { fixed: fixed.usd, used: totalOf(used).usd, storage: storage.usd, otherMode: otherMode.usd };
}

const ON_DEMAND: SizedSettings = { ...SETTINGS, table: { capacityMode: 'on-demand' } };

test('provisioned capacity costs by the hour, in each region', () => {
  const { writes, reads } = sizeEnvironment('dev', SETTINGS).table;
  const hour = writes.min.value * 0.00065 + reads.min.value * 0.00013;

  expect(costOf(SETTINGS).fixed).toBeCloseTo(730 * hour);
  expect(costOf(SETTINGS, 'us-west-2').fixed).toBeCloseTo(2 * 730 * hour);
});

test('on-demand capacity costs by request, and writes in each region', () => {
  // 113,400 units are written a day, and 10 × 86,400 × 38 and 27,500 are read.
  const writes = (30.4 * 113_400 * 0.625) / 1e6;
  const cost = costOf(ON_DEMAND);

  expect(cost.fixed).toBe(0);
  expect(costOf(ON_DEMAND, 'us-west-2').used - cost.used).toBeCloseTo(writes);
  expect(cost.used).toBeGreaterThan(writes + (30.4 * (10 * 86_400 * 38 + 27_500) * 0.125) / 1e6);
});

test('the other mode of capacity is the cost of the same load with it', () => {
  const table = costOf(SETTINGS).fixed;
  const processor = costOf(SETTINGS).used;
  expect(costOf(ON_DEMAND).otherMode).toBeGreaterThan(table);
  expect(costOf(SETTINGS).otherMode).toBeGreaterThan(processor);
});

test('the processor costs for its memory and its additional storage while it runs', () => {
  const used = (processor: Partial<SizedSettings['processor']>) =>
    costOf({ ...SETTINGS, processor: { ...SETTINGS.processor, ...processor } }).used;

  expect(used({ memorySize: 1_769 })).toBeGreaterThan(used({ memorySize: 1_024 }));
  expect(used({ ephemeralStorageMebibytes: 10_240 })).toBeGreaterThan(used({}));
});

test('bars are stored at a quarter of a dollar for a GB, in each region', () => {
  expect(costOf(SETTINGS, 'us-west-2').storage).toBeCloseTo((30.4 * 113_400 * 1024 * 2 * 0.25) / 1024 ** 3);
});

test('prices that are not known are named', () => {
  const { fixed, storage } = monthlyCost(sizeEnvironment('dev', SETTINGS), SETTINGS, ['eu-central-1']);
  expect(fixed).toEqual({
    usd: 0,
    unknown: ['hour of a provisioned write unit in eu-central-1', 'hour of a provisioned read unit in eu-central-1'],
  });
  expect(storage).toEqual({ usd: 0, unknown: ['GB and month of a table in eu-central-1'] });
});
