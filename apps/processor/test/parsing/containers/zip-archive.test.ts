import { randomBytes } from 'node:crypto';
import { ArchiveContentError, DamagedFileError, UnsupportedFormatError } from '../../../src/errors';
import { decompress, type DecompressedFile } from '../../../src/parsing/containers/decompress';
import { zipOf, type ZipMember } from './zip-of';

const CSV = 'symbol,timestamp,price,size,id\nA,2024-08-08T23:54:15Z,100,1,1\n';
const TRADES: ZipMember = { name: 'trades.csv', content: CSV };

async function* chunksOf(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
}

async function textOf({ bytes }: DecompressedFile): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of bytes) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

/** Reads an archive whose bytes arrive in chunks of a size. */
async function read(archive: Uint8Array, size = 7): Promise<{ memberName?: string; text: string }> {
  const file = await decompress(chunksOf(archive, size));
  return { memberName: file.memberName, text: await textOf(file) };
}

/** The members of an archive that is read as {@link CSV}. */
const ARCHIVES: readonly [what: string, members: readonly ZipMember[]][] = [
  ['a deflated file', [TRADES]],
  ['a stored file', [{ ...TRADES, method: 0 }]],
  ['lengths of 8 bytes', [{ ...TRADES, isZip64: true }]],
  ['a stored file with lengths of 8 bytes', [{ ...TRADES, method: 0, isZip64: true }]],
  ['a descriptor', [{ ...TRADES, descriptor: { width: 4, isSigned: true } }]],
  ['a descriptor without a signature', [{ ...TRADES, descriptor: { width: 4 } }]],
  ['a descriptor with lengths of 8 bytes', [{ ...TRADES, descriptor: { width: 8, isSigned: true } }]],
  ['a descriptor with announced lengths of 8 bytes', [{ ...TRADES, descriptor: { width: 8, isAnnounced: true } }]],
  [
    'files that are not trade files',
    [
      { name: 'spot/', method: 0 },
      { name: 'spot/.DS_Store', content: 'x'.repeat(100), descriptor: { width: 4, isSigned: true } },
      { name: '_SUCCESS', descriptor: { width: 8, isSigned: true, isAnnounced: true } },
      { name: '_EMPTY', method: 0, descriptor: { width: 4, isSigned: true } },
      TRADES,
      { name: 'trades.csv.CHECKSUM', content: 'ab  trades.csv\n', descriptor: { width: 4 } },
      { name: '__MACOSX/._trades.csv', content: 'x', method: 14 },
    ],
  ],
];

describe('a zip archive', () => {
  test.each(ARCHIVES)('is read with %s, wherever its bytes are cut', async (_what, members) => {
    const archive = zipOf(members);
    for (const size of [1, 2, 7, 64, Infinity]) {
      expect(await read(archive, size)).toEqual({ memberName: 'trades.csv', text: CSV });
    }
  });

  test.each(ARCHIVES)('is damaged with %s if it is truncated anywhere', async (_what, members) => {
    const archive = zipOf(members);
    for (let length = 4; length < archive.length; length += 1) {
      await expect(read(archive.subarray(0, length), 64)).rejects.toThrow(DamagedFileError);
    }
  });

  test('may have a comment', async () => {
    expect(await read(zipOf([TRADES], { comment: 'made by us' }))).toMatchObject({ text: CSV });
  });

  test('is read if its data does not fit in a chunk', async () => {
    const content = randomBytes(3_000_000).toString('base64');
    for (const descriptor of [undefined, { width: 4, isSigned: true } as const]) {
      expect((await read(zipOf([{ ...TRADES, content, descriptor }]), 65_536)).text === content).toBe(true);
    }
  });

  test('has an empty trade file', async () => {
    for (const member of [{ method: 0 }, { method: 8 }, { descriptor: { width: 4, isSigned: true } } as const]) {
      expect(await read(zipOf([{ ...member, name: 'x.csv' }]))).toEqual({ memberName: 'x.csv', text: '' });
    }
  });

  test.each<[string, Partial<ZipMember>, string]>([
    ['the checksum', { crc: 1 }, 'incorrect data check'],
    ['the checksum of a stored file', { crc: 1, method: 0 }, 'incorrect data check'],
    ['the checksum in a descriptor', { crc: 1, descriptor: { width: 4, isSigned: true } }, 'incorrect data check'],
    ['a length in a descriptor', { length: 1, descriptor: { width: 8, isSigned: true } }, 'incorrect data check'],
    ['the length', { length: 1 }, 'incorrect length'],
    ['a compressed length that is too great', { compressedLength: 1000 }, 'incorrect length'],
    ['a compressed length that is too small', { compressedLength: 5 }, 'unexpected end of file'],
  ])('is damaged if %s is incorrect', async (_what, wrong, reason) => {
    const archive = Buffer.concat([zipOf([{ ...TRADES, ...wrong }]), Buffer.alloc(0)]);
    await expect(read(archive)).rejects.toThrow(DamagedFileError);
    await expect(read(archive)).rejects.toThrow(`The zip data is truncated or damaged: ${reason} after`);
  });

  test.each<[string, Buffer, string]>([
    ['if more data follows', Buffer.concat([zipOf([TRADES]), Buffer.from('\0')]), 'data after the end of the archive'],
    ['if another archive follows', Buffer.concat([zipOf([TRADES]), zipOf([TRADES])]), 'data after the end'],
    ['if a record is unknown', Buffer.concat([zipOf([TRADES]).subarray(0, -22), Buffer.alloc(22)]), 'unknown record'],
    ['without its directory', zipOf([TRADES], { directory: [] }), '0 files in the directory, but 1 in the archive'],
  ])('is damaged %s', async (_what, archive, reason) => {
    await expect(read(archive)).rejects.toThrow(DamagedFileError);
    await expect(read(archive)).rejects.toThrow(reason);
  });

  test('never has other content because of a wrong bit in its data', async () => {
    for (const method of [0, 8]) {
      const archive = zipOf([{ ...TRADES, method }]);
      const start = archive.indexOf('trades.csv') + 'trades.csv'.length + 5;
      const end = archive.indexOf('PK\u0001\u0002');
      const outcomes: unknown[] = [];
      for (let bit = 8 * start; bit < 8 * end; bit += 1) {
        const wrong = Buffer.from(archive);
        wrong.writeUInt8(wrong.readUInt8(bit >>> 3) ^ (1 << (bit & 7)), bit >>> 3);
        outcomes.push(await read(wrong, 64).catch((error: unknown) => error));
      }
      const damaged = outcomes.filter((outcome) => outcome instanceof DamagedFileError);
      // The last byte of deflate data has unused bits.
      const others = outcomes.filter((outcome) => !(outcome instanceof DamagedFileError));
      expect(others.every((outcome) => (outcome as { text?: string }).text === CSV)).toBe(true);
      expect(damaged.length).toBeGreaterThan(outcomes.length - 8);
    }
  });

  test('is refused with several trade files, which it names', async () => {
    const archive = zipOf([{ name: 'readme/' }, TRADES, { name: 'more/b"\n.csv', content: CSV }, { name: 'c.csv' }]);
    await expect(read(archive)).rejects.toThrow(ArchiveContentError);
    await expect(read(archive)).rejects.toThrow(
      'The zip archive contains several trade files, such as "trades.csv" and "more/b\\"\\n.csv". An archive is one source, so it must contain exactly one trade file. No trade of the archive was used; upload each trade file under its own key.',
    );
  });

  test('is refused without a trade file', async () => {
    for (const members of [[], [{ name: 'x/', method: 0 }, { name: 'x/.hidden' }, { name: 'a.csv.CHECKSUM' }]]) {
      await expect(read(zipOf(members))).rejects.toThrow(ArchiveContentError);
      await expect(read(zipOf(members))).rejects.toThrow('The zip archive contains no trade file.');
    }
  });

  test.each<[string, Partial<ZipMember>, string]>([
    ['an encrypted zip archive', { isEncrypted: true }, 'without a password'],
    ['a zip archive that is compressed by deflate64', { method: 9 }, 'make the archive with deflate'],
    ['a zip archive that is compressed by method 77', { method: 77 }, 'make the archive with deflate'],
    [
      'a zip archive that states the length of a stored file only after it',
      { method: 0, compressedLength: 0, descriptor: { width: 4, isSigned: true } },
      'make the archive with deflate',
    ],
  ])('is refused as %s', async (format, member, remedy) => {
    const archive = zipOf([{ ...TRADES, ...member }]);
    await expect(read(archive)).rejects.toThrow(UnsupportedFormatError);
    await expect(read(archive)).rejects.toThrow(`The file is ${format}. Expected`);
    await expect(read(archive)).rejects.toThrow(remedy);
  });

  test.each(['[Content_Types].xml', '_rels/.rels', 'docProps/app.xml', 'xl/workbook.xml'])(
    'is refused as an Excel workbook if it begins with %s',
    async (name) => {
      await expect(read(zipOf([{ name }, TRADES]))).rejects.toThrow('The file is an Excel workbook (xlsx). Expected');
    },
  );

  test('is read if a later file has a name of Excel', async () => {
    expect(await read(zipOf([{ ...TRADES, name: 'a.csv' }, { name: '_rels/' }]))).toMatchObject({ text: CSV });
  });

  test('may separate folders by backslashes', async () => {
    expect(await read(zipOf([{ name: 'spot\\' }, { ...TRADES, name: 'spot\\trades.csv' }]))).toEqual({
      memberName: 'spot/trades.csv',
      text: CSV,
    });
  });

  test('is not damaged if its source fails, whose error is rethrown', async () => {
    const lost = new Error('connection lost');
    const archive = zipOf([{ name: '.hidden', content: CSV }, TRADES]);
    for (let length = 4; length < archive.length; length += 1) {
      async function* source(): AsyncGenerator<Uint8Array> {
        yield archive.subarray(0, length);
        throw lost;
      }
      await expect(decompress(source()).then(textOf)).rejects.toBe(lost);
    }
  });

  test('closes its source if it is refused, or the reader stops early', async () => {
    const archives = [zipOf([]), zipOf([{ name: 'xl/x' }]), zipOf([TRADES, TRADES]), zipOf([TRADES])];
    const closed: Buffer[] = [];
    for (const archive of archives) {
      async function* source(): AsyncGenerator<Uint8Array> {
        try {
          yield* chunksOf(archive, 50);
          for (;;) yield Buffer.alloc(50);
        } finally {
          closed.push(archive);
        }
      }
      const file = await decompress(source()).catch(() => undefined);
      for await (const chunk of file?.bytes ?? []) if (chunk.length > 0) break;
    }
    expect(closed).toEqual(archives);
  });
});
