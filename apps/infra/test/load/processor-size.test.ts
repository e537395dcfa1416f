import { Duration } from 'aws-cdk-lib/core';
import { aggregationSeconds, sizeProcessor } from '../../src/load/processor-size';
import type { ProcessorSizeSettings } from '../../src/load/size-settings';
import { problemsOf } from '../../src/load/sized-value';
import { writeUnitsOf } from '../../src/load/write-units';
import { LOAD } from './sample-load';

/** The size for a largest file. */
function sizeFor(largestFileTrades: number, settings: ProcessorSizeSettings = {}) {
  const load = { ...LOAD, largestFileTrades };
  const { memory, timeout, storage } = sizeProcessor(load, writeUnitsOf(load, '1m'), settings);
  return { memory, timeout, storage };
}

test.each([
  [1_000_000, 1_769, 1],
  [1_000_000, 10_240, 1],
  [2_000_000, 884.5, 4],
])('%i trades are aggregated with %d MiB in %d s', (trades, memory, seconds) => {
  expect(aggregationSeconds(trades, memory)).toBe(seconds);
});

test.each([
  // trades, MiB, timeout, MiB of /tmp
  [1, 512, 300, 512],
  [1_000_000, 512, 300, 512],
  // An eighth of 900 s: 112.5 s, in which 512 MiB aggregate 32.56 million trades, and 1,024 MiB 65.12 million.
  [32_500_000, 512, 900, 1_024],
  [32_600_000, 1_024, 840, 1_024],
  [65_100_000, 1_024, 900, 1_536],
  [65_200_000, 2_048, 900, 1_536],
  [100_000_000, 2_048, 900, 2_560],
  // More memory is not faster, and holds 1.5 × (128 MiB + 2 bytes a trade).
  [600_000_000, 2_048, 900, 13_312],
  [700_000_000, 4_096, 900, 15_360],
])('the largest file with %i trades needs %i MiB, %i s and %i MiB of storage', (trades, memory, timeout, storage) => {
  const size = sizeFor(trades);
  expect([size.memory.value, size.timeout.value, size.storage.value]).toEqual([memory, timeout, storage]);
});

test.each<[string, ProcessorSizeSettings, 'memory' | 'timeout' | 'storage', string]>([
  [
    'less memory than its trades take',
    { memorySize: 256 },
    'memory',
    '`processor.memorySize` is 256 MiB, but the declared load needs 479: raise it to at least 479, or lower ' +
      '`load.largestFileTrades`',
  ],
  [
    'a timeout in which aggregation leaves no time for writing',
    { timeout: Duration.minutes(4) },
    'timeout',
    '`processor.timeout` is 240 s, but the declared load needs 260: raise it to at least 260, or lower ' +
      '`load.largestFileTrades`',
  ],
  [
    'a longer timeout than Lambda has',
    { timeout: Duration.minutes(16) },
    'timeout',
    '`processor.timeout` must be a whole number from 1 to 900 s, got: 960',
  ],
  [
    'less storage than the encoded bars take',
    { ephemeralStorageMebibytes: 1_024 },
    'storage',
    '`processor.ephemeralStorageMebibytes` is 1,024 MiB, but the declared load needs 1,077: raise it to at least 1,077, or ' +
      'lower `load.largestFileTrades`',
  ],
])('a processor with %s does not suffice', (_case, settings, part, problem) => {
  expect(problemsOf(sizeFor(100_000_000, settings)[part])).toEqual([problem]);
});

test('settings that suffice are used', () => {
  const { memory, timeout, storage } = sizeFor(100_000_000, {
    memorySize: 1_024,
    timeout: Duration.minutes(14),
    ephemeralStorageMebibytes: 1_100,
  });

  expect([memory, timeout, storage].flatMap(problemsOf)).toEqual([]);
  expect([memory, timeout, storage].map(({ value }) => value)).toEqual([1_024, 840, 1_100]);
});
