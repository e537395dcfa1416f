import { createGunzip, createInflateRaw, type Gunzip, type InflateRaw } from 'node:zlib';
import { ByteReader } from './byte-reader';

/**
 * Decompresses deflate data. Afterwards the reader is at the first byte that follows the data.
 *
 * @param limit maximum length of the data, which ends itself
 * @param chunkSize size of a decompressed chunk
 * @throws Error if the data is truncated or damaged
 */
export function inflate(bytes: ByteReader, limit: number, chunkSize: number): AsyncGenerator<Uint8Array> {
  return decompressBy(createInflateRaw({ chunkSize }), bytes, limit);
}

/**
 * Decompresses gzip data with any number of members. Zeros may follow the last one, as on tapes.
 *
 * @param chunkSize size of a decompressed chunk
 * @throws Error if the data is truncated or damaged, or is followed by anything other than zeros
 */
export async function* gunzip(chunks: AsyncIterable<Uint8Array>, chunkSize: number): AsyncGenerator<Uint8Array> {
  const bytes = new ByteReader(chunks);
  try {
    yield* decompressBy(createGunzip({ chunkSize }), bytes, Infinity);
    // The decompressor of Node.js ignores everything after the first zero that follows a member.
    for (let rest = await bytes.peek(); rest; rest = await bytes.peek()) {
      if (rest.some((byte) => byte !== 0)) throw new Error('the zeros after its end are followed by data');
      bytes.advance(rest.length);
    }
  } finally {
    await bytes.close();
  }
}

async function* decompressBy(
  stream: Gunzip | InflateRaw,
  bytes: ByteReader,
  limit: number,
): AsyncGenerator<Uint8Array> {
  const feeding = feed(bytes, limit, stream).catch((error: unknown) => {
    stream.destroy(error as Error);
  });
  try {
    yield* stream as AsyncIterable<Uint8Array>;
    await feeding;
  } finally {
    stream.destroy();
  }
}

/** Passes on one chunk at a time, because only the stream knows how many bytes of it belong to the data. */
async function feed(bytes: ByteReader, limit: number, stream: Gunzip | InflateRaw): Promise<void> {
  let onClose = (): void => undefined;
  stream.once('close', () => onClose());
  for (let isEnded = false; !isEnded && !stream.destroyed;) {
    const before = stream.bytesWritten;
    const chunk = before < limit ? (await bytes.peek())?.subarray(0, limit - before) : undefined;
    if (!chunk) {
      stream.end();
      return;
    }
    await new Promise<void>((resolve) => {
      onClose = resolve;
      stream.write(chunk, () => resolve());
    });
    const read = stream.bytesWritten - before;
    bytes.advance(read);
    isEnded = read < chunk.length;
  }
}
