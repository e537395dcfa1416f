import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import {
  BarReader,
  bucketEvent,
  formatDecimal,
  generationAfter,
  readChanges,
  readUploadStatus,
  readWatermark,
  sourceIdOf,
  StoppedError,
  UnfinishedWriteError,
  type Manifest,
  type ObjectVersion,
  type TimeRange,
  type Upload,
} from '@trading/bars';
import { manifestKey, progressKey, Throttled, type Hook } from '@trading/bars/testing';
import { BarStore } from '@trading/bars/write';
import {
  DamagedFileError,
  DeadlineError,
  EmptyFileError,
  NoReadableLineError,
  ReadingTooSlowError,
  ReplacedObjectError,
  UnknownLayoutError,
} from '../src/errors';
import { MAX_REJECTIONS } from '../src/aggregation/rejections';
import { processTradeFile } from '../src/process-trade-file';
import { PROCESSOR_VERSION } from '../src/processor-version';
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
      file: { ...file, generation: generationAfter(undefined, file) },
      processor: PROCESSOR_VERSION,
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
    world.bucket.wait(86_400);
    const outcome = await world.process(world.upload(key, content));
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
    const day = 86_400;
    const today = Math.floor(Date.now() / 1000 / day) * day;
    const seconds = [60, 365 * day - 1, 365 * day, today, today + 2 * day - 1, today + 9 * day];
    const content = [HEADER, ...seconds.map((second, id) => `A,${second},1,1,${id}`)].join('\n');
    const acceptedOf = async (uploadedAt: number) => {
      world = new InMemoryWorld({ settings: { ...settings, times: undefined } });
      world.bucket.wait(uploadedAt);
      const file = world.upload('x.csv', content);
      expect(file.uploadedAt).toBe(uploadedAt * 1000);
      const outcome = await world.process(file);
      return outcome.status === 'applied' ? outcome.manifest.accepted : outcome;
    };

    expect(await acceptedOf(0)).toBe(3);
    expect(await acceptedOf(today)).toBe(3);
    expect(await acceptedOf(today + 8 * day)).toBe(4);
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
    const processUntilManifest = async (file: Upload) => {
      const hook: Hook = async (when, operation) => {
        if (when !== 'before' || operation !== 'put') return;
        const { pk, sk } = manifestKey(sourceIdOf(file));
        if (world.table.items.get(`${pk} ${sk}`)?.['etag'] === file.etag) throw new Error('stopped');
      };
      const store = new BarStore(world.table.with(hook));
      await expect(processTradeFile(file, { ...world.dependencies, store })).rejects.toThrow('stopped');
    };
    /** The second of the upload and the instruments of each change. */
    const changes = async () => {
      const page = await readChanges(world.table, { since: 0 });
      return page.changes.map(({ generation, instruments }) => [
        Number.parseInt(generation.slice(0, 9), 16),
        ...instruments.map(({ symbol, from, to }) => `${symbol} ${from / MINUTE}-${to / MINUTE}`),
      ]);
    };

    test('is in the change log, and has a watermark, after the next delivery', async () => {
      const file = world.upload('x.csv', FILE);
      await processUntilManifest(file);
      expect(await changes()).toEqual([]);

      expect(await world.process(file)).toEqual({ status: 'superseded' });
      expect(await world.process(file)).toEqual({ status: 'superseded' });

      expect(await changes()).toEqual([[100, 'A 1-3', 'B 1-2']]);
      expect(await readWatermark(world.table, 'general')).toBe(2n * MINUTE);
    });

    test.each([true, false])(
      'is in the change log after the next delivery, although the object was deleted meanwhile; with versions: %s',
      async (isVersioned) => {
        world = new InMemoryWorld({ settings, isVersioned });
        const file = world.upload('x.csv', FILE);
        await processUntilManifest(file);
        world.bucket.delete('x.csv', 'Lifecycle Expiration');

        expect(await world.process(file)).toEqual({ status: isVersioned ? 'superseded' : 'missing' });

        expect(await changes()).toEqual([[100, 'A 1-3', 'B 1-2']]);
        expect(await readWatermark(world.table, 'general')).toBe(2n * MINUTE);
        expect(await volumes('B')).toEqual([[1, 1]]);
      },
    );

    test('is in the change log before the next upload of the file', async () => {
      const first = world.upload('x.csv', FILE);
      await world.process(first);
      const second = world.upload('x.csv', `${HEADER}\nB,600,1,1,1\n`);
      await processUntilManifest(second);
      const third = world.upload('x.csv', HEADER);

      expect(await world.process(third)).toMatchObject({ status: 'applied' });
      expect(await world.process(second)).toEqual({ status: 'superseded' });

      expect(await changes()).toEqual([
        [100, 'A 1-3', 'B 1-2'],
        [200, 'A 1-3', 'B 1-11'],
        [300, 'B 10-11'],
      ]);
      expect([...world.table.items.values()].filter((item) => 'bars' in item)).toEqual([]);
    });
  });

  test.each([
    ['a key without versions', 'x.csv', false],
    ['a key with versions', 'x.csv', true],
    ['another key of its source', 'x.csv.gz', false],
  ])('ignores an upload of %s that is processed after a newer one', async (_name, key, isVersioned) => {
    world = new InMemoryWorld({ settings, isVersioned });
    const older = world.upload(key, FILE);
    const newer = world.upload('x.csv', `${HEADER}\nA,60,7,7,7\n`);
    await world.process(newer);
    const before = structuredClone(world.table.items);

    expect(await world.process(older)).toEqual({ status: 'superseded' });

    expect(await world.store.currentManifest(older)).toMatchObject({ file: newer });
    expect(world.table.items).toEqual(before);
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

  test('counts a repeated trade once if it is written in another way', async () => {
    const lines = ['A,60,10,1,1', 'A,61,9,5,2', 'A,60,"10.0",1,1'];

    const outcome = await world.process(world.upload('x.csv', [HEADER, ...lines].join('\n')));

    expect(outcome).toMatchObject({ manifest: { lines: 3, accepted: 2, duplicate: 1 } });
    expect(await volumes('A')).toEqual([[1, 6]]);
  });

  test('counts a repeated trade once, and excludes one whose cancel comes after it, where lines state their feed', async () => {
    const lines = ['x,A,60,10,1,1,', 'x,A,61,9,5,2,', 'x,A,60,10,1,1,', 'x,A,62,8,3,3,', 'x,A,62,,,3,cancel'];

    const outcome = await world.process(world.upload('x.csv', [`feed,${HEADER},action`, ...lines].join('\n')));

    expect(outcome).toMatchObject({ manifest: { lines: 5, accepted: 2, excluded: 2, duplicate: 1 } });
    const range = { from: MINUTE, to: 2n * MINUTE };
    const { bars } = await new BarReader(world.table, '1m').readBars({
      feed: 'x',
      symbol: 'A',
      interval: '1m',
      ...range,
    });
    expect(bars.map(({ volume }) => Number(volume / 10n ** 18n))).toEqual([6]);
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
      await expect(processTradeFile(file, { ...world.dependencies, clock })).rejects.toThrow('Stopped with 1 ms left');
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

    const processing = processTradeFile(file, { ...world.dependencies, files, clock });
    await expect(processing).rejects.toThrow(UnfinishedWriteError);
    await expect(processing).rejects.toBeInstanceOf(StoppedError);

    expect(await volumes('A')).toEqual([]);
  });

  test('does not let a file wait whose reading takes too long, because the next attempt would get no further', async () => {
    const file = world.upload('x.csv', FILE);
    let calls = 0;
    const clock = {
      throwIfLate: () => {
        calls += 1;
        if (calls > 1) throw new DeadlineError(1);
      },
    };
    const processing = processTradeFile(file, { ...world.dependencies, clock });
    await expect(processing).rejects.toThrow(ReadingTooSlowError);
    await expect(processing).rejects.not.toBeInstanceOf(StoppedError);
  });

  describe('continues a file that stopped while its bars were written', () => {
    const LINES = Array.from({ length: 8 }, (_, hour) => `A,${3_600 * hour},10,1,${hour}`);
    const LONG_FILE = [HEADER, ...LINES, ''].join('\n');
    /** Number of batches of four items after which the table takes no more. */
    let batchesLeft: number;

    beforeEach(() => {
      batchesLeft = Infinity;
      world = new InMemoryWorld({
        settings,
        tableSizes: { page: 10, batch: 4 },
        hook: async (when, operation) => {
          if (when === 'before' && operation === 'batchWrite' && batchesLeft-- === 1) throw new Throttled();
        },
      });
    });

    const barsWritten = async (file: Upload): Promise<number> => {
      const before = world.table.used.written;
      await processTradeFile(file, world.dependencies);
      return world.table.used.written - before;
    };
    const markers = () => [...world.table.items.values()].filter(({ sk }) => sk.startsWith('PROGRESS'));

    test('where it stopped, and leaves nothing behind', async () => {
      const whole = await barsWritten(world.upload('other.csv', LONG_FILE));
      const file = world.upload('x.csv', LONG_FILE);
      batchesLeft = 2;
      await expect(world.process(file)).rejects.toThrow(UnfinishedWriteError);
      expect(markers()).toHaveLength(1);

      // Six items are not written again, the symbol is known, and the marker is deleted.
      expect(await barsWritten(file)).toBeLessThanOrEqual(whole - 6 + 1);

      expect(markers()).toEqual([]);
      expect(await world.bars('A')).toHaveLength(8);
    });

    test('after its bars, of which it writes none again, if it stopped in what follows them', async () => {
      const whole = await barsWritten(world.upload('other.csv', LONG_FILE));
      const file = world.upload('x.csv', LONG_FILE);
      // Two batches of bars. Of the third one, the table takes half: details and days.
      for (const batch of [3, 1, 1]) {
        batchesLeft = batch;
        await expect(world.process(file)).rejects.toMatchObject({ name: 'UnfinishedWriteError', itemsWritten: 8 });
        expect(markers()).toHaveLength(1);
        expect(await world.bars('A')).toHaveLength(8);
      }

      // The manifest and what follows it, without the bars.
      expect(await barsWritten(file)).toBeLessThan(whole - 8);

      expect(markers()).toEqual([]);
      expect(await world.store.currentManifest(file)).toMatchObject({ accepted: 8 });
    });

    test('after the days that it covers, of which it writes none again', async () => {
      const days = Array.from({ length: 40 }, (_, day) => `A,${86_400 * day},10,1,${day}`);
      const file = world.upload('x.csv', [HEADER, ...days, ''].join('\n'));
      const written: number[] = [];
      // Ten batches of bars, then one batch of days at each attempt.
      for (const batch of [13, 3, 3]) {
        batchesLeft = batch;
        await expect(world.process(file)).rejects.toThrow(UnfinishedWriteError);
        written.push([...world.table.items.values()].filter(({ pk }) => pk.startsWith('COVERED')).length);
      }
      expect(written).toEqual([...written].sort((a, b) => a - b));
      expect(new Set(written).size).toBe(3);

      await world.process(file);

      expect(await world.store.currentManifest(file)).toMatchObject({ accepted: 40 });
    });

    test('from the start if other settings make other bars of it', async () => {
      const file = world.upload('x.csv', LONG_FILE);
      batchesLeft = 2;
      await expect(world.process(file)).rejects.toThrow(UnfinishedWriteError);

      const dependencies = {
        ...world.dependencies,
        settings: { ...world.dependencies.settings, interval: '1s' as const },
      };
      const outcome = await processTradeFile(file, dependencies);

      expect(outcome).toMatchObject({ status: 'applied', manifest: { interval: '1s', accepted: 8 } });
      expect(markers()).toEqual([]);
      const reader = new BarReader(world.table, '1s');
      const { bars } = await reader.readBars({
        feed: 'general',
        symbol: 'A',
        interval: '1s',
        from: 0n,
        to: 1440n * MINUTE,
      });
      expect(bars).toHaveLength(8);
    });

    test.each<[string, () => Upload, object]>([
      ['replaced', () => world.upload('x.csv', FILE), { status: 'superseded' }],
      ['replaced by an upload that is current', () => world.upload('x.csv', FILE), { status: 'superseded' }],
    ])('unless it is %s, and leaves no marker behind', async (what, replace, expected) => {
      const file = world.upload('x.csv', LONG_FILE);
      batchesLeft = 2;
      await expect(world.process(file)).rejects.toThrow(UnfinishedWriteError);
      const next = replace();
      if (what !== 'replaced') await world.process(next);

      expect(await world.process(file)).toEqual(expected);

      expect(markers()).toEqual([]);
    });

    test('unless it is deleted, and leaves no marker behind', async () => {
      const file = world.upload('x.csv', LONG_FILE);
      batchesLeft = 2;
      await expect(world.process(file)).rejects.toThrow(UnfinishedWriteError);
      world.bucket.delete('x.csv');

      expect(await world.process(file)).toEqual({ status: 'missing' });

      expect(markers()).toEqual([]);
    });

    test('unless it is refused then, and leaves no marker behind', async () => {
      const file = world.upload('x.csv', LONG_FILE);
      batchesLeft = 2;
      await expect(world.process(file)).rejects.toThrow(UnfinishedWriteError);
      const refused = { ...file, generation: generationAfter(undefined, file) };
      await world.store.putRefusal(refused, { name: 'EmptyFileError', reason: 'empty' });
      expect(markers()).toEqual([]);
    });

    test('unless it is replaced by an upload that is refused, and leaves no marker behind', async () => {
      await world.process(world.upload('x.csv', FILE));
      const file = world.upload('x.csv', LONG_FILE);
      batchesLeft = 2;
      await expect(world.process(file)).rejects.toThrow(UnfinishedWriteError);
      const next = world.upload('x.csv', '');

      await expect(world.process(next)).rejects.toThrow(EmptyFileError);
      expect(await world.process(file)).toEqual({ status: 'superseded' });

      expect(markers()).toEqual([]);
    });
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
    const previous = world.upload(key, FILE);
    await world.process(previous);
    const before = structuredClone(world.table.items);
    const file = world.upload(key, content);

    const failure: Error = await world.process(file).then(
      () => new Error('the file was not refused'),
      (reason: unknown) => reason as Error,
    );

    expect(failure).toBeInstanceOf(error);
    expect(failure.message).toMatch(message);
    const { refusal } = await readUploadStatus(world.table, sourceIdOf(file));
    expect(refusal).toEqual({
      ...file,
      ...{ name: failure.name, reason: failure.message },
      generation: generationAfter(generationAfter(undefined, previous), file),
    });
    for (const [itemKey, { sk }] of world.table.items) if (sk === 'REFUSAL') world.table.items.delete(itemKey);
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

describe('the order of the uploads of a source', () => {
  const lines = (...rows: readonly string[]) => `${HEADER}\n${rows.join('\n')}\n`;
  const FIRST = lines('A,60,10,1,1');
  const SECOND = lines('A,60,20,5,3');
  const BUCKETS = [
    ['without versions', false],
    ['with versions', true],
  ] as const;

  const opens = async () => (await world.bars('A')).map(({ open }) => open && formatDecimal(open));
  const generation = async () => (await manifest()).file.generation;
  const manifest = async () => (await world.store.currentManifest({ bucket: 'bucket', key: 'x.csv' })) as Manifest;
  const partials = () => [...world.table.items.values()].filter((item) => 'bars' in item);
  const markers = () => [...world.table.items.values()].filter(({ sk }) => sk.startsWith('PROGRESS'));
  const requestOf = async (key: string): Promise<ObjectVersion> => {
    const versions = await world.listVersions({ bucket: 'bucket', key });
    return versions.find((version) => version.key === key && version.isCurrent) as ObjectVersion;
  };
  const applied = expect.objectContaining({ status: 'applied' }) as unknown;
  const superseded = { status: 'superseded' };

  /** All orders of some values. */
  function ordersOf<T>(values: readonly T[]): readonly T[][] {
    if (values.length === 0) return [[]];
    return values.flatMap((value) =>
      ordersOf(values.filter((other) => other !== value)).map((others) => [value, ...others]),
    );
  }

  describe.each(BUCKETS)('in a bucket %s', (_name, isVersioned) => {
    beforeEach(() => {
      world = new InMemoryWorld({ isVersioned });
    });

    describe('a replay', () => {
      test('makes the bars again under a new generation, and states its number', async () => {
        const file = world.upload('x.csv', FIRST);
        await world.deliver(file);
        const before = await manifest();
        expect(before).not.toHaveProperty('replay');
        // As if another version of the processor had made other bars.
        world.replaceBytes('x.csv', file.etag, SECOND);

        expect(await world.process({ ...(await requestOf('x.csv')), replay: 1 })).toEqual(applied);

        const after = await manifest();
        expect(after).toMatchObject({ replay: 1, processor: PROCESSOR_VERSION, file });
        expect(after.file.generation).toBe(generationAfter(before.file.generation, file, 1));
        expect(after.file.generation > before.file.generation).toBe(true);
        expect(await opens()).toEqual(['20']);
        expect(partials()).toHaveLength(1);
        const { changes } = await readChanges(world.table, { since: 1 });
        expect(changes).toMatchObject([{ key: 'x.csv', generation: after.file.generation }]);
      });

      test.each<[string, number | undefined]>([
        ['a second delivery of it', 2],
        ['a replay before it', 1],
        ['a live delivery of the upload', undefined],
      ])('is not changed by %s', async (_what, replay) => {
        const file = world.upload('x.csv', FIRST);
        await world.deliver(file);
        await world.process({ ...file, replay: 2 });
        const before = structuredClone(world.table.items);

        expect(await world.process({ ...file, ...(replay !== undefined && { replay }) })).toEqual(superseded);
        await world.deliver(file);

        expect(world.table.items).toEqual(before);
        expect(await manifest()).toMatchObject({ replay: 2 });
      });

      test('is followed by one with a greater number', async () => {
        const file = world.upload('x.csv', FIRST);
        for (const replay of [0, 1, 2]) expect(await world.process({ ...file, replay })).toEqual(applied);
        expect(await manifest()).toMatchObject({ replay: 2 });
        expect(partials()).toHaveLength(1);
      });

      test('is that of an upload that was not processed before, whose own event then does nothing', async () => {
        const file = world.upload('x.csv', FIRST);

        expect(await world.process({ ...file, replay: 1 })).toEqual(applied);

        expect(await manifest()).toMatchObject({ replay: 1, file });
        expect(await world.process(file)).toEqual(superseded);
        expect(await opens()).toEqual(['10']);
      });

      test.each([
        ['of the same key', 'x.csv'],
        ['of another key', 'x.csv.gz'],
      ])('does nothing if a newer upload %s is current', async (_which, key) => {
        const older = world.upload('x.csv', FIRST);
        await world.deliver(older);
        await world.deliver(world.upload(key, SECOND));
        const before = structuredClone(world.table.items);

        expect(await world.process({ ...older, replay: 1 })).toEqual(superseded);

        expect(world.table.items).toEqual(before);
        expect(await manifest()).not.toHaveProperty('replay');
      });

      test('does nothing if the object was deleted', async () => {
        const file = world.upload('x.csv', FIRST);
        await world.deliver(file);
        await world.deliverMessage(world.messageOfDeletion(world.bucket.delete('x.csv')));
        const before = structuredClone(world.table.items);

        // With versions, the upload still exists.
        expect(await world.process({ ...file, replay: 1 })).toEqual(isVersioned ? superseded : { status: 'missing' });

        expect(world.table.items).toEqual(before);
      });

      test('does nothing if a newer upload becomes current meanwhile', async () => {
        const file = world.upload('x.csv', FIRST);
        await world.deliver(file);
        let isFirst = true;
        const outcome = await world.process({ ...file, replay: 1 }, async (when, operation) => {
          if (!isFirst || when !== 'before' || operation !== 'put') return;
          isFirst = false;
          await world.deliver(world.upload('x.csv', SECOND));
        });

        expect(outcome).toEqual(superseded);
        expect(await opens()).toEqual(['20']);
        expect(partials()).toHaveLength(1);
        expect(markers()).toEqual([]);
      });

      test('makes the bars of one generation if two workers do it at once', async () => {
        const file = world.upload('x.csv', FIRST);
        await world.deliver(file);
        let isFirst = true;
        const outcome = await world.process({ ...file, replay: 1 }, async (when, operation) => {
          if (!isFirst || when !== 'before' || operation !== 'put') return;
          isFirst = false;
          expect(await world.process({ ...file, replay: 1 })).toEqual(applied);
        });

        expect(outcome).toEqual(superseded);
        expect(await opens()).toEqual(['10']);
        expect(partials()).toHaveLength(1);
        expect((await readChanges(world.table, { since: 0 })).changes).toHaveLength(2);
      });

      test('takes the deletions into account that the bars before did', async () => {
        world.upload('x.csv.gz', SECOND);
        const file = world.upload('x.csv', FIRST);
        await world.deliver(file);
        await world.deliverMessage(world.messageOfDeletion(world.bucket.delete('x.csv.gz')));
        const { asOf, existedAt } = await manifest();
        expect(asOf).toBe(bucketEvent(300_000, '3'.padStart(8, '0')));

        await world.process({ ...file, replay: 1 });

        expect(await manifest()).toMatchObject({ replay: 1, asOf, existedAt });
      });
    });

    test('the same bytes that are uploaded again without versions have a new generation', async () => {
      world = new InMemoryWorld();
      const file = world.upload('x.csv', FIRST);
      await world.deliver(file);
      const again = { ...file, uploadedAt: file.uploadedAt + 1_000 };
      const uploads = { ...world.dependencies.uploads, findUpload: () => Promise.resolve(again) };

      const outcome = await processTradeFile(file, { ...world.dependencies, uploads });

      expect(outcome).toMatchObject({ status: 'applied', manifest: { file: again } });
      expect(await processTradeFile(file, { ...world.dependencies, uploads })).toEqual(superseded);
    });

    test('a worker that finds its upload deleted leaves the bars of one that has made it current meanwhile', async () => {
      world = new InMemoryWorld({ isVersioned: true, settings: { filesPerCompaction: Infinity } });
      await world.deliver(world.upload('x.csv', FIRST));
      world.bucket.wait(5);
      const deletion = world.messageOfDeletion(world.bucket.delete('x.csv'));
      world.bucket.wait(5);
      const file = world.upload('x.csv', SECOND);
      const calls: string[] = [];

      const outcome = await world.process(file, async (when, operation) => {
        if (when !== 'before') return;
        calls.push(operation);
        if (operation === 'put' && calls.indexOf('put') === calls.length - 1) {
          world.bucket.wait(5);
          world.bucket.delete('x.csv');
          await world.deliverMessage(deletion);
        } else if (calls.at(-2) === 'find' && calls.includes('put')) {
          world.bucket.deleteVersion('x.csv', 0);
          expect(await world.process(file)).toEqual(applied);
        }
      });

      expect(outcome).toEqual(superseded);
      expect(await opens()).toEqual(['20']);
    });

    test.each([
      ['the list first', true],
      ['the event first', false],
    ])('an upload that is found by a list and by its event has one generation, %s', async (_first, isListFirst) => {
      const file = world.upload('x.csv', FIRST);
      const request = await requestOf('x.csv');
      const deliveries = [() => world.process(request), () => world.deliver(file)];
      const [first, second] = isListFirst ? deliveries : [...deliveries].reverse();
      await first?.();
      expect(await generation()).toBe(generationAfter(undefined, file));
      const before = structuredClone(world.table.items);

      await second?.();

      expect(world.table.items).toEqual(before);
      expect(await manifest()).toMatchObject({ file });
    });

    describe('of uploads of one second,', () => {
      test.each([
        ['under one key, the last one becomes current', 'x.csv', 'x.csv', '20'],
        ['that of the greater key becomes current', 'x.csv', 'x.csv.gz', '20'],
        ['that of the greater key becomes current, although it was the first', 'x.csv.gz', 'x.csv', '10'],
      ])('%s, in whatever order they are delivered', async (_which, first, second, expected) => {
        for (const isInOrder of [true, false]) {
          world = new InMemoryWorld({ isVersioned });
          const uploads = [world.upload(first, FIRST)];
          world.bucket.wait(0);
          uploads.push(world.upload(second, SECOND));
          expect(uploads[0]?.uploadedAt).toBe(uploads[1]?.uploadedAt);

          for (const file of isInOrder ? uploads : [...uploads].reverse()) await world.deliver(file);

          expect(await opens()).toEqual([expected]);
          expect(partials()).toHaveLength(1);
          for (const file of uploads) expect(await world.process(file)).toEqual(superseded);
          expect(await opens()).toEqual([expected]);
        }
      });

      test('the one that replaces the other has the greater generation', async () => {
        const file = world.upload('x.csv', FIRST);
        await world.deliver(file);
        world.bucket.wait(0);
        const next = world.upload('x.csv', SECOND);

        await world.deliver(next);

        expect(await generation()).toBe(generationAfter(generationAfter(undefined, file), next));
        expect((await generation()) > generationAfter(undefined, file)).toBe(true);
      });

      test('the newer one is made again if the other one becomes current meanwhile', async () => {
        const other = world.upload('x.csv', FIRST);
        world.bucket.wait(0);
        const file = world.upload('x.csv.gz', SECOND);
        let isFirst = true;
        const outcome = await world.process(file, async (when, operation) => {
          if (!isFirst || when !== 'before' || operation !== 'put') return;
          isFirst = false;
          await world.deliver(other);
        });

        expect(outcome).toEqual(applied);
        expect(await generation()).toBe(generationAfter(generationAfter(undefined, other), file));
        expect(await opens()).toEqual(['20']);
        expect(partials()).toHaveLength(1);
        expect(markers()).toEqual([]);
      });
    });

    describe('a file that is uploaded again', () => {
      test.each([
        ['within the second of its deletion', 0],
        ['a second after its deletion', 1],
        ['long after its deletion', 100],
        ['at a time that is before its deletion', -1],
      ])('%s has bars, in whatever order the events are delivered', async (_when, seconds) => {
        for (const order of ordersOf([0, 1, 2])) {
          world = new InMemoryWorld({ isVersioned });
          const first = world.messageOf(world.upload('x.csv', FIRST));
          const deletion = world.messageOfDeletion(world.bucket.delete('x.csv'));
          world.bucket.wait(seconds);
          const second = world.messageOf(world.upload('x.csv', SECOND));
          const messages = [first, deletion, second] as const;

          for (const index of order) await world.deliverMessage(messages[index] as string);

          expect(await opens()).toEqual(['20']);
          expect(partials()).toHaveLength(1);
          // A second delivery changes nothing.
          const before = structuredClone(world.table.items);
          for (const message of messages) await world.deliverMessage(message);
          expect(await opens()).toEqual(['20']);
          expect([...world.table.items.keys()]).toEqual([...before.keys()]);
        }
      });

      test.each([
        ['states the deletion that it follows by less than a minute', 60, bucketEvent(200_000, '2'.padStart(8, '0'))],
        ['states no deletion that is more than a minute older', 61, undefined],
      ])('%s', async (_what, seconds, event) => {
        await world.deliver(world.upload('x.csv', FIRST));
        await world.deliverMessage(world.messageOfDeletion(world.bucket.delete('x.csv')));
        world.bucket.wait(seconds);

        await world.deliver(world.upload('x.csv', SECOND));

        const { asOf, existedAt } = await manifest();
        expect({ asOf, existedAt }).toEqual({ asOf: event, existedAt: event });
      });

      test('within the second of its deletion is not found twice, by the deletion and by its event', async () => {
        await world.deliver(world.upload('x.csv', FIRST));
        world.bucket.wait(0);
        const deletion = world.bucket.delete('x.csv');
        world.bucket.wait(0);
        const file = world.upload('x.csv', SECOND);
        await world.deliverMessage(world.messageOfDeletion(deletion));
        expect(await manifest()).toMatchObject({ file });
        const before = structuredClone(world.table.items);

        expect(await world.process(file)).toEqual(superseded);

        expect(world.table.items).toEqual(before);
      });
    });

    test.each([0, 1, 100])(
      'a file that is deleted %d seconds after its upload has no bars, in whatever order the events are delivered',
      async (seconds) => {
        for (const isInOrder of [true, false]) {
          world = new InMemoryWorld({ isVersioned });
          const file = world.messageOf(world.upload('x.csv', FIRST));
          world.bucket.wait(seconds);
          const deletion = world.messageOfDeletion(world.bucket.delete('x.csv'));

          for (const message of isInOrder ? [file, deletion] : [deletion, file]) await world.deliverMessage(message);

          expect(await opens()).toEqual([]);
          expect(await manifest()).toMatchObject({ deleted: true, processor: 0 });
        }
      },
    );

    test('an upload that is replaced before it is read leaves nothing of what an attempt began', async () => {
      world = new InMemoryWorld({
        isVersioned: false,
        hook: async (when, operation) => {
          if (when === 'before' && operation === 'open' && !isReplaced) {
            isReplaced = true;
            world.upload('x.csv', SECOND);
          }
        },
      });
      let isReplaced = false;
      const file = world.upload('x.csv', FIRST);
      const marker = progressKey({ source: sourceIdOf(file), generation: generationAfter(undefined, file) });
      await world.table.put({ ...marker, items: 1, digest: 'of other items' }, { kind: 'absent' });

      expect(await world.process(file)).toEqual(superseded);

      expect([...world.table.items.keys()]).toEqual([]);
    });

    describe('a refusal', () => {
      test.each<[string, number | undefined]>([
        ['an event', undefined],
        ['a request', 0],
        ['a replay', 3],
      ])('by %s is recorded with the generation that the file would have had', async (_what, replay) => {
        const file = world.upload('x.csv', '');

        if (replay === undefined) await world.deliver(file);
        else await expect(world.process({ ...(await requestOf('x.csv')), replay })).rejects.toThrow(EmptyFileError);

        expect(await readUploadStatus(world.table, sourceIdOf(file))).toEqual({
          manifest: undefined,
          refusal: {
            ...file,
            generation: generationAfter(undefined, file, replay),
            ...{ name: 'EmptyFileError', reason: expect.stringMatching(/^The file is empty/) as string },
          },
        });
        expect(world.deadLetters).toHaveLength(replay === undefined ? 1 : 0);
      });

      test('of a replay keeps the bars that are current, and is newer than they are', async () => {
        const file = world.upload('x.csv', FIRST);
        await world.deliver(file);
        world.replaceBytes('x.csv', file.etag, '');

        await expect(world.process({ ...file, replay: 1 })).rejects.toThrow(EmptyFileError);

        const { refusal } = await readUploadStatus(world.table, sourceIdOf(file));
        expect(refusal).toMatchObject({ generation: generationAfter(await generation(), file, 1) });
        expect(await opens()).toEqual(['10']);
      });

      test('of an older upload does not replace that of a newer one', async () => {
        const older = world.upload('x.csv.gz', '');
        const newer = world.upload('x.csv', 'nonsense\n');
        await world.deliver(newer);
        await world.deliver(older);
        const { refusal } = await readUploadStatus(world.table, sourceIdOf(newer));
        expect(refusal).toMatchObject({ key: 'x.csv', generation: generationAfter(undefined, newer) });
      });

      test('is not recorded of an upload that is not current', async () => {
        const older = world.upload('x.csv.gz', '');
        await world.deliver(world.upload('x.csv', FIRST));
        expect(await world.process(older)).toEqual(superseded);
        expect((await readUploadStatus(world.table, sourceIdOf(older))).refusal).toBeUndefined();
      });
    });
  });
});
