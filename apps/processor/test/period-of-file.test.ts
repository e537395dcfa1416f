import type { Coverage } from '@trading/bars';
import { periodOfFile } from '../src/period-of-file';

const HOUR = 3_600_000_000_000n;
const DAY = 24n * HOUR;
const MINUTE = 60_000_000_000n;
const AUGUST_8 = BigInt(Date.UTC(2024, 7, 8)) * 1_000_000n;
const NEXT_DAY = Date.UTC(2024, 7, 9);

const coverageOf = (from: bigint, to: bigint): Coverage => ({ feed: 'f', symbol: 'S', from, to, chunks: [] });
const INSIDE = coverageOf(AUGUST_8 + HOUR, AUGUST_8 + 2n * HOUR);

const periodOf = ({ key = 'x-2024-08-08.csv', uploadedAt = NEXT_DAY, rejected = 0, coverage = [INSIDE] }) =>
  periodOfFile({
    file: { bucket: 'b', key, etag: 'e', generation: '1', uploadedAt },
    interval: '1m',
    rejected,
    coverage,
  });

const PERIOD = { from: AUGUST_8, to: AUGUST_8 + DAY };

describe('periodOfFile', () => {
  test.each<[string, Parameters<typeof periodOf>[0]]>([
    ['whose bars are inside of it', {}],
    ['that begins and ends with it', { coverage: [coverageOf(AUGUST_8, AUGUST_8 + DAY - MINUTE)] }],
    ['without bars', { coverage: [] }],
  ])('is the day in the name of a file %s', (_name, file) => {
    expect(periodOf(file)).toEqual(PERIOD);
  });

  test.each<[string, Parameters<typeof periodOf>[0]]>([
    ['the name states no period', { key: '2024-08-08/x.csv' }],
    ['a bar is before the period', { coverage: [INSIDE, coverageOf(AUGUST_8 - MINUTE, AUGUST_8)] }],
    ['a bar is after the period', { coverage: [coverageOf(AUGUST_8, AUGUST_8 + DAY), INSIDE] }],
    ['the file was uploaded before the period ended', { uploadedAt: NEXT_DAY - 1 }],
    ['a line was rejected', { rejected: 1 }],
  ])('is unknown if %s', (_name, file) => {
    expect(periodOf(file)).toBeUndefined();
  });
});
