import { Readable, type Transform } from 'node:stream';
import * as zlib from 'node:zlib';
import { DamagedFileError, RefusedError, UnsupportedCompressionError } from '../../errors';
import { gunzip } from './inflate';
import { peek, resume } from './peek';
import { isZip } from './unsupported-formats';
import { openZip } from './zip-archive';
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

/** The bytes of a file after decompression. */
export interface DecompressedFile {
  /**
   * The name of the file in its archive.
   *
   * @default - the file is not in an archive
   */
  readonly memberName?: string;
  readonly bytes: AsyncIterable<Uint8Array>;
}

/**
 * Decompresses gzip and zstd data with any number of members or frames and the trade file in a zip archive, and passes
 * all other data through unchanged. The format is recognised by the first bytes, not by the file's name.
 *
 * The errors can also be thrown while the decompressed bytes are read.
 *
 * @param createZstd null if the runtime has no zstd
 * @throws DamagedFileError if the data is truncated or damaged
 * @throws ArchiveContentError if an archive does not contain exactly one trade file
 * @throws UnsupportedFormatError if an archive is encrypted, or uses a compression method that is not supported
 * @throws UnsupportedCompressionError if the runtime cannot decompress the data
 */
export async function decompress(
  chunks: AsyncIterable<Uint8Array>,
  createZstd: ZstdFactory | null = createZstdDecompress ?? null,
): Promise<DecompressedFile> {
  const { head, rest } = await peek(chunks, 4);
  const format = formatOf(head);
  const all = resume([head], rest);
  if (!format) return { bytes: all };
  const decompression = new Decompression(format, all);
  const source = decompression.source();
  if (format === 'gzip') return { bytes: decompression.checked(gunzip(source, CHUNK)) };
  if (format === 'zstd') return { bytes: decompression.checked(unzstd(source, createZstd)) };
  try {
    const { name, bytes } = await openZip(source, CHUNK);
    return { memberName: name, bytes: decompression.checked(bytes) };
  } catch (error) {
    throw decompression.refusalFor(error);
  }
}

type Format = 'gzip' | 'zstd' | 'zip';

function formatOf(head: Buffer): Format | undefined {
  if (head.length >= 2 && head.readUInt16LE() === GZIP_MAGIC) return 'gzip';
  if (head.length < 4) return undefined;
  const magic = head.readUInt32LE();
  if (magic === ZSTD_MAGIC || magic >>> 4 === ZSTD_SKIPPABLE_MAGIC) return 'zstd';
  return isZip(head) ? 'zip' : undefined;
}

/** Tells errors that mean damage from those of the source, such as a broken download. */
class Decompression {
  private readonly sourceErrors: unknown[] = [];
  private readBytes = 0;

  public constructor(
    private readonly format: Format,
    private readonly compressed: AsyncIterable<Uint8Array>,
  ) {}

  public async *source(): AsyncGenerator<Uint8Array> {
    try {
      yield* this.compressed;
    } catch (error) {
      this.sourceErrors.push(error);
      throw error;
    }
  }

  public async *checked(decompressed: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    try {
      for await (const chunk of decompressed) {
        this.readBytes += chunk.length;
        yield chunk;
      }
    } catch (error) {
      throw this.refusalFor(error);
    }
  }

  /** Returns an error of the source, and a refusal, as it is. */
  public refusalFor(error: unknown): unknown {
    if (this.sourceErrors.length > 0 || error instanceof RefusedError) return error;
    return new DamagedFileError(this.format, this.readBytes, error as Error);
  }
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
