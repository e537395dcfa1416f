import { Readable, type Transform } from 'node:stream';
import * as zlib from 'node:zlib';
import { DamagedFileError, UnsupportedCompressionError } from '../errors';
import { zstdFrames } from './zstd-frames';

/** Makes a stream that decompresses one zstd frame. */
export type ZstdFactory = () => Transform;

/** The first two bytes of every gzip file: https://www.rfc-editor.org/rfc/rfc1952#section-2.3.1 */
const GZIP_MAGIC = 0x8b1f;

/** The first four bytes of a zstd frame and of a skippable frame: https://www.rfc-editor.org/rfc/rfc8878#section-3.1 */
const ZSTD_MAGIC = 0xfd2fb528;
const ZSTD_SKIPPABLE_MAGIC = 0x184d2a5;

/**
 * Size of a decompressed chunk. With the default of Node.js, 16 KiB, passing chunks on takes longer than decompressing
 * them.
 */
const CHUNK = 1_048_576;

/** Available in Node.js 22.15 and newer. */
const { createZstdDecompress } = zlib as { readonly createZstdDecompress?: ZstdFactory };

/**
 * Decompresses gzip and zstd data with any number of members or frames, and passes all other data through unchanged.
 * The format is recognised by the first bytes, not by the file's name.
 *
 * @param createZstd null if the runtime has no zstd
 * @throws DamagedFileError while the data is read, if it is truncated or damaged
 * @throws UnsupportedCompressionError if the runtime cannot decompress the data
 */
export async function* decompress(
  chunks: AsyncIterable<Uint8Array>,
  createZstd: ZstdFactory | null = createZstdDecompress ?? null,
): AsyncGenerator<Uint8Array> {
  const { head, all } = await peek(chunks, 4);
  const format = formatOf(head);
  if (!format) {
    yield* all;
    return;
  }

  // An error of the source, such as a broken download, is rethrown as it is. Only an error of the decompressor means
  // damage.
  const sourceErrors: unknown[] = [];
  async function* source(): AsyncGenerator<Uint8Array> {
    try {
      yield* all;
    } catch (error) {
      sourceErrors.push(error);
      throw error;
    }
  }
  let readBytes = 0;
  try {
    for await (const chunk of format === 'gzip' ? gunzip(source()) : unzstd(source(), createZstd)) {
      readBytes += chunk.length;
      yield chunk;
    }
  } catch (error) {
    if (sourceErrors.length > 0 || error instanceof UnsupportedCompressionError) throw error;
    throw new DamagedFileError(format, readBytes, error as Error);
  }
}

function formatOf(head: Buffer): 'gzip' | 'zstd' | undefined {
  if (head.length >= 2 && head.readUInt16LE() === GZIP_MAGIC) return 'gzip';
  if (head.length < 4) return undefined;
  const magic = head.readUInt32LE();
  return magic === ZSTD_MAGIC || magic >>> 4 === ZSTD_SKIPPABLE_MAGIC ? 'zstd' : undefined;
}

function gunzip(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  return through(source, zlib.createGunzip({ chunkSize: CHUNK }));
}

async function* unzstd(source: AsyncIterable<Uint8Array>, create: ZstdFactory | null): AsyncGenerator<Uint8Array> {
  if (!create)
    throw new UnsupportedCompressionError('zstd', 'Node.js 22.15 or newer', `Node.js ${process.versions.node}`);
  for await (const frame of zstdFrames(source)) yield* through(frame, create());
}

async function* through(source: AsyncIterable<Uint8Array>, stream: Transform): AsyncGenerator<Uint8Array> {
  const input = Readable.from(source).on('error', (error) => stream.destroy(error));
  input.pipe(stream);
  try {
    yield* stream as AsyncIterable<Uint8Array>;
  } finally {
    input.destroy();
  }
}

/** Reads at least the first `length` bytes. `all` still yields them. */
async function peek(
  chunks: AsyncIterable<Uint8Array>,
  length: number,
): Promise<{ head: Buffer; all: AsyncIterable<Uint8Array> }> {
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
