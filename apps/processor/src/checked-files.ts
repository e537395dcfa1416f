import { createHash } from 'node:crypto';
import type { ObjectVersion } from '@trading/bars';
import { ChecksumMismatchError } from './errors';
import type { ByteRange, TradeFileStore } from './ports';

/** Suffixes of the keys of checksum files. Binance uses the first one. */
const SUFFIXES = ['.CHECKSUM', '.sha256', '.md5'] as const;

/** A checksum file contains one line with a checksum, and mostly the name of the file. */
const CHECKSUM_LINE = /^([0-9a-f]+)(?:[ \t]+\S.*)?$/i;

/** Algorithms by the number of hexadecimal digits of their checksums. */
const ALGORITHMS: Readonly<Record<number, string>> = { 32: 'md5', 40: 'sha1', 64: 'sha256', 128: 'sha512' };

/** Maximum number of bytes that are read of a checksum file. */
const MAX_LENGTH = 4096;

/** A store of trade files and of the checksum files beside them. */
export interface UncheckedFiles extends TradeFileStore {
  /**
   * Reads the first bytes of an object as text.
   *
   * @returns undefined if the object does not exist
   */
  readStart(bucket: string, key: string, length: number): Promise<string | undefined>;
}

/** A checksum, and the key of the file that states it. */
interface Checksum {
  readonly key: string;
  readonly algorithm: string;
  readonly expected: string;
}

/**
 * Compares the stored bytes of trade files with the checksum files that are beside them, such as `x.zip.CHECKSUM`, when
 * the trade file is opened. A checksum file without a checksum is ignored with a warning.
 */
export class CheckedFiles implements TradeFileStore {
  public constructor(
    private readonly files: UncheckedFiles,
    private readonly log: Pick<Console, 'warn'>,
  ) {}

  /**
   * The bytes of a whole file throw ChecksumMismatchError at their end if they differ from a checksum. A part of a file is
   * not compared, because checksums are those of whole files.
   */
  public async open(file: ObjectVersion, range?: ByteRange): Promise<AsyncIterable<Uint8Array> | undefined> {
    if (range) return this.files.open(file, range);
    const checksums = await this.checksumsOf(file);
    const bytes = await this.files.open(file);
    return bytes && checksums.reduce(checked, bytes);
  }

  private async checksumsOf({ bucket, key }: ObjectVersion): Promise<readonly Checksum[]> {
    const keys = SUFFIXES.map((suffix) => key + suffix);
    const texts = await Promise.all(keys.map((checksumKey) => this.files.readStart(bucket, checksumKey, MAX_LENGTH)));
    return keys.flatMap((checksumKey, index) => {
      const text = texts[index];
      if (text === undefined) return [];
      const checksum = parseChecksum(checksumKey, text);
      if (!checksum)
        this.log.warn('The checksum file was ignored: it contains no checksum.', { bucket, key: checksumKey });
      return checksum ?? [];
    });
  }
}

function parseChecksum(key: string, text: string): Checksum | undefined {
  const [line = ''] = text.replace(/^\ufeff/, '').split(/\r?\n/);
  const expected = CHECKSUM_LINE.exec(line.trim())?.[1]?.toLowerCase() ?? '';
  const algorithm = ALGORITHMS[expected.length];
  return algorithm === undefined ? undefined : { key, algorithm, expected };
}

async function* checked(
  bytes: AsyncIterable<Uint8Array>,
  { key, algorithm, expected }: Checksum,
): AsyncGenerator<Uint8Array> {
  const hash = createHash(algorithm);
  for await (const chunk of bytes) {
    hash.update(chunk);
    yield chunk;
  }
  const found = hash.digest('hex');
  if (found !== expected) throw new ChecksumMismatchError(key, algorithm, expected, found);
}
