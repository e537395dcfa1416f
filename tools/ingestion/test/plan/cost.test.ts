import { costOf, gigabyteSecondsOf } from '../../src/plan/cost';

const USE = { files: 1_000_000, batches: 10_000, writeUnits: 8_000_000, gigabyteSeconds: 100_000, seconds: 7_200 };
const ON_DEMAND = { capacityMode: 'on-demand', writeUnitsPerSecond: 200 } as const;

test('costs are those of the function, the table, the bucket and the state machine', () => {
  const cost = costOf(USE, ON_DEMAND);
  expect(cost.function).toBeCloseTo(100_000 * 0.0000133334 + 0.002);
  expect(cost.table).toBeCloseTo((8 + 2) * 0.625);
  expect(cost.bucket).toBeCloseTo(5_000 * 0.0004);
  expect(cost.stateMachine).toBeCloseTo(40 * 0.025);
  expect(cost.total).toBeCloseTo(cost.function + cost.table + cost.bucket + cost.stateMachine);
});

test('provisioned write units cost by the hour, whether they are used or not', () => {
  const provisioned = { ...ON_DEMAND, capacityMode: 'provisioned' } as const;
  expect(costOf(USE, provisioned).table).toBeCloseTo(2 * 200 * 0.00065);
  expect(costOf({ ...USE, writeUnits: 0 }, provisioned).table).toBeCloseTo(2 * 200 * 0.00065);
});

test('GB-seconds are those of the memory', () => {
  expect(gigabyteSecondsOf(10, { memoryMebibytes: 2_048 })).toBe(20);
});
