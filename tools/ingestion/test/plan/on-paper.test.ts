import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cutBatches } from '../../src/plan/cut-batches';
import { estimatePlan } from '../../src/plan/estimate';
import type { EstimatedFile } from '../../src/plan/estimate-files';
import { formatDollars, formatDuration, formatNumber } from '../../src/text/format';
import { PARAMETERS } from '../fake-aws';

const FILES = 1_000_000;

/** Enough files to find how many are in a batch, since all are equal. */
const CUT_FILES = 100_000;

const BYTES = 10_000_000;
const BYTES_PER_TRADE = 25;
const TRADES = BYTES / BYTES_PER_TRADE;

/** docs/benchmarks.md: the whole function takes 4.18 CPU seconds for 5,000,000 trades as gzip. */
const MICROSECONDS_PER_TRADE = 4.18 / 5;

/** ARM64 was not measured. */
const SAFETY = 2;

/** About 25 requests to S3 and DynamoDB that do not depend on the trades. */
const MILLISECONDS_PER_FILE = 300;

/** docs/benchmarks.md: one-minute bars of CSV files. */
const WRITE_UNITS_PER_TRADE = 0.0067;

/** Manifest, details, change log and catalogue of a file. */
const WRITE_UNITS_PER_FILE = 10;

const FILE: EstimatedFile = {
  ...{ key: `trades/${'x'.repeat(60)}.csv.gz`, etag: 'e'.repeat(32), bytes: BYTES, reason: 'missing', hasBars: false },
  use: {
    trades: TRADES,
    writeUnits: WRITE_UNITS_PER_TRADE * TRADES + WRITE_UNITS_PER_FILE,
    milliseconds: (SAFETY * MICROSECONDS_PER_TRADE * TRADES) / 1_000 + MILLISECONDS_PER_FILE,
  },
};

const SETTINGS = { ...PARAMETERS, memoryMebibytes: 2_048, timeoutSeconds: 900 };

/** A row of the table of the decision. */
function rowOf(change: Pick<typeof SETTINGS, 'writeUnitsPerSecond' | 'concurrency' | 'capacityMode'>): string {
  const parameters = { ...SETTINGS, ...change };
  const [batch] = cutBatches(
    Array.from({ length: CUT_FILES }, () => FILE),
    parameters,
  );
  const batches = Math.ceil(FILES / batch!.length);
  const { trades, writeUnits, milliseconds } = FILE.use;
  const use = { trades: FILES * trades, writeUnits: FILES * writeUnits, milliseconds: FILES * milliseconds };
  const { seconds, gigabyteSeconds, bottleneck, cost } = estimatePlan({ ...use, files: FILES, batches }, parameters);
  return [
    ...[formatNumber(change.writeUnitsPerSecond), formatNumber(change.concurrency), formatNumber(batches)],
    ...[formatDuration(seconds), formatNumber(gigabyteSeconds), formatDollars(cost.function)],
    ...[formatDollars(cost.table), formatDollars(cost.total), bottleneck],
  ].join(' | ');
}

const decision = readFileSync(
  join(__dirname, '../../../../docs/decisions/0043-history-by-a-distributed-map.md'),
  'utf8',
).replace(/ +/g, ' ');

test.each([
  { writeUnitsPerSecond: 189.5, concurrency: 3, capacityMode: 'provisioned' },
  { writeUnitsPerSecond: 4_000, concurrency: 6, capacityMode: 'on-demand' },
  { writeUnitsPerSecond: 36_000, concurrency: 38, capacityMode: 'on-demand' },
  { writeUnitsPerSecond: 36_000, concurrency: 100, capacityMode: 'on-demand' },
] as const)('decision 43 has what 10 TB take with $writeUnitsPerSecond write units a second', (change) => {
  expect(decision).toContain(`| ${rowOf(change)} |`);
});

test('decision 43 has what a file takes', () => {
  const { writeUnits, milliseconds } = FILE.use;
  expect(decision).toContain(`${formatNumber(writeUnits)} write units and ${(milliseconds / 1_000).toFixed(2)} s`);
});
