import { createInflateRaw, type InflateRaw } from 'node:zlib';
import type { ByteReader } from './byte-reader';

/**
 * Decompresses deflate data. Afterwards the reader is at the first byte that follows the data.
 *
 * @param limit maximum length of the data, which ends itself
 * @param chunkSize size of a decompressed chunk
 * @throws Error if the data is truncated or damaged
 */
export async function* inflate(bytes: ByteReader, limit: number, chunkSize: number): AsyncGenerator<Uint8Array> {
  const stream = createInflateRaw({ chunkSize });
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
async function feed(bytes: ByteReader, limit: number, stream: InflateRaw): Promise<void> {
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
