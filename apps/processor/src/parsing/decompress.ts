import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { DamagedGzipError } from '../errors';

/** The first two bytes of every gzip file: https://www.rfc-editor.org/rfc/rfc1952#section-2.3.1 */
const GZIP_MAGIC = [0x1f, 0x8b] as const;

/**
 * Decompresses gzip, and hands everything else through; the bytes decide, not the file's name.
 *
 * @throws DamagedGzipError while it is read, where gzip data is cut off or damaged
 */
export async function* decompress(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const { head, all } = await peek(chunks, GZIP_MAGIC.length);
  if (GZIP_MAGIC.some((byte, index) => head[index] !== byte)) {
    yield* all;
    return;
  }

  let failure: Error | undefined;
  // An error of the source itself (a broken download) is passed on as it is: only gzip's own means damage.
  const source = Readable.from(all).on('error', (error) => {
    failure = error;
    gunzip.destroy(error);
  });
  const gunzip = createGunzip();
  source.pipe(gunzip);
  let readBytes = 0;
  try {
    for await (const chunk of gunzip as AsyncIterable<Buffer>) {
      readBytes += chunk.length;
      yield chunk;
    }
  } catch (error) {
    throw failure ?? new DamagedGzipError(readBytes, error as Error);
  } finally {
    source.destroy();
  }
}

/** Reads on until there are `length` bytes, without taking them from `all`. */
async function peek(
  chunks: AsyncIterable<Uint8Array>,
  length: number,
): Promise<{ head: Uint8Array; all: AsyncIterable<Uint8Array> }> {
  const iterator = chunks[Symbol.asyncIterator]();
  let head = Buffer.alloc(0);
  while (head.length < length) {
    const next = await iterator.next();
    if (next.done) break;
    head = Buffer.concat([head, next.value]);
  }
  async function* all(): AsyncGenerator<Uint8Array> {
    try {
      if (head.length > 0) yield head;
      for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
    } finally {
      await iterator.return?.();
    }
  }
  return { head, all: all() };
}
