import { sizeBackfill } from '../../src/load/backfill-size';
import { sizeEnvironment } from '../../src/load/environment-size';
import { ENVIRONMENTS } from '../../src/environments';

const { table } = sizeEnvironment('production', ENVIRONMENTS.production);
const withMaximum = (value: number) => ({ writes: { ...table.writes, max: { ...table.writes.max, value } } });

test('backfills have a tenth of the highest write capacity by default, and a batch for each 1,000 units and two that read', () => {
  expect(sizeBackfill(withMaximum(1_465))).toMatchObject({ writeUnits: 146.5, concurrency: { value: 3 } });
  expect(sizeBackfill(withMaximum(40_000))).toMatchObject({ writeUnits: 4_000, concurrency: { value: 6 } });
});

test('settings override both', () => {
  const size = sizeBackfill(withMaximum(10_000), { writeSharePercent: 50, concurrency: 20 });
  expect(size).toMatchObject({ writeUnits: 5_000, share: { value: 50 }, concurrency: { value: 20 } });
});

test.each([
  [{ writeSharePercent: 95 }, '`backfill.writeSharePercent` must be a whole number from 1 to 90 %, got: 95'],
  [{ writeSharePercent: 0 }, '`backfill.writeSharePercent` must be a whole number from 1 to 90 %, got: 0'],
  [{ concurrency: 501 }, '`backfill.concurrency` must be a whole number from 1 to 500 batches, got: 501'],
])('settings outside of what is possible fail synthesis: %j', (backfill, problem) => {
  expect(() => sizeEnvironment('production', { ...ENVIRONMENTS.production, backfill })).toThrow(problem);
});
