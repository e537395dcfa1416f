import { crc32 } from 'node:zlib';
import { isTradeFileKey } from '@trading/bars';
import { ArchiveContentError, UnsupportedFormatError } from '../../errors';
import { ByteReader, drain } from './byte-reader';
import { excerpt } from '../recognition/detect-layout';
import { inflate } from './inflate';
import { refuseIfWorkbook } from './unsupported-formats';
import {
  LOCAL_FILE,
  readDescriptor,
  readDirectory,
  readLocalFile,
  readSignature,
  type LocalFile,
  type Measurements,
} from './zip-records';

const STORED = 0;
const DEFLATED = 8;

/** Other compression methods by their numbers. */
const METHODS: Readonly<Record<number, string>> = {
  1: 'shrink',
  6: 'implode',
  9: 'deflate64',
  12: 'bzip2',
  14: 'LZMA',
  93: 'zstd',
  95: 'xz',
  98: 'PPMd',
};

const USE_DEFLATE = 'make the archive with deflate, the usual method';

/** The trade file in an archive. */
export interface ArchivedFile {
  readonly name: string;
  /** The bytes of the file. When they end, the rest of the archive has been read and checked, too. */
  readonly bytes: AsyncGenerator<Uint8Array>;
}

/**
 * Opens the trade file in a zip archive. Other files, which by their names are not trade files, are skipped.
 *
 * The archive is read from its start to its end, because every file has a header of its own. Memory does not depend on
 * its length.
 *
 * @param chunkSize size of a decompressed chunk
 * @throws ArchiveContentError if the archive does not contain exactly one trade file; also while its bytes are read
 * @throws UnsupportedFormatError if the file is encrypted, or compressed by a method other than deflate
 * @throws Error if the archive is truncated or damaged
 * @see https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT
 */
export async function openZip(chunks: AsyncIterable<Uint8Array>, chunkSize: number): Promise<ArchivedFile> {
  const archive = new ZipArchive(new ByteReader(chunks), chunkSize);
  try {
    const file = await archive.nextTradeFile();
    if (!file) throw new ArchiveContentError([]);
    return { name: file.name, bytes: archive.only(file) };
  } catch (error) {
    await archive.close();
    throw error;
  }
}

class ZipArchive {
  private files = 0;

  public constructor(
    private readonly bytes: ByteReader,
    private readonly chunkSize: number,
  ) {}

  /** Reads until the data of the next trade file. Returns undefined at the end of the archive. */
  public async nextTradeFile(): Promise<LocalFile | undefined> {
    for (;;) {
      const signature = await readSignature(this.bytes);
      if (signature !== LOCAL_FILE) {
        await readDirectory(this.bytes, signature, this.files);
        return undefined;
      }
      const file = await readLocalFile(this.bytes);
      if (this.files === 0) refuseIfWorkbook(file.name);
      this.files += 1;
      if (isTradeFileKey(file.name)) return file;
      await this.skip(file);
    }
  }

  /** Yields the data of a trade file, and ensures that no other one follows. */
  public async *only(file: LocalFile): AsyncGenerator<Uint8Array> {
    try {
      yield* this.dataOf(file);
      const other = await this.nextTradeFile();
      if (other) throw new ArchiveContentError([file.name, other.name].map(excerpt));
    } finally {
      await this.close();
    }
  }

  public close(): Promise<void> {
    return this.bytes.close();
  }

  private async skip(file: LocalFile): Promise<void> {
    if (!file.hasDescriptor) await this.bytes.skip(file.compressedLength);
    // The end of the data is known only after it was decompressed.
    else await drain(this.dataOf(file));
  }

  private async *dataOf(file: LocalFile): AsyncGenerator<Uint8Array> {
    const start = this.bytes.position;
    let crc = 0;
    let length = 0;
    for await (const chunk of this.decompress(file)) {
      crc = crc32(chunk, crc);
      length += chunk.length;
      yield chunk;
    }
    await this.check(file, { crc, compressedLength: this.bytes.position - start, length });
  }

  private async check(file: LocalFile, measured: Measurements): Promise<void> {
    if (!file.hasDescriptor) {
      const isComplete = file.compressedLength === measured.compressedLength && file.length === measured.length;
      if (!isComplete) throw new Error('incorrect length');
      if (file.crc !== measured.crc) throw new Error('incorrect data check');
      return;
    }
    if (await readDescriptor(this.bytes, file.isZip64, measured)) return;
    if (file.method !== STORED || file.compressedLength > 0) throw new Error('incorrect data check');
    throw new UnsupportedFormatError(
      'a zip archive that states the length of a stored file only after it',
      USE_DEFLATE,
    );
  }

  private decompress({ isEncrypted, method, hasDescriptor, compressedLength }: LocalFile): AsyncIterable<Uint8Array> {
    if (isEncrypted) throw new UnsupportedFormatError('an encrypted zip archive', 'upload it without a password');
    if (method === DEFLATED) return inflate(this.bytes, hasDescriptor ? Infinity : compressedLength, this.chunkSize);
    if (method === STORED) return this.bytes.parts(compressedLength);
    const name = METHODS[method] ?? `method ${method}`;
    throw new UnsupportedFormatError(`a zip archive that is compressed by ${name}`, USE_DEFLATE);
  }
}
