import { estimatePlan, sumOfUses } from '../../src/plan/estimate';
import { PARAMETERS } from '../fake-aws';

const USE = { files: 100, batches: 50, trades: 1_000, writeUnits: 8_800, milliseconds: 600_000 };

test('the function works and then waits for its share of the write units, and is billed for both', () => {
  const { seconds, gigabyteSeconds, bottleneck } = estimatePlan(USE, PARAMETERS);
  // 600 s of work, and 8,800 + 2 × 100 units by 100 a second for each of three batches.
  expect(gigabyteSeconds).toBe(690);
  expect(seconds).toBe(230);
  expect(bottleneck).toBe('function');
});

test.each([
  [600_000, 8_800, 'function'],
  [80_000, 8_800, 'table'],
  [600_000, 88_000, 'table'],
] as const)('with %d ms and %d write units, the bottleneck is the %s', (milliseconds, writeUnits, bottleneck) => {
  expect(estimatePlan({ ...USE, milliseconds, writeUnits }, PARAMETERS).bottleneck).toBe(bottleneck);
});

test('fewer batches than can be processed at once take longer', () => {
  expect(estimatePlan({ ...USE, batches: 2 }, PARAMETERS).seconds).toBe(345);
});

test('the memory of the function decides about its GB-seconds', () => {
  expect(estimatePlan(USE, { ...PARAMETERS, memoryMebibytes: 512 }).gigabyteSeconds).toBe(345);
});

test('adds up files', () => {
  const use = { trades: 1, writeUnits: 2, milliseconds: 3 };
  expect(sumOfUses([use, use])).toEqual({ trades: 2, writeUnits: 4, milliseconds: 6 });
});
