import { gzipSync } from 'node:zlib';
import { aggregateTradeFile, type AggregationSettings } from '../../src/aggregation/aggregate-trade-file';
import { DeferringAggregator } from '../../src/aggregation/deferring-aggregator';
import type { LineAggregatorOptions } from '../../src/aggregation/line-aggregator';
import { DeadlineError, EmptyFileError, NoReadableLineError, UnknownLayoutError } from '../../src/errors';
import { parseDeclaredLayouts } from '../../src/parsing/recognition/declared-layouts';
import { MAX_LINE_LENGTH } from '../../src/parsing/read-lines';
import { zipOf } from '../parsing/containers/zip-of';

const MINUTE = 60_000_000_000n;
const HEADER = 'symbol,timestamp_s,price,size,id';
const NO_LIMIT = { throwIfLate: () => undefined };
const SETTINGS: AggregationSettings = { interval: '1m', layouts: [] };

async function* bytesOf(...chunks: (string | Buffer)[]): AsyncGenerator<Uint8Array> {
  for (const chunk of chunks) yield Buffer.from(chunk as string);
}

const fileOf = (...lines: string[]) => [HEADER, ...lines, ''].join('\n');

/** Aggregates a file, and counts how often it is opened. */
async function aggregate(content: string | Buffer, settings: Partial<AggregationSettings> = {}, key = 'x.csv') {
  const open = jest.fn(async () => bytesOf(content));
  const aggregated = await aggregateTradeFile(key, open, { ...SETTINGS, ...settings }, NO_LIMIT);
  return { aggregated, reads: open.mock.calls.length };
}

/** A fast path that defers every line, and the options of each pass. */
function deferringPath() {
  const options: LineAggregatorOptions[] = [];
  const makeLineAggregator = (given: LineAggregatorOptions) => {
    options.push(given);
    return new DeferringAggregator(given.format.hasHeader);
  };
  return { options, makeLineAggregator };
}

/** An archive of Binance with two trades. */
const SPOT = zipOf([
  {
    name: 'BTCUSDT-trades-2025-01-01.csv',
    content:
      '4359163919,93548.57,0.001,93.54857,1735689600012345,True,True\n' +
      '4359163920,93549.57,0.002,187.09914,1735689600112345,False,True\n',
  },
]);

describe('aggregateTradeFile', () => {
  test('reads a file without contested bars once, by its layout', async () => {
    const { aggregated, reads } = await aggregate(fileOf('A,60,10,1,1', 'bad', 'A,61,10,1,2'));

    expect(reads).toBe(1);
    expect(aggregated).toMatchObject({
      layout: 'General trades (CSV)',
      counts: { lines: 3, accepted: 2, rejected: 1 },
      rejections: [{ line: 3 }],
    });
    expect([...(aggregated?.chunks() ?? [])]).toMatchObject([{ symbol: 'A', from: MINUTE, to: MINUTE }]);
  });

  test('decompresses the file', async () => {
    const { aggregated } = await aggregate(gzipSync(fileOf('A,60,10,1,1')));
    expect(aggregated).toMatchObject({ counts: { accepted: 1 } });
  });

  test.each(['data/BTCUSDT-trades-2025-01-01.zip', 'renamed.zip', 'BTCUSDT-trades-2025-01-01.csv'])(
    'reads the trade file in a zip archive under the key %s',
    async (key) => {
      const { aggregated } = await aggregate(SPOT, {}, key);
      expect(aggregated).toMatchObject({ layout: 'Binance spot trades', counts: { lines: 2, accepted: 2 } });
      expect([...(aggregated?.chunks() ?? [])]).toMatchObject([{ feed: 'binance-spot', symbol: 'BTCUSDT' }]);
    },
  );

  test('stops before the trade file of an archive is reached if there is no time left', async () => {
    const archive = zipOf([{ name: '.hidden', method: 0, content: 'x'.repeat(100) }, { name: 'x.csv' }]);
    const open = async () => bytesOf(archive.subarray(0, 50), archive.subarray(50, 60), archive.subarray(60));
    let calls = 0;
    const clock = {
      throwIfLate: () => {
        calls += 1;
        if (calls > 1) throw new DeadlineError(1);
      },
    };
    await expect(aggregateTradeFile('x.zip', open, SETTINGS, clock)).rejects.toThrow(DeadlineError);
    expect(calls).toBe(2);
  });

  test('applies the stored interval and the declared layouts', async () => {
    const layouts = parseDeclaredLayouts('{"in/":"General trades (NDJSON)"}');
    const line = '{"symbol":"A","timestamp_s":61,"price":1,"size":1,"id":1}';
    const { aggregated } = await aggregate(`damaged\n${line}\n`, { interval: '1s', layouts }, 'in/x');

    expect(aggregated).toMatchObject({ layout: 'General trades (NDJSON)' });
    expect([...(aggregated?.chunks() ?? [])]).toMatchObject([{ from: 61_000_000_000n }]);
  });

  test('reads a file with contested bars twice, and resolves them', async () => {
    const { options, makeLineAggregator } = deferringPath();

    const { aggregated, reads } = await aggregate(fileOf('A,60,10,1,1', 'A,60,10,1,1', 'A,120,10,1,1'), {
      makeLineAggregator,
    });

    expect(reads).toBe(2);
    expect(aggregated).toMatchObject({ counts: { lines: 3, accepted: 2, duplicate: 1 } });
    expect(options.map(({ contested }) => [...contested])).toEqual([
      [],
      [{ feed: 'general', symbol: 'A', time: MINUTE }],
    ]);
  });

  test('gives the fast path the format of the file', async () => {
    const { options, makeLineAggregator } = deferringPath();
    await aggregate(fileOf('A,60,10,1,1'), { makeLineAggregator, interval: '1s' });
    expect(options).toMatchObject([{ interval: '1s', format: { hasHeader: true, unit: 's' } }]);
  });

  test('uses the reference path for a file without a fast format, all of whose lines are rejected', async () => {
    const { options, makeLineAggregator } = deferringPath();
    const key = 'gate/futures_usdt/trades/202408/BTC_USDT-202408.csv';

    const aggregated = aggregate('1722470400.123,1,61836.3,-12,0\n', { makeLineAggregator }, key);

    await expect(aggregated).rejects.toThrow(NoReadableLineError);
    expect(options).toEqual([]);
  });

  test('accepts a file that only has a header', async () => {
    expect((await aggregate(HEADER)).aggregated).toMatchObject({ counts: { lines: 0 } });
  });

  test.each([
    ['', 'The file is empty (0 bytes).'],
    ['\n \n', 'The file has only blank lines (3 bytes).'],
    ['\n'.repeat(300_000), 'The file has only blank lines (300000 bytes).'],
  ])('refuses the file %j, which has no line', async (content, message) => {
    for (const bytes of [content, gzipSync(content)]) {
      await expect(aggregate(bytes)).rejects.toThrow(EmptyFileError);
      await expect(aggregate(bytes)).rejects.toThrow(message);
    }
  });

  test('accepts any number of blank lines before the first line, and counts them', async () => {
    const content = '\n'.repeat(300_000) + fileOf('bad', 'A,60,10,1,1');
    for (const bytes of [content, gzipSync(content)]) {
      expect((await aggregate(bytes)).aggregated).toMatchObject({
        counts: { lines: 2, accepted: 1 },
        rejections: [{ line: 300_002 }],
      });
    }
  });

  describe('if the first line is too long', () => {
    const columns = (length: number) => `${HEADER},${'x'.repeat(length - HEADER.length - 1)}`;

    test('refuses the file if the line is a header, or may be one', async () => {
      for (const header of [columns(MAX_LINE_LENGTH + 1), 'x,'.repeat(MAX_LINE_LENGTH)]) {
        const refused = aggregate(`\n${header}\nA,60,10,1,1,x\n`);
        await expect(refused).rejects.toThrow(
          /^Line 2, the first that is not blank, is longer than 65536 characters, so it cannot be read as a header\. /,
        );
      }
    });

    test('accepts a header of the maximum length', async () => {
      const { aggregated } = await aggregate(`${columns(MAX_LINE_LENGTH)}\nA,60,10,1,1,x\n`);
      expect(aggregated).toMatchObject({ counts: { lines: 1, accepted: 1 } });
    });

    test('rejects only that line if the key of the file says that it has no header', async () => {
      const content = `${'1'.repeat(MAX_LINE_LENGTH + 1)}\n1,10,1,10,1735689600000,True,True\n`;
      const { aggregated } = await aggregate(content, {}, 'spot/BTCUSDT-trades-2025-01-01.csv');
      expect(aggregated).toMatchObject({ counts: { lines: 2, accepted: 1, rejected: 1 }, rejections: [{ line: 1 }] });
    });
  });

  test('refuses compressed data in a compressed file or an archive', async () => {
    const inZip = (content: Buffer) => zipOf([{ name: 'x.csv', content }]);
    const twice = 'The file is compressed twice, the second time by';
    await expect(aggregate(gzipSync(SPOT))).rejects.toThrow(`${twice} zip.`);
    await expect(aggregate(inZip(SPOT))).rejects.toThrow(`${twice} zip.`);
    await expect(aggregate(inZip(gzipSync('x')))).rejects.toThrow(`${twice} gzip.`);
  });

  test('skips a first line that states the separator, which counts as a line', async () => {
    const { aggregated } = await aggregate(`sep=,\r\n${fileOf('A,60,10,1,1', 'bad')}`);
    expect(aggregated).toMatchObject({ counts: { lines: 2, accepted: 1 }, rejections: [{ line: 4 }] });
  });

  describe('if lines end in CR only', () => {
    const trades = (count: number) => Array.from({ length: count }, (_, id) => `A,60,10,1,${id}`);

    test.each([1, 2, 10_000])('refuses a file of %d trades by that reason', async (count) => {
      await expect(aggregate(fileOf(...trades(count)).replaceAll('\n', '\r'))).rejects.toThrow(
        /^The file is text whose lines end in CR only\..* convert the line ends to LF or CRLF/,
      );
    });

    test('accepts a header alone, and CRs that are part of a line end', async () => {
      for (const end of ['\r', '\r\n', '\r\r\n']) {
        expect((await aggregate(HEADER + end)).aggregated).toMatchObject({ counts: { lines: 0 } });
      }
    });
  });

  test('refuses a file of an unknown layout', async () => {
    await expect(aggregate('a,b\n')).rejects.toThrow(UnknownLayoutError);
  });

  test('refuses a file without a line that can be read, with the first reason', async () => {
    await expect(aggregate(fileOf('A,60,10,1', 'bad'))).rejects.toThrow(
      new NoReadableLineError('General trades (CSV)', 2, 'line 2: expected 5 fields, found 4'),
    );
  });

  test('returns undefined if the bytes were replaced', async () => {
    expect(await aggregateTradeFile('x.csv', async () => undefined, SETTINGS, NO_LIMIT)).toBeUndefined();
  });

  test('returns undefined if the bytes were replaced before they are read again', async () => {
    const open = jest
      .fn<Promise<AsyncIterable<Uint8Array> | undefined>, []>()
      .mockResolvedValueOnce(bytesOf(fileOf('A,60,10,1,1', 'A,60,10,1,1')))
      .mockResolvedValueOnce(undefined);

    expect(await aggregateTradeFile('x.csv', open, SETTINGS, NO_LIMIT)).toBeUndefined();

    expect(open).toHaveBeenCalledTimes(2);
  });

  test('stops between two chunks if there is no time left', async () => {
    const read: string[] = [];
    async function* chunks() {
      for (const chunk of [`${HEADER}\n`, 'A,60,10,1,1\n', 'A,61,10,1,2\n']) {
        read.push(chunk);
        yield Buffer.from(chunk);
      }
    }
    const clock = {
      throwIfLate: () => {
        if (read.length === 2) throw new DeadlineError(1);
      },
    };

    await expect(aggregateTradeFile('x.csv', async () => chunks(), SETTINGS, clock)).rejects.toThrow(DeadlineError);

    expect(read).toHaveLength(2);
  });
});
