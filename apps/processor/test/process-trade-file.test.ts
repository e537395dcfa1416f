import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { BarReader, readChanges, readWatermark, sourceIdOf, type TimeRange, type TradeFile } from '@trading/bars';
import { manifestKey, type Hook } from '@trading/bars/testing';
import { BarStore } from '@trading/bars/write';
import {
  DamagedFileError,
  DeadlineError,
  EmptyFileError,
  NoReadableLineError,
  ReplacedObjectError,
  UnknownLayoutError,
} from '../src/errors';
import { MAX_REJECTIONS } from '../src/aggregation/rejections';
import { processTradeFile } from '../src/process-trade-file';
import { MAX_LINE_LENGTH } from '../src/parsing/read-lines';
import { LINE_AGGREGATORS } from './aggregation/line-aggregators';
import { failingOnce, InMemoryWorld } from './in-memory-world';
import { parquetOf } from './parsing/parquet/parquet-of';

const HEADER = 'symbol,timestamp_s,price,size,id';
const FILE = [HEADER, 'A,60,10,1,1', 'A,61,12,2,2', 'B,60,5,1,1', 'A,121,11,1,3', ''].join('\n');
const MINUTE = 60_000_000_000n;

let world: InMemoryWorld;
const volumes = async (symbol: string) =>
  (await world.bars(symbol)).map(({ time, volume }) => [Number(time / MINUTE), Number(volume / 10n ** 18n)]);

describe.each(LINE_AGGREGATORS)('processTradeFile, by %s', (_name, makeLineAggregator) => {
  const settings = { makeLineAggregator };

  beforeEach(() => {
    world = new InMemoryWorld({ settings });
  });

  test('writes bars and a manifest that accounts for every line', async () => {
    const file = world.upload('trades/x.csv', FILE);

    const outcome = await world.process(file);

    const manifest = {
      file,
      layout: 'General trades (CSV)',
      interval: '1m',
      lines: 4,
      accepted: 4,
      excluded: 0,
      duplicate: 0,
      rejected: 0,
      exclusions: {},
      rejections: [],
      coverage: [
        { feed: 'general', symbol: 'A', from: MINUTE, to: 2n * MINUTE, chunks: [{ start: 0n, items: 1 }] },
        { feed: 'general', symbol: 'B', from: MINUTE, to: MINUTE, chunks: [{ start: 0n, items: 1 }] },
      ],
    };
    expect(outcome).toEqual({ status: 'applied', manifest });
    expect(await world.store.currentManifest(file)).toEqual(manifest);
    expect(await volumes('A')).toEqual([
      [1, 3],
      [2, 1],
    ]);
  });

  test.each<[string, string, string, TimeRange | undefined]>([
    ['the day', 'x-1970-01-01.csv', FILE, { from: 0n, to: 1440n * MINUTE }],
    ['no day', 'x-1970-01-01-1.csv', FILE, undefined],
    [
      'a day in another time zone',
      'BTC-USDT-trades-1970-01-01.csv',
      'instrument_name,trade_id,side,price,size,created_time\nBTC-USDT,1,buy,1,1,60000\n',
      undefined,
    ],
  ])('keeps in the manifest that the file contains %s', async (_what, key, content, period) => {
    const outcome = await world.process({ ...world.upload(key, content), uploadedAt: 86_400_000 });
    expect(outcome.status === 'applied' && outcome.manifest.period).toEqual(period);
  });

  test('reads gzip whatever the name of the file', async () => {
    await world.process(world.upload('compressed.csv', gzipSync(FILE)));
    expect(await volumes('A')).toEqual([
      [1, 3],
      [2, 1],
    ]);
  });

  test('reads the rows of a Parquet file, also twice if trades are contested', async () => {
    const column = (name: string, data: readonly unknown[], type: 'STRING' | 'INT64' | 'DOUBLE') => ({
      ...{ name, data: [...data], type },
    });
    const parquet = parquetOf(
      [
        column('symbol', ['A', 'A', 'A', 'A', null], 'STRING'),
        column('timestamp_s', [60n, 61n, 61n, 121n, 60n], 'INT64'),
        column('price', [10, 12.5, 12.5, 11, 1], 'DOUBLE'),
        column('size', [1, 2, 2, 1, 1], 'DOUBLE'),
        column('id', [1n, 2n, 2n, 3n, 4n], 'INT64'),
      ],
      2,
    );
    const manifest = { layout: 'General trades (CSV)', lines: 5, accepted: 3, duplicate: 1, rejected: 1 };

    const outcome = await world.process(world.upload('trades/x.parquet', parquet));

    expect(outcome).toMatchObject({
      manifest: { ...manifest, rejections: [{ line: 6, reason: 'symbol is missing' }] },
    });
    expect(await volumes('A')).toEqual([
      [1, 3],
      [2, 1],
    ]);
  });

  test('throws if a Parquet file is replaced while it is read, and then does nothing', async () => {
    const parquet = readFileSync(join(__dirname, 'fixtures/parquet/snappy-v1.parquet'));
    let opened = 0;
    world = new InMemoryWorld({
      settings,
      hook: async (when, operation) => {
        if (when === 'before' && operation === 'open' && (opened += 1) === 3) world.upload('x.parquet', FILE);
      },
    });
    const file = world.upload('x.parquet', parquet);

    await expect(world.process(file)).rejects.toThrow(ReplacedObjectError);
    expect(await world.process(file)).toEqual({ status: 'superseded' });
    expect(world.table.items.size).toBe(0);
  });

  test('does not read an object that is not a trade file by its name', async () => {
    const hook = jest.fn(async () => undefined);
    world = new InMemoryWorld({ settings, hook });

    expect(await world.process(world.upload('trades/_SUCCESS', FILE))).toEqual({ status: 'not-a-trade-file' });

    expect(hook).not.toHaveBeenCalled();
  });

  test('applies the cancels and corrections of a stream, which do not state the time of their trades', async () => {
    const trade = (id: number, minute: number, price: number) =>
      `{"T":"t","S":"A","i":${id},"x":"V","p":${price},"s":10,"c":["@"],"z":"A","t":"1970-01-01T00:0${minute}:01Z"}`;
    const lines = [
      '{"T":"x","S":"A","i":2,"x":"V","p":12,"s":10,"a":"C","z":"A","t":"1970-01-01T00:08:00Z"}',
      trade(1, 1, 10),
      trade(2, 1, 12),
      trade(3, 2, 14),
      '{"T":"c","S":"A","x":"V","oi":3,"op":14,"os":10,"oc":["@"],"ci":4,"cp":15,"cs":5,"cc":["@"],"z":"A","t":"1970-01-01T00:09:00Z"}',
    ];

    const outcome = await world.process(world.upload('stream.ndjson', lines.join('\n')));

    expect(outcome).toMatchObject({ manifest: { lines: 5, accepted: 2, excluded: 3, rejected: 0 } });
    const range = { from: 0n, to: 10n * MINUTE, interval: '1m' as const };
    const { bars } = await new BarReader(world.table, '1m').readBars({ feed: 'alpaca', symbol: 'A', ...range });
    expect(bars.map(({ time, high, volume }) => [time / MINUTE, high, volume])).toEqual([
      [1n, 10n * 10n ** 18n, 10n * 10n ** 18n],
      [2n, 15n * 10n ** 18n, 5n * 10n ** 18n],
    ]);
  });

  test('accepts the times from 1971 to the end of tomorrow, or of the day after an upload that is later', async () => {
    world = new InMemoryWorld({ settings: { ...settings, times: undefined } });
    const day = 86_400;
    const today = Math.floor(Date.now() / 1000 / day) * day;
    const seconds = [60, 365 * day - 1, 365 * day, today, today + 2 * day - 1, today + 9 * day];
    const content = [HEADER, ...seconds.map((second, id) => `A,${second},1,1,${id}`)].join('\n');
    const acceptedOf = async (uploadedAt?: number) => {
      const outcome = await world.process({ ...world.upload('x.csv', content), uploadedAt });
      return outcome.status === 'applied' ? outcome.manifest.accepted : outcome;
    };

    expect(await acceptedOf()).toBe(3);
    expect(await acceptedOf(0)).toBe(3);
    expect(await acceptedOf((today + 8 * day) * 1000)).toBe(4);
  });

  test('does nothing when the same upload is delivered again', async () => {
    const file = world.upload('x.csv', FILE);
    await world.process(file);
    const before = structuredClone(world.table.items);

    expect(await world.process(file)).toEqual({ status: 'superseded' });

    expect(world.table.items).toEqual(before);
  });

  test('replaces and deletes the bars of the previous upload of a key', async () => {
    await world.process(world.upload('x.csv', FILE));
    await world.process(world.upload('x.csv', `${HEADER}\nA,60,7,7,7\n`));

    expect(await volumes('A')).toEqual([[1, 7]]);
    expect(await volumes('B')).toEqual([]);
    const partials = [...world.table.items.values()].filter((item) => 'bars' in item);
    expect(partials).toHaveLength(1);
  });

  describe('whose worker stopped after the manifest', () => {
    /** Processes a file with a worker that stops before it raises the watermark. */
    const processUntilManifest = async (file: TradeFile) => {
      const hook: Hook = async (when, operation) => {
        if (when !== 'before' || operation !== 'put') return;
        const { pk, sk } = manifestKey(sourceIdOf(file));
        if (world.table.items.get(`${pk} ${sk}`)?.['generation'] === file.generation) throw new Error('stopped');
      };
      const store = new BarStore(world.table.with(hook));
      await expect(processTradeFile(file, { ...world.dependencies, store })).rejects.toThrow('stopped');
    };
    const changes = async () => {
      const page = await readChanges(world.table, { since: 0 });
      return page.changes.map(({ generation, instruments }) => [
        generation.slice(0, 8),
        ...instruments.map(({ symbol, from, to }) => `${symbol} ${from / MINUTE}-${to / MINUTE}`),
      ]);
    };

    test('is in the change log, and has a watermark, after the next delivery', async () => {
      const file = world.upload('x.csv', FILE);
      await processUntilManifest(file);
      expect(await changes()).toEqual([]);

      expect(await world.process(file)).toEqual({ status: 'superseded' });
      expect(await world.process(file)).toEqual({ status: 'superseded' });

      expect(await changes()).toEqual([['00000001', 'A 1-3', 'B 1-2']]);
      expect(await readWatermark(world.table, 'general')).toBe(2n * MINUTE);
    });

    test('is in the change log before the next upload of the file', async () => {
      const first = world.upload('x.csv', FILE);
      await world.process(first);
      const second = world.upload('x.csv', `${HEADER}\nB,600,1,1,1\n`);
      await processUntilManifest(second);
      const third = world.upload('x.csv', HEADER);

      expect(await world.process(third)).toMatchObject({ status: 'applied' });
      expect(await world.process(second)).toEqual({ status: 'superseded' });

      expect(await changes()).toEqual([
        ['00000001', 'A 1-3', 'B 1-2'],
        ['00000002', 'A 1-3', 'B 1-11'],
        ['00000003', 'B 10-11'],
      ]);
      expect([...world.table.items.values()].filter((item) => 'bars' in item)).toEqual([]);
    });
  });

  test('ignores an upload that is processed after a newer one', async () => {
    const older = world.upload('x.csv', FILE);
    const newer = world.upload('x.csv', `${HEADER}\nA,60,7,7,7\n`);
    await world.process(newer);

    expect(await world.process(older)).toEqual({ status: 'superseded' });

    expect(await world.store.currentManifest(older)).toMatchObject({ file: newer });
  });

  test('deletes its bars if a newer upload was applied meanwhile', async () => {
    let newer = async (): Promise<unknown> => undefined;
    world = new InMemoryWorld({
      settings,
      hook: async (when, operation) => {
        if (when === 'before' && operation === 'put') {
          const act = newer;
          newer = async () => undefined;
          await act();
        }
      },
    });
    const older = world.upload('x.csv', FILE);
    const { table, store, dependencies } = world;
    newer = () => {
      const file = world.upload('x.csv', `${HEADER}\nA,60,7,7,7\n`);
      return processTradeFile(file, { ...dependencies, store, files: world });
    };

    expect(await world.process(older)).toEqual({ status: 'superseded' });

    expect([...table.items.values()].filter((item) => 'bars' in item)).toHaveLength(1);
    expect(await volumes('A')).toEqual([[1, 7]]);
  });

  test('accepts the valid lines of a file, and counts and reports the rejected ones', async () => {
    const outcome = await world.process(
      world.upload('x.csv', `${HEADER}\nA,60,10,1,1\nnonsense\n\nA,61,-1,1,2\n"A,1\n`),
    );

    expect(outcome).toMatchObject({
      manifest: {
        lines: 4,
        accepted: 1,
        rejected: 3,
        rejections: [
          { line: 3, reason: 'expected 5 fields, found 1', text: '"nonsense"' },
          { line: 5, reason: "price must be greater than 0, got: '-1'", text: '"A,61,-1,1,2"' },
          { line: 6, reason: 'a quote is not closed, or is followed by text', text: '"\\"A,1"' },
        ],
      },
    });
  });

  test('counts a repeated trade once, and rejects an id that is repeated with different values', async () => {
    const lines = ['A,60,10,1,1', 'A,61,9,5,2', 'A,60,10,1,1', 'A,62,8,3,3', 'A,62,8,4,3', 'A,130,7,1,1'];

    const outcome = await world.process(world.upload('x.csv', [HEADER, ...lines].join('\n')));

    const reason = "the id '3' comes with different values, in 2 lines";
    expect(outcome).toMatchObject({
      manifest: {
        ...{ lines: 6, accepted: 3, excluded: 0, duplicate: 1, rejected: 2 },
        rejections: [
          { line: 5, reason },
          { line: 6, reason },
        ],
      },
    });
    expect(await volumes('A')).toEqual([
      [1, 6],
      [2, 1],
    ]);
  });

  test.each([
    ['after', ['A,60,10,1,1,', 'A,61,9,5,2,', 'A,60,,,1,cancel']],
    ['before', ['A,60,,,1,cancel', 'A,61,9,5,2,trade', 'A,60,10,1,1,trade']],
  ])('excludes a trade whose cancel comes %s it', async (_when, lines) => {
    const outcome = await world.process(world.upload('x.csv', [`${HEADER},action`, ...lines].join('\n')));

    expect(outcome).toMatchObject({
      manifest: {
        ...{ lines: 3, accepted: 1, excluded: 2, duplicate: 0, rejected: 0 },
        exclusions: { 'a cancel of another line': 1, 'cancelled by another line': 1 },
      },
    });
    expect(await volumes('A')).toEqual([[1, 5]]);
  });

  test('excludes the trade with the time of a cancel, but not another one with the same id', async () => {
    const lines = ['A,60,10,1,1,', 'A,61,10,2,1,', 'A,60,,,1,cancel'];

    const outcome = await world.process(world.upload('x.csv', [`${HEADER},action`, ...lines].join('\n')));

    expect(outcome).toMatchObject({ manifest: { accepted: 1, excluded: 2, rejected: 0 } });
    expect(await volumes('A')).toEqual([[1, 2]]);
  });

  test('counts the lines that each rule excludes', async () => {
    const lines = ['A,60,10,1,1,', 'A,60,,,1,cancel', 'A,61,10,2,2,', 'A,61,,,2,cancel', 'A,62,1,1,3,'];

    const outcome = await world.process(world.upload('x.csv', [`${HEADER},action`, ...lines].join('\n')));

    expect(outcome).toMatchObject({
      manifest: {
        ...{ lines: 5, accepted: 1, excluded: 4 },
        exclusions: { 'a cancel of another line': 2, 'cancelled by another line': 2 },
      },
    });
  });

  test('rejects the cancel of a missing trade, and counts a repeated cancel as a duplicate', async () => {
    const lines = ['A,60,10,1,1,', 'A,60,,,1,cancel', 'A,60,,,1,cancel', 'A,60,,,2,cancel', 'A,65,1,1,7,'];

    const outcome = await world.process(world.upload('x.csv', [`${HEADER},action`, ...lines].join('\n')));

    expect(outcome).toMatchObject({
      manifest: {
        ...{ lines: 5, accepted: 1, excluded: 2, duplicate: 1, rejected: 1 },
        rejections: [{ line: 5, reason: 'cancels a trade that the file does not have' }],
      },
    });
  });

  test('rejects a line that is too long, and accepts the others', async () => {
    const long = `A,60,10,1,${'1'.repeat(MAX_LINE_LENGTH)}`;

    const outcome = await world.process(world.upload('x.csv', `${HEADER}\n${long}\nA,60,10,1,1\n`));

    expect(outcome).toMatchObject({
      manifest: { accepted: 1, rejections: [{ line: 2, reason: 'longer than 65536 characters' }] },
    });
  });

  test('does nothing if other bytes, which have an event of their own, have replaced those of the upload', async () => {
    const older = world.upload('x.csv', FILE);
    world.upload('x.csv', `${HEADER}\nA,60,7,7,7\n`);

    expect(await world.process(older)).toEqual({ status: 'superseded' });

    expect(world.table.items.size).toBe(0);
  });

  test('counts all rejected lines, and keeps only the first ones', async () => {
    const file = world.upload('x.csv', `${HEADER}\nA,60,10,1,1\n${'bad\n'.repeat(MAX_REJECTIONS + 10)}`);

    await world.process(file);

    const manifest = await world.store.currentManifest(file);
    expect(manifest).toMatchObject({ rejected: MAX_REJECTIONS + 10, accepted: 1 });
    expect(manifest?.rejections.map(({ line }) => line)).toEqual(
      Array.from({ length: MAX_REJECTIONS }, (_, index) => index + 3),
    );
  });

  test('applies a file that has only a header', async () => {
    expect(await world.process(world.upload('x.csv', HEADER))).toMatchObject({ manifest: { lines: 0, coverage: [] } });
  });

  test('throws if items that a manifest refers to are missing', async () => {
    const file = world.upload('x.csv', FILE);
    await world.process(file);
    for (const [key, { sk }] of world.table.items) if (sk.startsWith('REPORT')) world.table.items.delete(key);

    await expect(world.process(world.upload('x.csv', FILE))).rejects.toThrow(
      /^The manifest of 'x.csv' is current, but 1 of its items are missing from the table/,
    );
  });

  test('packs the bars of many files into one item', async () => {
    world = new InMemoryWorld({ settings: { ...settings, filesPerCompaction: 1 } });
    for (let id = 0; id < 20; id += 1) await world.process(world.upload(`${id}.csv`, `${HEADER}\nA,60,10,1,${id}\n`));

    expect([...world.table.items.values()].filter(({ pk }) => pk.startsWith('BARS'))).toHaveLength(1);
    expect(await volumes('A')).toEqual([[1, 20]]);
  });

  test('stops when there is no time left, and no bar is visible', async () => {
    const file = world.upload('x.csv', FILE);
    for (let calls = 0; calls < 12; calls += 1) {
      let left = calls;
      const clock = {
        throwIfLate: () => {
          if (left === 0) throw new DeadlineError(1);
          left -= 1;
        },
      };
      await expect(processTradeFile(file, { ...world.dependencies, clock })).rejects.toThrow(DeadlineError);
      expect(await volumes('A')).toEqual([]);
    }
    await world.process(file);
    expect(await volumes('B')).toEqual([[1, 1]]);
  });

  test('stops when there is no time left to write bars', async () => {
    const file = world.upload('x.csv', FILE);
    let isLate = false;
    const files = {
      open: async () =>
        (async function* () {
          yield Buffer.from(FILE);
          isLate = true;
        })(),
    };
    const clock = {
      throwIfLate: () => {
        if (isLate) throw new DeadlineError(1);
      },
    };

    await expect(processTradeFile(file, { ...world.dependencies, files, clock })).rejects.toThrow(DeadlineError);

    expect(await volumes('A')).toEqual([]);
  });

  const truncated = gzipSync(FILE.repeat(100)).subarray(0, 60);
  const damaged = Buffer.concat([gzipSync(FILE).subarray(0, 20), Buffer.from('x'.repeat(20))]);
  test.each<[string, string, string | Buffer, new (...args: never[]) => Error, RegExp]>([
    ['an empty file', 'x.csv', '', EmptyFileError, /^The file is empty \(0 bytes\)/],
    ['an empty gzip file', 'x.csv.gz', gzipSync(''), EmptyFileError, /^The file is empty/],
    [
      'a truncated gzip file',
      'x.csv.gz',
      truncated,
      DamagedFileError,
      /^The gzip data is truncated or damaged: unexpected end/,
    ],
    ['a damaged gzip file', 'x.csv.gz', damaged, DamagedFileError, /^The gzip data is truncated or damaged: /],
    [
      'a file that is not CSV',
      'x.csv',
      Buffer.from('\x89PNG\r\n\x1a\n\0\0'),
      UnknownLayoutError,
      /^The layout of 'x.csv' is unknown/,
    ],
    [
      'a file that is not CSV, although its key is that of a layout',
      'spot/A-trades-2024-08-08.csv',
      Buffer.from('\x89PNG\r\n\x1a\n\0\0'),
      NoReadableLineError,
      /^None of the 3 lines could be read as Binance spot trades. The first: line 1: expected 7 fields, found 1$/,
    ],
  ])('refuses %s, and keeps the bars of the previous upload', async (_name, key, content, error, message) => {
    await world.process(world.upload(key, FILE));
    const before = structuredClone(world.table.items);
    const file = world.upload(key, content);

    const failure: Error = await world.process(file).then(
      () => new Error('the file was not refused'),
      (reason: unknown) => reason as Error,
    );

    expect(failure).toBeInstanceOf(error);
    expect(failure.message).toMatch(message);
    expect(world.table.items).toEqual(before);
  });

  test('distinguishes an interrupted download from a truncated gzip file', async () => {
    const file = world.upload('x.csv.gz', gzipSync(FILE));
    const files = {
      open: async () =>
        (async function* () {
          yield gzipSync(FILE).subarray(0, 20);
          throw new Error('connection reset');
        })(),
    };

    await expect(processTradeFile(file, { ...world.dependencies, files })).rejects.toThrow(/^connection reset$/);
  });

  test.each(['open', 'get', 'batchWrite', 'put'])(
    'has the same result if %s fails and the message is delivered again',
    async (operation) => {
      world = new InMemoryWorld({ settings, hook: failingOnce(operation) });
      const file = world.upload('x.csv', FILE);

      await expect(world.process(file)).rejects.toThrow(`${operation} failed`);
      await world.process(file);

      expect(await volumes('A')).toEqual([
        [1, 3],
        [2, 1],
      ]);
    },
  );
});
