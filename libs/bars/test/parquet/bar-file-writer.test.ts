import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { ByteWriter } from 'hyparquet-writer';
import { BarFileWriter, CREATED_BY, ROW_GROUP_SIZE } from '../../src/parquet/bar-file-writer';
import type { Bar } from '../../src/read/bar';
import { minuteBar } from '../../src/testing';

const LIMIT = 10n ** 38n;

async function write(...symbols: (readonly [string, readonly Bar[]])[]) {
  const sink = new ByteWriter();
  const writer = new BarFileWriter(sink);
  for (const [symbol, bars] of symbols) await writer.add(symbol, bars);
  const summary = await writer.finish();
  return { summary, file: sink.getBuffer() };
}

/** The rows of a file. hyparquet rounds decimals to numbers; `parquet-readers:check` compares their digits. */
function rowsOf(file: ArrayBuffer) {
  return parquetReadObjects({ file });
}

describe('BarFileWriter', () => {
  test('writes the symbol and the fields of each bar', async () => {
    const { file, summary } = await write(
      ['A', [minuteBar(1, 100, 250, 50, 200, 3)]],
      ['B', [minuteBar(0, 1, 1, 1, 1)]],
    );

    expect(summary).toEqual({ rows: 2, symbols: 2, revision: expect.stringMatching(/^[0-9a-f]{16}$/) });
    expect(await rowsOf(file)).toEqual([
      {
        ...{ symbol: 'A', time: new Date(60_000), open: 1, high: 2.5, low: 0.5, close: 2 },
        ...{ volume: 3, volume_text: '3', notional: 4.5, notional_text: '4.5', vwap: 1.5 },
        ...{ count: 3n, state: 'closed', revision: 'r' },
      },
      expect.objectContaining({ symbol: 'B', time: new Date(0), close: 0.01 }),
    ]);
  });

  test('states the types that readers need', async () => {
    const { schema, created_by } = parquetMetadata((await write()).file);
    const types = Object.fromEntries(
      schema
        .slice(1)
        .map(({ name, type, converted_type, precision, scale, repetition_type }) => [
          name,
          [type, converted_type, precision, scale, repetition_type].filter((part) => part !== undefined).join(' '),
        ]),
    );
    const decimal = 'FIXED_LEN_BYTE_ARRAY DECIMAL 38 18 OPTIONAL';
    const text = 'BYTE_ARRAY UTF8 OPTIONAL';
    expect(types).toEqual({
      ...{ symbol: text, time: 'INT64 TIMESTAMP_MICROS REQUIRED' },
      ...{ open: decimal, high: decimal, low: decimal, close: decimal, volume: decimal, volume_text: text },
      ...{
        notional: decimal,
        notional_text: text,
        vwap: decimal,
        count: 'INT64 OPTIONAL',
        state: text,
        revision: text,
      },
    });
    expect(created_by).toBe(CREATED_BY);
    // The package does not export its manifest.
    const manifest = join(dirname(require.resolve('hyparquet-writer')), '../package.json');
    const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
    expect(CREATED_BY).toBe(`@trading/bars with hyparquet-writer ${version}`);
  });

  test('leaves out sums that a column cannot hold, and writes them as text', async () => {
    const bar = { ...minuteBar(0, 1, 1, 1, 1), volume: LIMIT, notional: 1n };
    const [row] = await rowsOf((await write(['A', [bar]])).file);
    expect(row).toMatchObject({
      volume: null,
      volume_text: '100000000000000000000',
      notional: null,
      notional_text: '0.000000000000000000000000000000000001',
    });
  });

  test('leaves out prices that no trade may set', async () => {
    const { time, end, sources, conflicts, revision } = minuteBar(0, 1, 1, 1, 1);
    const bar = { time, end, sources, conflicts, revision, volume: 0n, notional: 0n, count: 0 };
    const [row] = await rowsOf((await write(['A', [bar]])).file);
    expect(row).toMatchObject({ open: null, high: null, low: null, close: null, vwap: null, volume: 0 });
  });

  test('rejects a price that does not fit', async () => {
    await expect(write(['A', [{ ...minuteBar(0, 1, 1, 1, 1), open: LIMIT }]])).rejects.toThrow(RangeError);
  });

  test('writes the same bytes for the same bars, however they are added', async () => {
    const bars = Array.from({ length: 50 }, (_, minute) => minuteBar(minute, minute, minute + 2, minute, minute + 1));
    const once = await write(['A', bars], ['B', bars]);
    const inParts = await write(['A', bars.slice(0, 7)], ['A', bars.slice(7)], ['B', bars]);
    expect(Buffer.from(inParts.file).equals(Buffer.from(once.file))).toBe(true);
    expect(inParts.summary).toEqual(once.summary);
  });

  test('cuts row groups of the same size', async () => {
    const bars = Array.from({ length: ROW_GROUP_SIZE + 3 }, (_, minute) => minuteBar(minute, 1, 1, 1, 1));
    const { file } = await write(['A', bars.slice(0, 10)], ['B', bars.slice(10)]);
    expect(parquetMetadata(file).row_groups.map(({ num_rows }) => Number(num_rows))).toEqual([ROW_GROUP_SIZE, 3]);
  });

  test.each([
    ['the revision of a bar', 'A', { ...minuteBar(0, 1, 1, 1, 1), revision: 's' }],
    ['the time of a bar', 'A', minuteBar(1, 1, 1, 1, 1)],
    ['the symbol', 'B', minuteBar(0, 1, 1, 1, 1)],
  ])('has another revision if %s differs', async (_name, symbol, bar) => {
    const { summary } = await write(['A', [minuteBar(0, 1, 1, 1, 1)]]);
    expect((await write([symbol, [bar]])).summary.revision).not.toBe(summary.revision);
  });
});
