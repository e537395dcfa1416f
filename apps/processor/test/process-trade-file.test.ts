import { gzipSync } from 'node:zlib';
import { DamagedGzipError, EmptyFileError, NoReadableLineError, UnknownLayoutError } from '../src/errors';
import { MAX_REJECTIONS, processTradeFile } from '../src/process-trade-file';
import { MAX_LINE_LENGTH } from '../src/parsing/read-lines';
import { InMemoryWorld } from './in-memory';

const HEADER = 'symbol,timestamp_s,price,size,id';
const FILE = [HEADER, 'A,60,10,1,1', 'A,61,12,2,2', 'B,60,5,1,1', 'A,121,11,1,3', ''].join('\n');

let world: InMemoryWorld;
const run = (file: ReturnType<InMemoryWorld['upload']>) => processTradeFile(file, { source: world, store: world });

beforeEach(() => {
  world = new InMemoryWorld();
});

describe('processTradeFile', () => {
  test('makes bars and a manifest that accounts for every line', async () => {
    const file = world.upload('trades/x.csv', FILE);

    const outcome = await run(file);

    const manifest = {
      file,
      layout: 'general trades (timestamp_s)',
      lines: 4,
      accepted: 4,
      rejected: 0,
      rejections: [],
      coverage: [
        { symbol: 'A', from: 60_000_000_000n, to: 120_000_000_000n },
        { symbol: 'B', from: 60_000_000_000n, to: 60_000_000_000n },
      ],
    };
    expect(outcome).toEqual({ status: 'applied', manifest });
    expect(world.manifests.get(file.key)).toEqual(manifest);
    expect(world.bars('A')[file.key]?.map(([time, { count }]) => [time, count])).toEqual([
      [60_000_000_000n, 2],
      [120_000_000_000n, 1],
    ]);
  });

  test('reads gzip, whatever the name', async () => {
    await run(world.upload('plain.csv', FILE));
    await run(world.upload('compressed.csv', gzipSync(FILE)));

    const { 'plain.csv': plain, 'compressed.csv': compressed } = world.bars('A');
    expect(compressed).toEqual(plain);
    expect(plain).toHaveLength(2);
  });

  test('does nothing when the same upload is delivered again', async () => {
    const file = world.upload('x.csv', FILE);
    await run(file);
    const before = structuredClone({ partials: world.partials, manifests: world.manifests });

    expect(await run(file)).toEqual({ status: 'superseded' });

    expect({ partials: world.partials, manifests: world.manifests }).toEqual(before);
  });

  test.each(['open', 'currentManifest', 'putBars', 'putManifest', 'deleteBars'])(
    'ends up the same when %s fails and the message comes again',
    async (method) => {
      await run(world.upload('x.csv', `${HEADER}\nA,60,99,9,9\n`));
      const file = world.upload('x.csv', FILE);
      world.failures.add(method);

      await expect(run(file)).rejects.toThrow(`${method} failed`);
      await run(file);

      expect(world.bars('A')['x.csv']?.map(([, { volume }]) => volume)).toEqual([3n * 10n ** 18n, 10n ** 18n]);
    },
  );

  test('lets a new upload replace what the key contributed before, and removes it', async () => {
    await run(world.upload('x.csv', FILE));
    await run(world.upload('x.csv', `${HEADER}\nA,60,7,7,7\n`));

    expect(world.bars('A')['x.csv']).toMatchObject([[60_000_000_000n, { count: 1, volume: 7n * 10n ** 18n }]]);
    expect(world.bars('B')).toEqual({});
    expect(world.partials.size).toBe(1);
  });

  test('ignores an upload that comes after a newer one', async () => {
    const older = world.upload('x.csv', FILE);
    const newer = world.upload('x.csv', `${HEADER}\nA,60,7,7,7\n`);
    await run(newer);

    expect(await run(older)).toEqual({ status: 'superseded' });

    expect(world.manifests.get('x.csv')?.file).toEqual(newer);
  });

  test('takes its bars back when a newer upload was applied while it worked', async () => {
    const older = world.upload('x.csv', FILE);
    const putManifest = world.putManifest.bind(world);
    world.putManifest = async (manifest) => {
      world.putManifest = putManifest;
      await run(world.upload('x.csv', `${HEADER}\nA,60,7,7,7\n`));
      return putManifest(manifest);
    };

    expect(await run(older)).toEqual({ status: 'superseded' });

    expect(world.partials.size).toBe(1);
    expect(world.bars('A')['x.csv']).toMatchObject([[60_000_000_000n, { count: 1 }]]);
  });

  test('keeps the good lines of a file with bad ones, which it counts and reports', async () => {
    const outcome = await run(world.upload('x.csv', `${HEADER}\nA,60,10,1,1\nnonsense\n\nA,61,-1,1,2\n"A,1\n`));

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

  test('rejects a line that is too long, and takes nothing from the others', async () => {
    const long = `A,60,10,1,${'1'.repeat(MAX_LINE_LENGTH)}`;

    const outcome = await run(world.upload('x.csv', `${HEADER}\n${long}\nA,60,10,1,1\n`));

    expect(outcome).toMatchObject({
      manifest: { accepted: 1, rejections: [{ line: 2, reason: 'longer than 65536 characters' }] },
    });
  });

  test('leaves bytes that others have replaced to the event of these', async () => {
    const older = world.upload('x.csv', FILE);
    world.upload('x.csv', `${HEADER}\nA,60,7,7,7\n`);

    expect(await run(older)).toEqual({ status: 'superseded' });

    expect(world.partials.size).toBe(0);
  });

  test('counts all bad lines, and keeps the first of them only', async () => {
    const outcome = await run(world.upload('x.csv', `${HEADER}\nA,60,10,1,1\n${'bad\n'.repeat(MAX_REJECTIONS + 10)}`));

    expect(outcome).toMatchObject({ manifest: { rejected: MAX_REJECTIONS + 10, accepted: 1 } });
    expect(world.manifests.get('x.csv')?.rejections).toHaveLength(MAX_REJECTIONS);
  });

  test('takes a header without trades for what it is', async () => {
    expect(await run(world.upload('x.csv', HEADER))).toMatchObject({ manifest: { lines: 0, coverage: [] } });
  });

  const truncated = gzipSync(FILE.repeat(100)).subarray(0, 60);
  const damaged = Buffer.concat([gzipSync(FILE).subarray(0, 20), Buffer.from('x'.repeat(20))]);
  test.each<[string, string, string | Buffer, new (...args: never[]) => Error, RegExp]>([
    ['an empty file', 'x.csv', '', EmptyFileError, /^The file is empty \(0 bytes\)/],
    ['a gzip of nothing', 'x.csv.gz', gzipSync(''), EmptyFileError, /^The file is empty/],
    [
      'a cut off gzip',
      'x.csv.gz',
      truncated,
      DamagedGzipError,
      /^The gzip data is cut off or damaged: unexpected end of file after \d+ unc/,
    ],
    ['a damaged gzip', 'x.csv.gz', damaged, DamagedGzipError, /^The gzip data is cut off or damaged: /],
    ['no CSV', 'x.csv', Buffer.from('\x89PNG\r\n\x1a\n\0\0'), UnknownLayoutError, /^The layout of 'x.csv' is unknown/],
    [
      'no CSV under the name of one',
      'A-trades-2024-08-08.csv',
      Buffer.from('\x89PNG\r\n\x1a\n\0\0'),
      NoReadableLineError,
      /^None of the 3 lines could be read as Binance spot trades. The first: line 1: expected 7 fields, found 1$/,
    ],
  ])('refuses %s, and what the key contributed before stays', async (_name, key, content, error, message) => {
    await run(world.upload(key, FILE));
    const before = structuredClone({ partials: world.partials, manifests: world.manifests });
    const file = world.upload(key, content);

    const failure: Error = await run(file).then(
      () => new Error('was not refused'),
      (reason: unknown) => reason as Error,
    );

    expect(failure).toBeInstanceOf(error);
    expect(failure.message).toMatch(message);
    expect({ partials: world.partials, manifests: world.manifests }).toEqual(before);
  });

  test('tells a download that breaks off from a gzip that is cut off', async () => {
    const file = world.upload('x.csv.gz', gzipSync(FILE));
    const source = {
      open: async () =>
        (async function* () {
          yield gzipSync(FILE).subarray(0, 20);
          throw new Error('connection reset');
        })(),
    };

    await expect(processTradeFile(file, { source, store: world })).rejects.toThrow(/^connection reset$/);
  });
});
