import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  TRADES_PER_VCPU_SECOND,
  WRITE_UNITS_PER_TRADE,
  BASE_MEMORY,
  MEMORY_BYTES_PER_TRADE,
} from '../../src/load/measured';
import { writeUnitsOf } from '../../src/load/write-units';
import { LOAD } from './sample-load';

const BENCHMARKS = readFileSync(join(__dirname, '../../../../docs/benchmarks.md'), 'utf8');

test('a load takes units for its trades, for each chunk and day of an instrument, and for each file', () => {
  // 100 instruments with 24 hours, a covered day and a symbol.
  expect(writeUnitsOf(LOAD, '1m')).toEqual({
    day: 110_000 + 2_600 + 800,
    burst: 55_000 + 2_600 + 400,
    largestFile: 11_000 + 2_600 + 8,
  });
});

test('bars of one second take more, in chunks of five minutes', () => {
  expect(writeUnitsOf(LOAD, '1s').largestFile).toBe(56_000 + 100 * 290 + 8);
});

describe('the measured figures', () => {
  test.each(['1m', '1s'] as const)('are not above the write units that are assumed for %s', (interval) => {
    const rows = [...BENCHMARKS.matchAll(new RegExp(`\\| ${interval} +\\|.*\\| (0\\.\\d+) +\\|$`, 'gm'))];
    const measured = rows.map(([, units]) => Number(units));

    expect(measured.length).toBeGreaterThanOrEqual(2);
    expect(Math.max(...measured)).toBeLessThanOrEqual(WRITE_UNITS_PER_TRADE[interval]);
  });

  test('are not slower than a quarter of the pace that gzip has', () => {
    const [, seconds] = /^\| gzip +\| (\d+\.\d+) /m.exec(BENCHMARKS) ?? [];
    expect(5_000_000 / Number(seconds) / 4).toBeGreaterThanOrEqual(TRADES_PER_VCPU_SECOND);
  });

  test('are not above the memory that is assumed', () => {
    const [, peak] = /^\| this processor +\| \S+ +\| \S+ +\| (\d+) /m.exec(BENCHMARKS) ?? [];
    const assumed = BASE_MEMORY + (5_000_000 * MEMORY_BYTES_PER_TRADE) / 1024 ** 2;
    expect(Number(peak)).toBeLessThanOrEqual(assumed);
  });
});
