import { UnsupportedFormatError } from '../../errors';
import { withoutSeparatorLine } from '../recognition/separator-line';
import { peek, resume } from './peek';

/** A format of files that are not trade files. */
interface UnsupportedFormat {
  /** The format as the end of the sentence "The file is …". */
  readonly name: string;
  /** An instruction for the sender. */
  readonly remedy: string;
  /** Recognises the first {@link HEAD_LENGTH} bytes of a file. */
  readonly matches: (head: Buffer) => boolean;
}

/** Length of the header of a tar archive, the longest of all that are recognised. */
const HEAD_LENGTH = 512;

/** Position and length of the checksum in the header of a tar archive. */
const TAR_CHECKSUM = { start: 148, end: 156 } as const;

/** Number of bytes by which UTF-16 without a byte order mark is recognised. */
const UTF_16_SAMPLE = 32;

/** Position of the name of the first file in a zip archive. */
const MEMBER_NAME = 30;

const EACH_FILE = 'upload each file of the archive under its own key, plain or compressed by gzip, zstd or zip';
const DECOMPRESS = 'decompress it, and upload it plain or compressed by gzip, zstd or zip';
const ONCE = 'compress the file only once, and upload it again under the same key';
const PARQUET_ITSELF = 'upload the Parquet file itself, whose columns are already compressed';
const EXPORT = 'export the trades as CSV with commas, and upload that file';
const SAVE_AS_UTF_8 = 'save it as UTF-8, and upload it again under the same key';

const WORKBOOK = { name: 'an Excel workbook (xlsx)', remedy: EXPORT } as const;

/** The first format that matches applies. Text in UTF-8 matches none of them. */
const FORMATS: readonly UnsupportedFormat[] = [
  { name: 'compressed twice, the second time by gzip', remedy: ONCE, matches: startsWith([0x1f, 0x8b]) },
  { name: 'compressed twice, the second time by zstd', remedy: ONCE, matches: startsWith([0x28, 0xb5, 0x2f, 0xfd]) },
  { name: 'compressed by bzip2', remedy: DECOMPRESS, matches: isBzip2 },
  { name: 'compressed by xz', remedy: DECOMPRESS, matches: startsWith([0xfd, '7zXZ', 0]) },
  { name: 'a 7z archive', remedy: EACH_FILE, matches: startsWith(['7z', 0xbc, 0xaf, 0x27, 0x1c]) },
  { ...WORKBOOK, matches: (head) => isZip(head) && isWorkbookMember(head.toString('latin1', MEMBER_NAME)) },
  { name: 'compressed twice, the second time by zip', remedy: ONCE, matches: isZip },
  { name: 'a part of a split zip archive', remedy: EACH_FILE, matches: startsWith(['PK', 0x07, 0x08]) },
  {
    name: 'an Excel workbook (xls)',
    remedy: EXPORT,
    matches: startsWith([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
  },
  { name: 'a Parquet file that is compressed as a whole', remedy: PARQUET_ITSELF, matches: isParquet },
  { name: 'an encrypted Parquet file', remedy: 'write it without encryption', matches: isEncryptedParquet },
  { name: 'a tar archive', remedy: EACH_FILE, matches: isTar },
  { name: 'text in UTF-16', remedy: SAVE_AS_UTF_8, matches: isUtf16 },
];

/**
 * Passes the bytes of a file through, after decompression, unless they are of a format that is not supported. The first
 * bytes decide. A line that states the comma as separator is emptied.
 *
 * @throws UnsupportedFormatError if they are
 */
export async function refuseUnsupportedFormats(bytes: AsyncIterable<Uint8Array>): Promise<AsyncIterable<Uint8Array>> {
  const { head, rest } = await peek(bytes, HEAD_LENGTH);
  try {
    refuseIfUnsupported(head);
    return resume([withoutSeparatorLine(head)], rest);
  } catch (error) {
    await rest.return?.();
    throw error;
  }
}

/**
 * Refuses a zip archive that is a workbook.
 *
 * @param name the name of the first file in the archive
 * @throws UnsupportedFormatError if it is
 */
export function refuseIfWorkbook(name: string): void {
  if (isWorkbookMember(name)) throw new UnsupportedFormatError(WORKBOOK.name, WORKBOOK.remedy);
}

function refuseIfUnsupported(bytes: Buffer): void {
  const head = bytes.subarray(0, HEAD_LENGTH);
  const format = FORMATS.find(({ matches }) => matches(head));
  if (format) throw new UnsupportedFormatError(format.name, format.remedy);
}

/** @param parts bytes, and texts in ASCII */
function startsWith(parts: readonly (number | string)[]): (head: Buffer) => boolean {
  const magic = Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.of(part))));
  return (head) => head.subarray(0, magic.length).equals(magic);
}

/** "BZh", the block size, and the start of the first block or the end of an empty file. */
function isBzip2(head: Buffer): boolean {
  return /^BZh[1-9](?:1AY&SY|\x17rE8P\x90)/.test(head.toString('latin1', 0, 10));
}

/** "PAR1" and binary data. */
export function isParquet(head: Buffer): boolean {
  return /^PAR1[\0-\x08\x0e-\x1f]/.test(head.toString('latin1', 0, 5));
}

/** "PARE" and binary data, or the length of encrypted data. */
function isEncryptedParquet(head: Buffer): boolean {
  return /^PARE(?:[\0-\x08\x0e-\x1f]|[^]{1,3}\0)/.test(head.toString('latin1', 0, 8));
}

/** A zip archive: a file, or the end of an empty archive. */
export function isZip(head: Buffer): boolean {
  return /^PK(?:\x03\x04|\x05\x06)/.test(head.toString('latin1', 0, 4));
}

/** True for the name of the first file in a document of Office. */
function isWorkbookMember(name: string): boolean {
  return /^(?:\[Content_Types\]\.xml|_rels\/|docProps\/|xl\/)/.test(name);
}

/** The sum of the bytes of the header, in which the checksum itself consists of spaces, is the checksum. */
function isTar(head: Buffer): boolean {
  if (head.length < HEAD_LENGTH) return false;
  const { start, end } = TAR_CHECKSUM;
  const checksum = /^ *([0-7]+)[ \0]*$/.exec(head.toString('latin1', start, end))?.[1];
  const summed = Buffer.from(head).fill(' ', start, end);
  return checksum !== undefined && Number.parseInt(checksum, 8) === summed.reduce((sum, byte) => sum + byte, 0);
}

/** A byte order mark, or characters that all have one zero byte at the same place. */
function isUtf16(head: Buffer): boolean {
  if (/^(?:\xff\xfe|\xfe\xff)/.test(head.toString('latin1', 0, 2))) return true;
  return /^(?:(?:[^\0]\0){2,}|(?:\0[^\0]){2,})$/.test(
    head.toString('latin1', 0, Math.min(head.length & ~1, UTF_16_SAMPLE)),
  );
}
