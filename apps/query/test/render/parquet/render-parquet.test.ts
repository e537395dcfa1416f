import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Bar } from '@trading/bars';
import type { BarsPage } from '../../../src/operations/bars/bars-page';
import { CREATED_BY, renderParquet } from '../../../src/render/parquet/render-parquet';
import { Zone } from '../../../src/time/zone';
import { readMetadata, readParquet } from '../../read-parquet';

const LIMIT = 10n ** 38n;

/** The version that is installed. The package does not export its manifest. */
const MANIFEST = join(dirname(require.resolve('hyparquet-writer')), '../package.json');
const { version } = JSON.parse(readFileSync(MANIFEST, 'utf8')) as { readonly version: string };

const bar = (fields: Partial<Bar> = {}): Bar => ({
  ...{ time: 1_723_075_200_000_000_000n, end: 1_723_075_260_000_000_000n, open: 1n, high: 2n, low: 1n, close: 2n },
  ...{ volume: 10n ** 18n, notional: 10n ** 18n, count: 1, sources: ['a'], conflicts: [], revision: 'r', ...fields },
});

const page = (rows: BarsPage['symbols'][number]['rows']): BarsPage => ({
  ...{ feed: 'f', interval: '1m', session: 'all', calendar: '24/7', zone: Zone.UTC, from: 0n, to: 1n, watermark: 0n },
  ...{ numbers: 'string', format: 'parquet', include: 'sources,conflicts', next: undefined },
  symbols: [{ symbol: 'S', rows }],
});

test('sums that do not fit are null, and their text has all digits', async () => {
  const rows = [
    bar({ volume: LIMIT - 1n, notional: (LIMIT - 1n) * 10n ** 18n }),
    bar({ volume: LIMIT, notional: LIMIT * 10n ** 18n }),
    bar({ volume: 2n ** 128n, notional: 1n }),
  ];
  const written = await readParquet(renderParquet(page(rows), false, '{}'));
  const largest = '99999999999999999999.999999999999999999';
  expect(
    written.map(({ volume, volume_text, notional, notional_text }) => [volume, volume_text, notional, notional_text]),
  ).toEqual([
    [largest, largest, largest, largest],
    [null, '100000000000000000000', null, '100000000000000000000'],
    [null, '340282366920938463463.374607431768211456', null, `0.${'0'.repeat(35)}1`],
  ]);
});

test('a price that does not fit is an error, and not another price', () => {
  expect(() => renderParquet(page([bar({ open: LIMIT })]), false, '{}')).toThrow(RangeError);
});

test('rows without trades and prices have nulls', async () => {
  const empty = { time: 0n, end: 60_000_000_000n, state: 'unknown' as const };
  const rows = [
    empty,
    bar({ open: undefined, high: undefined, low: undefined, close: undefined, volume: 0n, notional: 0n, count: 0 }),
  ];
  expect(await readParquet(renderParquet(page(rows), true, '{}'))).toMatchObject([
    {
      symbol: 'S',
      time: 0n,
      open: null,
      volume: null,
      volume_text: null,
      count: null,
      state: 'unknown',
      revision: null,
      sources: null,
    },
    {
      symbol: 'S',
      open: null,
      vwap: null,
      volume: '0',
      volume_text: '0',
      count: 0n,
      state: 'open',
      sources: 'a',
      conflicts: '',
    },
  ]);
});

test('columns have the types that Athena and others read', () => {
  const { schema, key_value_metadata, created_by } = readMetadata(renderParquet(page([bar()]), true, '{"feed":"f"}'));
  expect(schema.slice(1).map(({ name, converted_type, type }) => [name, converted_type ?? type])).toEqual([
    ...[
      ['symbol', 'UTF8'],
      ['time', 'TIMESTAMP_MICROS'],
    ],
    ...['open', 'high', 'low', 'close'].map((name) => [name, 'DECIMAL']),
    ...[
      ['volume', 'DECIMAL'],
      ['volume_text', 'UTF8'],
      ['notional', 'DECIMAL'],
      ['notional_text', 'UTF8'],
      ['vwap', 'DECIMAL'],
    ],
    ...[
      ['count', 'INT64'],
      ['state', 'UTF8'],
      ['revision', 'UTF8'],
      ['sources', 'UTF8'],
      ['conflicts', 'UTF8'],
    ],
  ]);
  expect(schema.find(({ name }) => name === 'open')).toMatchObject({ precision: 38, scale: 18, type_length: 16 });
  expect(key_value_metadata).toContainEqual({ key: 'bars', value: '{"feed":"f"}' });
  expect([created_by, CREATED_BY]).toEqual([CREATED_BY, `@trading/query with hyparquet-writer ${version}`]);
});

test('the same page makes the same bytes', () => {
  const [first, second] = [0, 1].map(() => renderParquet(page([bar(), bar({ time: 1n })]), false, '{}'));
  expect(first).toEqual(second);
  expect(createHash('sha256').update(first!).digest('hex')).toMatchInlineSnapshot(
    `"eda48103494d995cc067972940bed4b9139430df58e0dabe0f0ce8e03f41786b"`,
  );
});

test('a page without rows is a file without rows', async () => {
  const bytes = renderParquet(page([]), false, '{}');
  expect(await readParquet(bytes)).toEqual([]);
  expect(readMetadata(bytes).num_rows).toBe(0n);
});
