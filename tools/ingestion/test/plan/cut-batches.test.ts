import fc from 'fast-check';
import { batchLimitsOf, cutBatches, toBackfillFile } from '../../src/plan/cut-batches';
import type { EstimatedFile } from '../../src/plan/estimate-files';
import { toBackfillBatch, type Plan } from '../../src/plan/plan';
import { PARAMETERS } from '../fake-aws';

/** A third of 300 write units a second is the share of a batch; each file takes two units for its progress. */
const fileOf = (milliseconds: number, writeUnits = 0, key = 'trades/x.csv'): EstimatedFile => ({
  ...{ key, etag: 'etag', bytes: 1, reason: 'missing', hasBars: false },
  use: { trades: 0, writeUnits, milliseconds },
});

const sizesOf = (files: readonly EstimatedFile[], parameters = PARAMETERS) =>
  cutBatches(files, parameters).map((batch) => batch.length);

const many = (count: number, file: EstimatedFile) => Array.from({ length: count }, () => file);

test('a batch takes at most half of the timeout, working and waiting', () => {
  // 450 s: four files of 100 s and 0.02 s.
  expect(sizesOf(many(60, fileOf(100_000)))).toEqual(many(15, fileOf(0)).map(() => 4));
  // 60 s of work, and 90 s for 8,998 + 2 units.
  expect(sizesOf(many(60, fileOf(60_000, 8_998)))).toEqual(many(20, fileOf(0)).map(() => 3));
});

test('a file that takes longer is a batch by itself', () => {
  const files = [...many(50, fileOf(1)), fileOf(10_000_000), ...many(50, fileOf(1))];
  const batches = cutBatches(files, PARAMETERS);
  expect(batches.find((batch) => batch.includes(files[50]!))).toHaveLength(1);
});

test('there are four batches for each that is processed at once, if there are enough files', () => {
  expect(sizesOf(many(5, fileOf(1)))).toHaveLength(5);
  expect(sizesOf(many(12, fileOf(1)))).toHaveLength(12);
  expect(sizesOf(many(23, fileOf(1)))).toHaveLength(23);
  expect(sizesOf(many(240, fileOf(1)))).toEqual(many(12, fileOf(0)).map(() => 20));
});

test('a batch has at most 100 files, and a line at most 200,000 bytes', () => {
  expect(Math.max(...sizesOf(many(10_000, fileOf(1))))).toBe(100);
  const long = many(2_000, fileOf(1, 0, `trades/${'\u0001'.repeat(1_000)}`));
  expect(Math.max(...sizesOf(long))).toBe(32);
});

test('every file is in one batch, in order, and no limit is exceeded', () => {
  const file = fc
    .record({
      key: fc.string({ minLength: 1, maxLength: 1_024, unit: 'binary' }),
      milliseconds: fc.nat({ max: 600_000 }),
      writeUnits: fc.nat({ max: 50_000 }),
    })
    .map(({ key, milliseconds, writeUnits }) => fileOf(milliseconds, writeUnits, key));
  fc.assert(
    fc.property(
      fc.array(file, { maxLength: 300, size: 'max' }),
      fc.integer({ min: 1, max: 20 }),
      (files, concurrency) => {
        const parameters = { ...PARAMETERS, concurrency };
        const batches = cutBatches(files, parameters);
        const limits = batchLimitsOf(files.length, parameters);
        const share = PARAMETERS.writeUnitsPerSecond / concurrency;

        expect(batches.flat()).toEqual(files);
        expect(batches.length).toBeGreaterThanOrEqual(Math.min(files.length, 4 * concurrency));
        for (const [number, batch] of batches.entries()) {
          const plan = { hash: 'f'.repeat(64), header: { bucket: 'bucket', replay: 1, toleratedFailurePercentage: 5 } };
          const line = toBackfillBatch(plan as Plan, { batch: number, files: batch.map(toBackfillFile) });
          const seconds = batch.reduce(
            (sum, { use }) => sum + use.milliseconds / 1_000 + (use.writeUnits + 2) / share,
            0,
          );
          expect(batch.length).toBeGreaterThan(0);
          expect(batch.length).toBeLessThanOrEqual(limits.files);
          expect(Buffer.byteLength(JSON.stringify(line))).toBeLessThanOrEqual(limits.lineBytes);
          if (batch.length > 1) expect(seconds).toBeLessThanOrEqual(limits.seconds + 1e-6);
        }
      },
    ),
    { numRuns: 50 },
  );
});
