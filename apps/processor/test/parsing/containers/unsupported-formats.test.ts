import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { UnsupportedFormatError } from '../../../src/errors';
import { refuseUnsupportedFormats } from '../../../src/parsing/containers/unsupported-formats';

const CSV = 'symbol,timestamp,price,size,id\nA,2024-08-08T23:54:15Z,100,1,1\n';

/** The header of a file in a tar archive. */
function tarHeader(magic: string): Buffer {
  const header = Buffer.alloc(512);
  header.write('trades.csv', 0);
  header.write('0000644\0', 100);
  header.write('00000000074\0', 124);
  header.write('        ', 148);
  header.write('0', 156);
  header.write(magic, 257);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return header;
}

const zipOf = (name: string) => Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(26), Buffer.from(name)]);
const utf16 = Buffer.from(CSV, 'utf16le');

/** The start of a file of each format. */
const FILES: readonly [format: string, remedy: string, bytes: Buffer][] = [
  ['compressed twice, the second time by gzip', 'only once', gzipSync(CSV)],
  ['compressed twice, the second time by zstd', 'only once', Buffer.from('28b52ffd2000010000', 'hex')],
  ['compressed by bzip2', 'decompress it', Buffer.from('BZh91AY&SYxxxx')],
  ['compressed by bzip2', 'decompress it', Buffer.from('BZh9\x17rE8P\x90\0\0\0\0', 'latin1')],
  ['compressed by xz', 'decompress it', Buffer.from('fd377a585a000004', 'hex')],
  ['a 7z archive', 'each file of the archive', Buffer.from('377abcaf271c0004', 'hex')],
  ['compressed twice, the second time by zip', 'only once', zipOf('trades.csv')],
  ['compressed twice, the second time by zip', 'only once', Buffer.from('PK\u0005\u0006'.padEnd(22, '\0'))],
  ['a part of a split zip archive', 'each file of the archive', Buffer.from('PK\u0007\u0008'.padEnd(22, '\0'))],
  ['an Excel workbook (xlsx)', 'export the trades as CSV', zipOf('[Content_Types].xml')],
  ['an Excel workbook (xlsx)', 'export the trades as CSV', zipOf('_rels/.rels')],
  ['an Excel workbook (xls)', 'export the trades as CSV', Buffer.from('d0cf11e0a1b11ae10000', 'hex')],
  [
    'a Parquet file that is compressed as a whole',
    'upload the Parquet file itself',
    Buffer.from('PAR1\u0015\u0004\u0015'),
  ],
  ['a Parquet file that is compressed as a whole', 'upload the Parquet file itself', Buffer.from('PAR1\0\0\0\0')],
  ['an encrypted Parquet file', 'write it without encryption', Buffer.from('PARE\x50\0\0\0')],
  ['a tar archive', 'each file of the archive', tarHeader('ustar\0')],
  ['a tar archive', 'each file of the archive', tarHeader('')],
  ['text in UTF-16', 'save it as UTF-8', Buffer.concat([Buffer.of(0xff, 0xfe), utf16])],
  ['text in UTF-16', 'save it as UTF-8', Buffer.concat([Buffer.of(0xfe, 0xff), Buffer.from(utf16).swap16()])],
  ['text in UTF-16', 'save it as UTF-8', utf16],
  ['text in UTF-16', 'save it as UTF-8', Buffer.from(utf16).swap16()],
];

/** Cuts bytes into chunks of a size. `isClosed` is set when the reader stops. */
function sourceOf(bytes: Buffer, size: number) {
  const source = { isClosed: false };
  async function* chunks(): AsyncGenerator<Uint8Array> {
    try {
      for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
    } finally {
      source.isClosed = true;
    }
  }
  return { source, chunks: chunks() };
}

async function read(bytes: Buffer, size: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of await refuseUnsupportedFormats(sourceOf(bytes, size).chunks)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

describe('refuseUnsupportedFormats', () => {
  test.each(FILES)('refuses a file that is %s, with what to do', async (format, remedy, start) => {
    for (const bytes of [start, Buffer.concat([start, Buffer.alloc(1000)])]) {
      for (const size of [1, 7, 511, 512, 513, 4096]) {
        await expect(read(bytes, size)).rejects.toThrow(UnsupportedFormatError);
        await expect(read(bytes, size)).rejects.toThrow(`The file is ${format}. Expected CSV or NDJSON in UTF-8`);
        await expect(read(bytes, size)).rejects.toThrow(remedy);
      }
    }
  });

  test('closes its source when it refuses a file', async () => {
    const { source, chunks } = sourceOf(zipOf('x'), 4);
    await expect(refuseUnsupportedFormats(chunks)).rejects.toThrow(UnsupportedFormatError);

    const long = sourceOf(Buffer.concat([zipOf('x'), Buffer.alloc(2000)]), 600);
    await expect(refuseUnsupportedFormats(long.chunks)).rejects.toThrow(UnsupportedFormatError);

    expect([source, long.source]).toEqual([{ isClosed: true }, { isClosed: true }]);
  });

  test.each([
    '',
    'a',
    'PAR1,a',
    'PAR1\n',
    'PAR1é',
    'PK,a',
    'BZh9,a',
    '7z,a',
    '\ufeffa',
    'a\0b\0c,',
    '\0\0\0\0',
    '0'.repeat(600),
    CSV,
  ])('passes %j through', async (text) => {
    expect((await read(Buffer.from(text), 3)).toString()).toBe(text);
  });

  test('empties a first line that states the separator, wherever it is cut', async () => {
    for (const text of ['a,b\n', 'a,b\n'.repeat(200)]) {
      for (let size = 1; size < 20; size += 1) {
        expect((await read(Buffer.from(`sep=,\r\n${text}`), size)).toString()).toBe(`\n${text}`);
      }
    }
  });

  test('passes every text in UTF-8 without zero characters through, wherever it is cut', async () => {
    const texts = fc.string({ unit: 'binary', maxLength: 700 }).filter((text) => !/\0|^\ufeff?sep=/i.test(text));
    await fc.assert(
      fc.asyncProperty(texts, fc.integer({ min: 1, max: 600 }), async (text, size) => {
        expect((await read(Buffer.from(text), size)).toString()).toBe(Buffer.from(text).toString());
      }),
    );
  });
});
