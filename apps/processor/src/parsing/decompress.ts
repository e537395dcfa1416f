import { Readable, type Transform } from 'node:stream';
import * as zlib from 'node:zlib';
import { DamagedFileError, UnsupportedCompressionError } from '../errors';
import { zstdFrames } from './zstd-frames';

/** Makes a stream that decompresses one zstd frame. */
export type ZstdFactory = () => Transform;

/** The first two bytes of every gzip file: https://www.rfc-editor.org/rfc/rfc1952#section-2.3.1 */
const GZIP_MAGIC = 0x8b1f;

/** The first four bytes of a zstd frame, and of one to be skipped: https://www.rfc-editor.org/rfc/rfc8878#section-3.1 */
const ZSTD_MAGIC = 0xfd2fb528;
const ZSTD_SKIPPABLE_MAGIC = 0x184d2a5;

/** Decompressed bytes at once: with the 16 KiB of Node.js handing them over takes longer than decompressing. */
const CHUNK = 1_048_576;

/** In Node.js since 22.15. */
const { createZstdDecompress } = zlib as { readonly createZstdDecompress?: ZstdFactory };

/**
 * Decompresses gzip and zstd, of as many members or frames as there are, and hands everything else through; the bytes
 * decide, not the file's name.
 *
 * @param createZstd null where the runtime has no zstd
 * @throws DamagedFileError while it is read, where compressed data is cut off or damaged
 * @throws UnsupportedCompressionError where the runtime cannot decompress it
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

  // An error of the source itself (a broken download) is passed on as it is: only the decompressor's own means damage.
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

/** Reads on until there are `length` bytes, without taking them from `all`. */
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
