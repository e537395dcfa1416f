import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stepOf } from '@trading/bars/testing';
import {
  DamagedFileError,
  RefusedError,
  ReplacedObjectError,
  UnknownLayoutError,
  UnsupportedFormatError,
} from '../../../src/errors';
import { parseDeclaredLayouts } from '../../../src/parsing/recognition/declared-layouts';
import { openParquet } from '../../../src/parsing/parquet/open-parquet';
import { openingOf, parquetOf } from './parquet-of';

const fixture = (name: string) => readFileSync(join(__dirname, `../../fixtures/parquet/${name}.parquet`));

/** The rows of the fixtures, as `make.py` describes them. */
const GENERAL = [
  'symbol,timestamp,price,size,id,fee,liquidation,note',
  ...Array.from({ length: 40 }, (_, row) =>
    [
      row % 2 === 0 ? 'A' : 'B',
      `2024-08-08T23:54:00.${String(row).padStart(3, '0')}000000Z`,
      row === 7 ? '' : ['10000', ...[1, 2, 3, 4, 5, 6].map((digit) => `10000.000000000000000${digit}`)][row % 7],
      [0.1, 0.2, 0.30000000000000004, 0.4, 0.5][row % 5],
      9_007_199_254_740_992n + BigInt(row),
      row % 3 === 0 ? row / 100 : '',
      row % 4 === 1 ? '' : row % 8 === 0,
      '',
    ].join(),
  ),
  '',
].join('\n');

const TRADES = (['A', 'B', null] as const).map((symbol, row) => ({ symbol, time: 60n + BigInt(row) }));
const SMALL = parquetOf([
  { name: 'symbol', data: TRADES.map(({ symbol }) => symbol), type: 'STRING' },
  { name: 'timestamp_s', data: TRADES.map(({ time }) => time), type: 'INT64' },
  { name: 'price', data: [1.5, 2, 3], type: 'DOUBLE' },
  { name: 'size', data: [1, 2, 3], type: 'INT32' },
  { name: 'id', data: ['x', 'y,z', 'w'], type: 'STRING' },
]);
const SMALL_TEXT = 'symbol,timestamp_s,price,size,id\nA,60,1.5,1,x\nB,61,2,2,"y,z"\n,62,3,3,w\n';

async function textOf(bytes: Buffer, key = 'trades/x.parquet', layouts = {}): Promise<string> {
  const opened = await openParquet(key, openingOf(bytes, 1000).open, parseDeclaredLayouts(JSON.stringify(layouts)));
  const chunks: Uint8Array[] = [];
  for await (const chunk of opened.bytes) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

/** Returns a copy with changed bytes. Negative positions count from the end. */
function changed(bytes: Buffer, at: number, ...values: number[]): Buffer {
  const copy = Buffer.from(bytes);
  Buffer.from(values).copy(copy, at < 0 ? copy.length + at : at);
  return copy;
}

describe('openParquet', () => {
  test('writes a header and a line for each row', async () => {
    expect(await textOf(SMALL)).toBe(SMALL_TEXT);
  });

  test.each(
    ['none', 'snappy', 'gzip', 'brotli', 'lz4', 'zstd', 'deltas'].flatMap((name) => [`${name}-v1`, `${name}-v2`]),
  )('reads pages of the file %s, each digit of them', async (name) => {
    expect(await textOf(fixture(name))).toBe(GENERAL);
  });

  test.each(['checksums', 'integer-decimals'])('reads the file %s', async (name) => {
    expect(await textOf(fixture(name))).toBe(GENERAL);
  });

  test('reads a file without rows as a header', async () => {
    expect(await textOf(fixture('no-rows'))).toBe(GENERAL.slice(0, GENERAL.indexOf('\n') + 1));
  });

  test('reads the footer, and then one row group after the other', async () => {
    const { open, ranges } = openingOf(fixture('snappy-v1'));
    const { bytes } = await openParquet('x.parquet', open, []);
    const lines = bytes[Symbol.asyncIterator]();
    await lines.next();
    expect(ranges).toEqual([{ start: -65_536 }]);

    await lines.next();
    expect(ranges).toHaveLength(2);
    await lines.next();
    expect(ranges).toHaveLength(3);
  });

  test('reads a footer that is longer than most', async () => {
    const columns = ['symbol', 'timestamp_s', 'price', 'size', 'id', 'x'.repeat(70_000)];
    const file = parquetOf(columns.map((name) => ({ name, data: [1], type: 'INT32' as const })));
    await expect(textOf(file)).resolves.toHaveLength(columns.join().length + 1 + '1,1,1,1,1,1\n'.length);
  });

  test('passes thousands of rows on at once', async () => {
    const column = (name: string) => ({
      name,
      data: Array.from({ length: 5000 }, (_, row) => row),
      type: 'INT32' as const,
    });
    const file = parquetOf(['symbol', 'timestamp_s', 'price', 'size', 'id'].map(column), 4500);
    const { bytes } = await openParquet('x.parquet', openingOf(file).open, []);
    const lines: number[] = [];
    for await (const chunk of bytes) lines.push(Buffer.from(chunk).toString().split('\n').length - 1);
    expect(lines).toEqual([1, 4096, 404, 500]);
  });

  describe('names', () => {
    test.each([
      ['data/spot/BTCUSDT-trades-2025-01-01.parquet', 'BTCUSDT-trades-2025-01-01.csv'],
      ['x.PARQUET', 'x.csv'],
      ['x', 'x.csv'],
    ])('recognises %s as %s', async (key, name) => {
      const { memberName } = await openParquet(key, openingOf(SMALL).open, []);
      expect(memberName).toBe(name);
    });

    test('quotes the name of a column, and leaves out an index without a name', async () => {
      const named = [...TRADES.keys()].map(() => 1);
      const columns = ['symbol', 'timestamp_s', 'price', 'size', 'id', 'a,b', '__index_level_0__'];
      const file = parquetOf(columns.map((name) => ({ name, data: named, type: 'INT32' as const })));
      expect((await textOf(file)).split('\n')[0]).toBe('symbol,timestamp_s,price,size,id,"a,b"');
    });

    test('refuses columns whose names are the values of a trade', async () => {
      const names = ['51175358', '17.8', '5.69', '101.29', '1735689600010866', 'True', 'true'];
      const file = parquetOf(names.map((name) => ({ name, data: [name], type: 'STRING' as const })));
      const text = textOf(file, 'data/spot/BTCUSDT-trades-2025-01-01.parquet');
      await expect(text).rejects.toThrow('the names of its columns are the values of a trade');
    });

    test('reads a file without header in its usual form if its columns have the names of the layout', async () => {
      const names = ['id', 'price', 'qty', 'quoteQty', 'time', 'isBuyerMaker', 'isBestMatch'];
      const file = parquetOf(names.map((name) => ({ name, data: ['1'], type: 'STRING' as const })));
      expect(await textOf(file, 'data/spot/BTCUSDT-trades-2025-01-01.parquet')).toBe(
        `${names.join()}\n1,1,1,1,1,1,1\n`,
      );
    });

    test('refuses columns that are those of no layout', async () => {
      const file = parquetOf([{ name: 'open', data: [1], type: 'INT32' }]);
      await expect(textOf(file)).rejects.toThrow(UnknownLayoutError);
    });
  });

  describe('times', () => {
    const time = { data: [new Date('2024-08-08T23:54:00.123Z')], type: 'TIMESTAMP' as const };
    const text = (name: string) => ({ name, data: ['1'], type: 'STRING' as const });
    const tardis = parquetOf([
      ...['exchange', 'symbol', 'id', 'side', 'price', 'amount'].map(text),
      { name: 'timestamp', ...time },
      { name: 'local_timestamp', ...time },
    ]);

    test('have the unit in which the layout reads them, also if they only order trades', async () => {
      expect(await textOf(tardis)).toMatch(/\n(?:1,){6}1723161240123000,1723161240123000\n$/);
    });

    test('are RFC 3339 if the layout reads no time from the column', async () => {
      const file = parquetOf([
        ...['symbol', 'timestamp_s', 'price', 'size', 'id'].map(text),
        { name: 'received', ...time },
      ]);
      expect(await textOf(file)).toMatch(/1,2024-08-08T23:54:00\.123000000Z\n$/);
    });

    test('have the unit of a declared layout', async () => {
      const columns = ['symbol', 'price', 'size', 'id', 'venue'].map(text);
      const file = parquetOf([...columns, { name: 'Timestamp_ms', ...time }]);
      const layouts = { 'trades/': 'General trades (CSV)' };
      expect(await textOf(file, 'trades/x.parquet', layouts)).toMatch(/,1723161240123\n$/);
    });

    test.each(['without-zone', 'int96'])('without a time zone are refused: %s', async (name) => {
      await expect(textOf(fixture(name))).rejects.toThrow(UnsupportedFormatError);
      await expect(textOf(fixture(name))).rejects.toThrow('whose column timestamp has times without a time zone');
    });
  });

  test('refuses a nested column by its name', async () => {
    await expect(textOf(fixture('nested'))).rejects.toThrow('a Parquet file with the nested column conditions');
  });

  test('refuses encrypted columns', async () => {
    await expect(textOf(fixture('encrypted-columns'))).rejects.toThrow('an encrypted Parquet file');
  });

  test('fails if the file is replaced while it is read', async () => {
    const { open } = openingOf(SMALL);
    let opened = 0;
    const { bytes } = await openParquet('x.parquet', async (range) => (opened++ === 0 ? open(range) : undefined), []);
    const lines = bytes[Symbol.asyncIterator]();
    await lines.next();
    await expect(lines.next()).rejects.toThrow(ReplacedObjectError);
  });

  test('passes errors of its source on', async () => {
    const error = new Error('broken');
    await expect(openParquet('x.parquet', () => Promise.reject(error), [])).rejects.toBe(error);
  });

  describe('damaged data', () => {
    test.each<[string, Buffer]>([
      ['that ends before the footer', SMALL.subarray(0, -1)],
      ['that has nothing but its head', Buffer.from('PAR1\x15')],
      ['whose footer is longer than the file', changed(SMALL, -8, 0xff, 0xff, 0xff, 0x7f)],
      ['whose footer is longer than it can be', changed(SMALL, -8, 0xff, 0xff, 0, 0)],
      ['whose first page has another length', changed(SMALL, 5, 0x02)],
    ])('is refused: %s', async (_name, bytes) => {
      await expect(textOf(bytes)).rejects.toThrow(DamagedFileError);
    });

    test('is refused if it is not that of its checksum', async () => {
      const file = fixture('checksums');
      const at = file.indexOf('A\x01\0\0\0B');
      expect(at).toBeGreaterThan(0);
      await expect(textOf(changed(file, at, 0x43))).rejects.toThrow('incorrect data check of a page');
    });

    test('never breaks the reader, whatever byte is changed', async () => {
      for (const name of ['none-v1', 'snappy-v2', 'deltas-v1']) {
        const file = fixture(name);
        for (let at = 4; at < file.length; at += stepOf(13)) {
          for (const byte of [0, 0x7f, 0xff]) {
            const outcome: unknown = await textOf(changed(file, at, byte)).catch((error: unknown) => error);
            expect(typeof outcome === 'string' || outcome instanceof RefusedError).toBe(true);
          }
        }
      }
    });
  });
});
