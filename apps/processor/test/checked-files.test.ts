import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { CheckedFiles } from '../src/checked-files';
import { ChecksumMismatchError } from '../src/errors';
import { processTradeFile } from '../src/process-trade-file';
import { zipOf } from './parsing/containers/zip-of';
import { InMemoryWorld } from './in-memory-world';

const FILE = 'symbol,timestamp_s,price,size,id\nA,60,10,1,1\n';
const FORMS: readonly [string, string | Buffer][] = [
  ['x.csv', FILE],
  ['x.csv.gz', gzipSync(FILE)],
  ['x.zip', zipOf([{ name: 'x.csv', content: FILE }])],
];

const log = { warn: jest.fn() };

const checksumOf = (algorithm: string, content: string | Buffer) => createHash(algorithm).update(content).digest('hex');

/** Processes a file with checksum files beside it, which are given by their keys. */
async function process(key: string, content: string | Buffer, checksums: Readonly<Record<string, string>>) {
  const world = new InMemoryWorld();
  const readStart = async (_bucket: string, name: string, length: number) => checksums[name]?.slice(0, length);
  const files = new CheckedFiles({ open: (file) => world.open(file), readStart }, log);
  return processTradeFile(world.upload(key, content), { ...world.dependencies, files });
}

beforeEach(() => jest.resetAllMocks());

describe('CheckedFiles', () => {
  test.each(FORMS)('accepts %s with its checksums', async (key, content) => {
    const checksums = {
      [`${key}.CHECKSUM`]: `${checksumOf('sha256', content)}  ${key}\n`,
      [`${key}.sha256`]: checksumOf('sha256', content).toUpperCase(),
      [`${key}.md5`]: `\ufeff${checksumOf('md5', content)} *${key}\r\nmore\r\n`,
    };
    expect(await process(key, content, checksums)).toMatchObject({ status: 'applied', manifest: { accepted: 1 } });
    expect(log.warn).not.toHaveBeenCalled();
  });

  test.each(FORMS)('refuses %s with another checksum', async (key, content) => {
    for (const [suffix, algorithm] of [
      ['.CHECKSUM', 'sha256'],
      ['.sha256', 'sha512'],
      ['.md5', 'md5'],
      ['.CHECKSUM', 'sha1'],
    ] as const) {
      const other = checksumOf(algorithm, 'other');
      const processed = process(key, content, { [key + suffix]: `${other}  ${key}\n` });
      await expect(processed).rejects.toThrow(
        new ChecksumMismatchError(key + suffix, algorithm, other, checksumOf(algorithm, content)),
      );
    }
  });

  test('accepts a file without checksums', async () => {
    expect(await process('x.csv', FILE, { 'y.csv.md5': checksumOf('md5', '') })).toMatchObject({ status: 'applied' });
    expect(log.warn).not.toHaveBeenCalled();
  });

  test.each(['', '\n', 'x.csv', 'abc  x.csv', `${'0'.repeat(31)}  x.csv`, `${'0'.repeat(32)}x`, '<html>'])(
    'ignores a checksum file that contains %j, with a warning',
    async (text) => {
      expect(await process('x.csv', FILE, { 'x.csv.md5': text })).toMatchObject({ status: 'applied' });
      expect(log.warn).toHaveBeenCalledWith('The checksum file was ignored: it contains no checksum.', {
        bucket: 'bucket',
        key: 'x.csv.md5',
      });
    },
  );

  test('does not compare a part of a file', async () => {
    const open = jest.fn(async () => [Buffer.from('b')] as unknown as AsyncIterable<Uint8Array>);
    const readStart = jest.fn();
    const range = { start: 1, end: 2 };
    const part = await new CheckedFiles({ open, readStart }, log).open(new InMemoryWorld().upload('x', 'abc'), range);

    expect(part).toEqual([Buffer.from('b')]);
    expect(open).toHaveBeenCalledWith(expect.anything(), range);
    expect(readStart).not.toHaveBeenCalled();
  });

  test('opens no file whose bytes were replaced', async () => {
    const world = new InMemoryWorld();
    const files = new CheckedFiles({ open: (file) => world.open(file), readStart: async () => undefined }, log);
    const file = world.upload('x.csv', FILE);
    world.upload('x.csv', 'other');
    expect(await files.open(file)).toBeUndefined();
  });
});
