import { Transform } from 'node:stream';
import * as zlib from 'node:zlib';
import { DamagedFileError, UnsupportedCompressionError } from '../../../src/errors';
import { decompress, type DecompressedFile, type ZstdFactory } from '../../../src/parsing/containers/decompress';

/**
 * zstd frames and their content: without and with a checksum, with a block of one repeated byte, empty, and compressed.
 */
const ZSTD = {
  hello: { frame: Buffer.from('28b52ffd200631000068656c6c6f0a', 'hex'), content: 'hello\n' },
  world: { frame: Buffer.from('28b52ffd2406310000776f726c640aaa6e569f', 'hex'), content: 'world\n' },
  repeated: { frame: Buffer.from('28b52ffd20052b000061', 'hex'), content: 'aaaaa' },
  empty: { frame: Buffer.from('28b52ffd2000010000', 'hex'), content: '' },
  compressed: {
    frame: Buffer.from('28b52ffda0400d03005400001078780100fbff39c002036a0878', 'hex'),
    content: 'x'.repeat(200_000),
  },
};
const SKIPPED = Buffer.from('502a4d1804000000deadbeef', 'hex');

/** Replaces the decompressor of Node.js on runtimes without zstd. Knows only the frames above. */
const fakeZstd: ZstdFactory = () => {
  let bytes = Buffer.alloc(0);
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes = Buffer.concat([bytes, chunk]);
      done();
    },
    flush(done) {
      const known = Object.values(ZSTD).find(({ frame }) => frame.equals(bytes));
      done(known ? null : new Error('unknown frame content'), known?.content);
    },
  });
};

async function* chunksOf(bytes: Uint8Array, ...cuts: number[]): AsyncGenerator<Uint8Array> {
  const edges = [0, ...cuts, bytes.length];
  for (const [index, start] of edges.slice(0, -1).entries()) yield bytes.subarray(start, edges[index + 1]);
}

async function textOf(file: Promise<DecompressedFile>): Promise<string> {
  const texts: Uint8Array[] = [];
  for await (const chunk of (await file).bytes) texts.push(chunk);
  return Buffer.concat(texts).toString();
}

/** All results of decompressing the bytes in two chunks, for every length of the first chunk. */
async function textsOf(bytes: Buffer, createZstd?: ZstdFactory): Promise<Set<string>> {
  const texts = new Set<string>();
  for (let cut = 0; cut <= bytes.length; cut += 1)
    texts.add(await textOf(decompress(chunksOf(bytes, cut), createZstd)));
  return texts;
}

describe('decompress', () => {
  test.each(['', 'a', 'abc', 'symbol,price\n', '\u001f', '(\ufffd'])('passes %j through', async (text) => {
    expect(await textsOf(Buffer.from(text))).toEqual(new Set([text]));
  });

  test('rethrows an error of its source, which does not mean damage', async () => {
    for (const head of [zlib.gzipSync('hello'), ZSTD.hello.frame]) {
      const lost = new Error('connection lost');
      async function* source(): AsyncGenerator<Uint8Array> {
        yield head.subarray(0, -1);
        throw lost;
      }
      await expect(textOf(decompress(source(), fakeZstd))).rejects.toBe(lost);
    }
  });

  test('closes its source if the reader stops early', async () => {
    for (const bytes of [Buffer.from('plain'), zlib.gzipSync('hello'), ZSTD.hello.frame]) {
      let isClosed = false;
      async function* source(): AsyncGenerator<Uint8Array> {
        try {
          for (;;) yield bytes;
        } finally {
          isClosed = true;
        }
      }
      const { bytes: decompressed } = await decompress(source(), fakeZstd);
      for await (const chunk of decompressed) if (chunk.length > 0) break;
      for (let turns = 0; turns < 10; turns += 1) await new Promise(setImmediate);
      expect(isClosed).toBe(true);
    }
  });
});

describe('gzip', () => {
  const hello = zlib.gzipSync('hello\n');

  test('is decompressed with one or several members', async () => {
    expect(await textsOf(hello)).toEqual(new Set(['hello\n']));
    expect(await textsOf(Buffer.concat([hello, zlib.gzipSync(''), zlib.gzipSync('world\n')]))).toEqual(
      new Set(['hello\nworld\n']),
    );
  });

  test('is damaged if it is truncated anywhere', async () => {
    const two = Buffer.concat([hello, hello]);
    for (let length = 2; length < two.length; length += 1) {
      if (length === hello.length) continue;
      await expect(textOf(decompress(chunksOf(two.subarray(0, length))))).rejects.toThrow(DamagedFileError);
    }
    await expect(textOf(decompress(chunksOf(hello.subarray(0, -1))))).rejects.toThrow(
      'The gzip data is truncated or damaged: unexpected end of file after 6 uncompressed bytes. No trade of the file was used; upload the whole file again under the same key.',
    );
  });

  test('is damaged if other data follows, or the checksum is wrong', async () => {
    await expect(textOf(decompress(chunksOf(Buffer.concat([hello, Buffer.from('more\n')]))))).rejects.toThrow(
      'incorrect header check',
    );
    const wrong = Buffer.from(hello);
    wrong.writeUInt8(wrong.readUInt8(hello.length - 8) ^ 1, hello.length - 8);
    await expect(textOf(decompress(chunksOf(wrong)))).rejects.toThrow('incorrect data check');
  });
});

const { createZstdDecompress: ofRuntime } = zlib as { createZstdDecompress?: ZstdFactory };

describe.each<[string, ZstdFactory]>([
  ['a fake decompressor', fakeZstd],
  ...(ofRuntime ? [['the runtime', ofRuntime] satisfies [string, ZstdFactory]] : []),
])('zstd, decompressed by %s', (_name, createZstd) => {
  test.each(Object.keys(ZSTD) as (keyof typeof ZSTD)[])('is decompressed if it is the frame %s', async (name) => {
    expect(await textsOf(ZSTD[name].frame, createZstd)).toEqual(new Set([ZSTD[name].content]));
  });

  test('is decompressed with several frames, some of them skippable', async () => {
    const { hello, world, repeated, empty } = ZSTD;
    const bytes = Buffer.concat([SKIPPED, hello.frame, world.frame, SKIPPED, empty.frame, repeated.frame, SKIPPED]);
    expect(await textsOf(bytes, createZstd)).toEqual(new Set(['hello\nworld\naaaaa']));
  });

  test('is damaged if it is truncated anywhere', async () => {
    const { hello, world } = ZSTD;
    const bytes = Buffer.concat([hello.frame, world.frame, SKIPPED]);
    const ends = [hello.frame.length, hello.frame.length + world.frame.length];
    for (let length = 4; length < bytes.length; length += 1) {
      if (ends.includes(length)) continue;
      const text = textOf(decompress(chunksOf(bytes.subarray(0, length)), createZstd));
      await expect(text).rejects.toThrow(DamagedFileError);
    }
    await expect(textOf(decompress(chunksOf(bytes.subarray(0, 20)), createZstd))).rejects.toThrow(
      'The zstd data is truncated or damaged: unexpected end of file after 6 uncompressed bytes.',
    );
  });

  test('is damaged if other data follows, or the checksum is wrong', async () => {
    const { frame } = ZSTD.hello;
    const more = Buffer.concat([frame, Buffer.from('more\n')]);
    await expect(textOf(decompress(chunksOf(more), createZstd))).rejects.toThrow('unknown frame after 6');
    const wrong = Buffer.from(ZSTD.world.frame);
    wrong.writeUInt8(0, wrong.length - 1);
    await expect(textOf(decompress(chunksOf(wrong), createZstd))).rejects.toThrow(DamagedFileError);
  });
});

test('zstd is refused if the runtime cannot decompress it', async () => {
  await expect(textOf(decompress(chunksOf(ZSTD.hello.frame), null))).rejects.toEqual(
    new UnsupportedCompressionError('zstd', 'Node.js 22.15 or newer', `Node.js ${process.versions.node}`),
  );
});
