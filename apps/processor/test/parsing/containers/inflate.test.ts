import { deflateRawSync, gzipSync } from 'node:zlib';
import { ByteReader } from '../../../src/parsing/containers/byte-reader';
import { gunzip, inflate } from '../../../src/parsing/containers/inflate';

const TEXT = 'trades '.repeat(1000);
const DATA = deflateRawSync(TEXT);

async function* chunksOf(bytes: Buffer, size: number): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
}

function readerOf(bytes: Buffer, size: number): ByteReader {
  return new ByteReader(chunksOf(bytes, size));
}

async function textOf(chunks: AsyncIterable<Uint8Array>): Promise<string> {
  const all: Uint8Array[] = [];
  for await (const chunk of chunks) all.push(chunk);
  return Buffer.concat(all).toString();
}

describe('inflate', () => {
  test('stops at the end of the data, wherever the bytes are cut', async () => {
    const bytes = Buffer.concat([DATA, Buffer.from('next')]);
    for (let size = 1; size <= bytes.length; size += 1) {
      for (const limit of [Infinity, DATA.length]) {
        const reader = readerOf(bytes, size);
        expect(await textOf(inflate(reader, limit, 4096))).toBe(TEXT);
        expect(reader.position).toBe(DATA.length);
        expect((await reader.take(4)).toString()).toBe('next');
      }
    }
  });

  test('throws if the data is truncated or damaged', async () => {
    for (let length = 0; length < DATA.length; length += 1) {
      await expect(textOf(inflate(readerOf(DATA.subarray(0, length), 16), Infinity, 4096))).rejects.toThrow(
        'end of file',
      );
      await expect(textOf(inflate(readerOf(DATA, 16), length, 4096))).rejects.toThrow('end of file');
    }
    await expect(textOf(inflate(readerOf(Buffer.of(7, 7, 7), 16), Infinity, 4096))).rejects.toThrow('invalid');
  });

  test('stops at the end of the data while nobody reads', async () => {
    const reader = readerOf(Buffer.concat([DATA, Buffer.from('next')]), 7);
    const inflated = inflate(reader, Infinity, 4096);
    await inflated.next();

    let advances = 0;
    const advance = reader.advance.bind(reader);
    reader.advance = (length) => {
      advances += 1;
      advance(length);
    };
    for (let turns = 0; turns < 200; turns += 1) await new Promise((resolve) => setTimeout(resolve, 1));

    expect(advances).toBeLessThan(DATA.length);
  });

  test('rethrows an error of its source', async () => {
    const lost = new Error('connection lost');
    async function* source(): AsyncGenerator<Uint8Array> {
      yield DATA.subarray(0, 5);
      throw lost;
    }
    await expect(textOf(inflate(new ByteReader(source()), Infinity, 4096))).rejects.toBe(lost);
  });
});

describe('gunzip', () => {
  const members = Buffer.concat([gzipSync('one,'), gzipSync(''), gzipSync('two')]);

  test('reads all members and the zeros after them, wherever the bytes are cut', async () => {
    const bytes = Buffer.concat([members, Buffer.alloc(9)]);
    for (let size = 1; size <= bytes.length; size += 1) {
      expect(await textOf(gunzip(chunksOf(bytes, size), 4096))).toBe('one,two');
    }
  });

  test.each([
    ['another member', gzipSync('three')],
    ['text', Buffer.from('x')],
  ])('throws if zeros are followed by %s, wherever the bytes are cut', async (_name, data) => {
    const bytes = Buffer.concat([members, Buffer.alloc(5), data]);
    for (let size = 1; size <= bytes.length; size += 1) {
      await expect(textOf(gunzip(chunksOf(bytes, size), 4096))).rejects.toThrow(
        'the zeros after its end are followed by data',
      );
    }
  });

  test('closes its source if it is not read to its end', async () => {
    let isClosed = false;
    async function* source(): AsyncGenerator<Uint8Array> {
      try {
        yield members;
      } finally {
        isClosed = true;
      }
    }
    for await (const chunk of gunzip(source(), 4096)) {
      expect(Buffer.from(chunk).toString()).toMatch(/^one,/);
      break;
    }
    expect(isClosed).toBe(true);
  });
});
