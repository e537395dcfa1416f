import type { ByteReader } from './byte-reader';

/** Signatures of the records of an archive. */
export const LOCAL_FILE = 0x04034b50;
const DATA_DESCRIPTOR = 0x08074b50;
const DIRECTORY_ENTRY = 0x02014b50;
const ZIP64_DIRECTORY_END = 0x06064b50;
const ZIP64_LOCATOR = 0x07064b50;
const DIRECTORY_END = 0x06054b50;

const SIGNATURE_LENGTH = 4;

/** Lengths of the fixed fields of a record after its signature. */
const LOCAL_FILE_LENGTH = 26;
const DIRECTORY_ENTRY_LENGTH = 42;
const ZIP64_DIRECTORY_END_LENGTH = 8;
const ZIP64_LOCATOR_LENGTH = 16;
const DIRECTORY_END_LENGTH = 18;

/** Flags of a local file. */
const IS_ENCRYPTED = 1;
const HAS_DESCRIPTOR = 8;

/** The id of the extra field with the lengths of a file of 4 GiB or more, and their mark in the header. */
const ZIP64_EXTRA = 1;
const IN_ZIP64_EXTRA = 0xffffffff;

/** The checksum and the lengths of a file. */
export interface Measurements {
  readonly crc: number;
  readonly compressedLength: number;
  readonly length: number;
}

/** The header of a file of an archive. */
export interface LocalFile extends Measurements {
  readonly name: string;
  readonly isEncrypted: boolean;
  readonly method: number;
  /** True if the checksum and the lengths follow the data. They are zero here in most archives. */
  readonly hasDescriptor: boolean;
  /** True if the lengths after the data have 8 bytes. */
  readonly isZip64: boolean;
}

export async function readSignature(bytes: ByteReader): Promise<number> {
  return (await bytes.take(SIGNATURE_LENGTH)).readUInt32LE();
}

/** Reads the header of a file, after its signature. */
export async function readLocalFile(bytes: ByteReader): Promise<LocalFile> {
  const header = await bytes.take(LOCAL_FILE_LENGTH);
  const flags = header.readUInt16LE(2);
  const name = await bytes.take(header.readUInt16LE(22));
  const zip64 = extraField(await bytes.take(header.readUInt16LE(24)), ZIP64_EXTRA);
  const lengths = [header.readUInt32LE(18), header.readUInt32LE(14)];
  let at = 0;
  const [length = 0, compressedLength = 0] = lengths.map((stated) => {
    if (!zip64 || stated !== IN_ZIP64_EXTRA) return stated;
    at += 8;
    return Number(zip64.readBigUInt64LE(at - 8));
  });
  return {
    // Some programs for Windows separate folders by a backslash.
    name: name.toString().replaceAll('\\', '/'),
    isEncrypted: (flags & IS_ENCRYPTED) !== 0,
    method: header.readUInt16LE(4),
    hasDescriptor: (flags & HAS_DESCRIPTOR) !== 0,
    isZip64: zip64 !== undefined,
    crc: header.readUInt32LE(10),
    compressedLength,
    length,
  };
}

/** Reads the descriptor after the data of a file. Returns false if it does not state the measurements of the data. */
export async function readDescriptor(bytes: ByteReader, isZip64: boolean, measured: Measurements): Promise<boolean> {
  // The signature is optional. For a file of 4 GiB or more, not every writer announces lengths of 8 bytes.
  const widths = isZip64 ? [8] : [4, 8];
  const signature = uint(DATA_DESCRIPTOR, SIGNATURE_LENGTH);
  const accepted = widths.flatMap((width) => {
    const descriptor = [uint(measured.crc, 4), uint(measured.compressedLength, width), uint(measured.length, width)];
    return [Buffer.concat(descriptor), Buffer.concat([signature, ...descriptor])];
  });
  let read = Buffer.alloc(0);
  for (const descriptor of accepted) {
    read = Buffer.concat([read, await bytes.take(descriptor.length - read.length)]);
    if (read.equals(descriptor)) return true;
  }
  return false;
}

/**
 * Reads the directory of an archive, after the signature of its first record, to the end of the archive.
 *
 * @param files number of files that were read
 * @throws Error if the archive is truncated, continues, or does not consist of these files
 */
export async function readDirectory(bytes: ByteReader, first: number, files: number): Promise<void> {
  let entries = 0;
  for (let signature = first; signature !== DIRECTORY_END; signature = await readSignature(bytes)) {
    if (signature === DIRECTORY_ENTRY) {
      const entry = await bytes.take(DIRECTORY_ENTRY_LENGTH);
      await bytes.skip(entry.readUInt16LE(24) + entry.readUInt16LE(26) + entry.readUInt16LE(28));
      entries += 1;
    } else if (signature === ZIP64_DIRECTORY_END) {
      await bytes.skip(Number((await bytes.take(ZIP64_DIRECTORY_END_LENGTH)).readBigUInt64LE()));
    } else if (signature === ZIP64_LOCATOR) {
      await bytes.skip(ZIP64_LOCATOR_LENGTH);
    } else {
      throw new Error('unknown record');
    }
  }
  await bytes.skip((await bytes.take(DIRECTORY_END_LENGTH)).readUInt16LE(16));
  if (await bytes.peek()) throw new Error('data after the end of the archive');
  if (entries !== files) throw new Error(`${entries} files in the directory, but ${files} in the archive`);
}

/** Returns the content of an extra field of a header. */
function extraField(fields: Buffer, id: number): Buffer | undefined {
  for (let at = 0; at + 4 <= fields.length;) {
    const end = at + 4 + fields.readUInt16LE(at + 2);
    if (fields.readUInt16LE(at) === id) return fields.subarray(at + 4, end);
    at = end;
  }
  return undefined;
}

function uint(value: number, width: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(value));
  return bytes.subarray(0, width);
}
