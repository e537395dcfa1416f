import { zstdFrames } from '../../../src/parsing/containers/zstd-frames';

/** Frames with every shape of header and block. */
const FRAMES = {
  'a raw block': '28b52ffd200631000068656c6c6f0a',
  'a checksum': '28b52ffd2406310000776f726c640aaa6e569f',
  'a block of one repeated byte': '28b52ffd20052b000061',
  'an empty block': '28b52ffd2000010000',
  'a compressed block and a content size of four bytes': '28b52ffda0400d03005400001078780100fbff39c002036a0878',
  'a window descriptor': '28b52ffd00000900006f',
  'a window descriptor, a dictionary id of one byte and a content size of two bytes': '28b52ffd410007000009000061',
  'a dictionary id of four bytes and a content size of eight bytes': '28b52ffde301000000010000000000000009000061',
  'two blocks': '28b52ffd20020800006109000062',
};
const SKIPPABLE = '502a4d1804000000deadbeef';

const bytesOf = (hex: string) => Buffer.from(hex, 'hex');

/** Reads all frames from chunks of a size. */
async function framesOf(bytes: Buffer, chunkSize: number): Promise<string[]> {
  async function* chunks() {
    for (let start = 0; start < bytes.length; start += chunkSize) yield bytes.subarray(start, start + chunkSize);
  }
  const frames: string[] = [];
  for await (const frame of zstdFrames(chunks())) {
    const parts: Uint8Array[] = [];
    for await (const part of frame) parts.push(part);
    frames.push(Buffer.concat(parts).toString('hex'));
  }
  return frames;
}

describe('zstdFrames', () => {
  test.each(Object.entries(FRAMES))('yields all bytes of a frame with %s', async (_what, hex) => {
    const frame = bytesOf(hex);
    for (const chunkSize of [1, 3, Infinity]) expect(await framesOf(frame, chunkSize)).toEqual([frame.toString('hex')]);
  });

  test('separates frames, and omits skippable ones', async () => {
    const [first = '', second = ''] = Object.values(FRAMES);
    const bytes = bytesOf([SKIPPABLE, first, SKIPPABLE, SKIPPABLE.replace('50', '5f'), second, SKIPPABLE].join(''));
    for (let chunkSize = 1; chunkSize <= bytes.length; chunkSize += 1) {
      expect(await framesOf(bytes, chunkSize)).toEqual([first, second]);
    }
  });

  test('skips frames that are longer than it keeps in memory', async () => {
    const header = bytesOf(SKIPPABLE).subarray(0, 8);
    header.writeUInt32LE(200_000, 4);
    const bytes = Buffer.concat([header, Buffer.alloc(200_000, 1), bytesOf(FRAMES['a raw block'])]);
    expect(await framesOf(bytes, 4096)).toEqual([FRAMES['a raw block']]);
  });

  test('yields nothing for empty data', async () => {
    expect(await framesOf(Buffer.alloc(0), 1)).toEqual([]);
  });

  test('throws if the data ends within a frame', async () => {
    const frame = bytesOf(FRAMES['a checksum']);
    for (let length = 1; length < frame.length; length += 1) {
      await expect(framesOf(frame.subarray(0, length), 4)).rejects.toThrow('unexpected end of file');
    }
    await expect(framesOf(bytesOf(SKIPPABLE).subarray(0, -1), 4)).rejects.toThrow('unexpected end of file');
  });

  test('throws if anything other than a frame follows', async () => {
    await expect(framesOf(bytesOf(`${FRAMES['a raw block']}6d6f7265`), 4)).rejects.toThrow('unknown frame');
  });

  test('closes its source if the reader stops early', async () => {
    let isClosed = false;
    async function* chunks() {
      try {
        for (;;) yield bytesOf(FRAMES['a raw block']);
      } finally {
        isClosed = true;
      }
    }
    for await (const frame of zstdFrames(chunks())) {
      for await (const part of frame) expect(part.length).toBeGreaterThan(0);
      break;
    }
    expect(isClosed).toBe(true);
  });
});
