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
  let onHandled = (): void => undefined;
  // After the end of the data, the stream ends without calling back.
  stream.once('end', () => onHandled()).once('close', () => onHandled());
  while (!stream.readableEnded && !stream.destroyed) {
    const left = limit - stream.bytesWritten;
    const chunk = left > 0 ? (await bytes.peek())?.subarray(0, left) : undefined;
    if (!chunk) {
      stream.end();
      return;
    }
    const before = stream.bytesWritten;
    await new Promise<void>((resolve) => {
      onHandled = resolve;
      stream.write(chunk, () => resolve());
    });
    bytes.advance(stream.bytesWritten - before);
  }
}
