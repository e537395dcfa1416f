import { crc32, deflateRawSync } from 'node:zlib';

/** A file of an archive. */
export interface ZipMember {
  readonly name: string;
  /** @default - empty */
  readonly content?: string | Uint8Array;
  /**
   * The number of the compression method: 0 for none, 8 for deflate. Data of other methods is not compressed.
   *
   * @default 8
   */
  readonly method?: number;
  /**
   * The length of the numbers in a descriptor after the data, and whether it has a signature.
   *
   * @default - the header states the checksum and the lengths
   */
  readonly descriptor?: { readonly width: 4 | 8; readonly isSigned?: boolean; readonly isAnnounced?: boolean };
  /** @default - the lengths have four bytes */
  readonly isZip64?: boolean;
  /** @default false */
  readonly isEncrypted?: boolean;
  /** @default - the checksum of the content */
  readonly crc?: number;
  /** @default - the length of the content */
  readonly length?: number;
  /** @default - the length of the data */
  readonly compressedLength?: number;
}

/** Options of an archive. */
export interface ZipOptions {
  readonly comment?: string;
  /** @default - the directory has all files */
  readonly directory?: readonly ZipMember[];
}

/** Makes a zip archive, whose parts may contradict each other. */
export function zipOf(members: readonly ZipMember[], { comment = '', directory = members }: ZipOptions = {}): Buffer {
  const files = Buffer.concat(members.map(localFile));
  const entries = Buffer.concat(directory.map(directoryEntry));
  const zip64 = members.some(({ isZip64 }) => isZip64) ? zip64End(directory.length, entries.length, files.length) : [];
  return Buffer.concat([
    files,
    entries,
    ...zip64,
    directoryEnd(directory.length, entries.length, files.length, comment),
  ]);
}

function localFile(member: ZipMember): Buffer {
  const { name, descriptor, isZip64 = false } = member;
  const { crc, compressedLength, length, data } = measure(member);
  const stated = descriptor ? [0, 0, 0] : [crc, compressedLength, length];
  const lengths = isZip64 ? [0xffffffff, 0xffffffff] : stated.slice(1);
  const isAnnounced = isZip64 || descriptor?.isAnnounced === true;
  const extra = isAnnounced ? [uint(1, 2), uint(16, 2), uint(stated[2] ?? 0, 8), uint(stated[1] ?? 0, 8)] : [];
  const further = Buffer.concat([uint(0xcafe, 2), uint(1, 2), Buffer.from('x'), ...extra]);
  return Buffer.concat([
    ...[uint(0x04034b50, 4), uint(20, 2), uint(flagsOf(member), 2), uint(member.method ?? 8, 2), uint(0, 4)],
    ...[uint(stated[0] ?? 0, 4), ...lengths.map((value) => uint(value, 4))],
    ...[uint(Buffer.byteLength(name), 2), uint(further.length, 2), Buffer.from(name), further, data],
    ...(descriptor?.isSigned ? [uint(0x08074b50, 4)] : []),
    ...(descriptor ? [uint(crc, 4), uint(compressedLength, descriptor.width), uint(length, descriptor.width)] : []),
  ]);
}

function directoryEntry(member: ZipMember): Buffer {
  const { crc, compressedLength, length } = measure(member);
  const name = Buffer.from(member.name);
  return Buffer.concat([
    ...[uint(0x02014b50, 4), uint(20, 2), uint(20, 2), uint(flagsOf(member), 2), uint(member.method ?? 8, 2)],
    ...[uint(0, 4), uint(crc, 4), uint(compressedLength, 4), uint(length, 4), uint(name.length, 2)],
    ...[uint(4, 2), uint(2, 2), Buffer.alloc(12), name, uint(0xcafe, 2), uint(0, 2), Buffer.from('hi')],
  ]);
}

function zip64End(entries: number, length: number, offset: number): Buffer[] {
  return [
    ...[
      uint(0x06064b50, 4),
      uint(44, 8),
      uint(45, 2),
      uint(45, 2),
      Buffer.alloc(8),
      uint(entries, 8),
      uint(entries, 8),
    ],
    ...[uint(length, 8), uint(offset, 8)],
    ...[uint(0x07064b50, 4), uint(0, 4), uint(offset + length, 8), uint(1, 4)],
  ];
}

function directoryEnd(entries: number, length: number, offset: number, comment: string): Buffer {
  return Buffer.concat([
    ...[uint(0x06054b50, 4), Buffer.alloc(4), uint(entries, 2), uint(entries, 2), uint(length, 4), uint(offset, 4)],
    ...[uint(Buffer.byteLength(comment), 2), Buffer.from(comment)],
  ]);
}

function measure({ content = '', method = 8, ...stated }: ZipMember) {
  const bytes = Buffer.from(content as string);
  const data = method === 8 ? deflateRawSync(bytes) : bytes;
  return { crc: crc32(bytes), compressedLength: data.length, length: bytes.length, ...stated, data };
}

function flagsOf({ isEncrypted = false, descriptor }: ZipMember): number {
  return (isEncrypted ? 1 : 0) + (descriptor ? 8 : 0);
}

function uint(value: number, width: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(value));
  return bytes.subarray(0, width);
}
