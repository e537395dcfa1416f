import { gzipSync } from 'node:zlib';
import { zipOf } from '../parsing/containers/zip-of';
import { linesOf, processFiles } from './process-files';

const HEADER = 'symbol,timestamp_ms,price,size,id';
const FIRST = 'ABC,1710171000000,10,2,1';
const SECOND = 'ABC,1710171001000,11,1,2';
const FIRST_FILE = linesOf(HEADER, FIRST);
const SECOND_FILE = linesOf(HEADER, SECOND);
const BAR_OF_FIRST = 'general ABC 2024-03-11T15:30 10 10 10 10 2 20 1';
const BAR_OF_BOTH = 'general ABC 2024-03-11T15:30 10 11 10 11 3 31 2';
const HEADER_IS_NO_TRADE = "timestamp is not a time in ms since 1970: 'timestamp_ms'";

describe('a compressed file', () => {
  const spot = linesOf('7001,64000.1,0.5,32000.05,1710171000000,True,True');
  const spotBar = 'binance-spot SOLUSDT 2024-03-11T15:30 64000.1 64000.1 64000.1 64000.1 0.5 32000.05 1';

  test.each(['SOLUSDT-trades-2024-03-11.zip', 'SOLUSDT-trades-2024-03-11.csv'])(
    'is read from the zip archive %s',
    async (name) => {
      const archive = zipOf([{ name: 'SOLUSDT-trades-2024-03-11.csv', content: spot }]);

      expect(await processFiles({ [`data/spot/daily/trades/SOLUSDT/${name}`]: archive })).toEqual({ bars: [spotBar] });
    },
  );

  test('replaces its form as a zip archive', async () => {
    const archive = zipOf([{ name: 'SOLUSDT-trades-2024-03-11.csv', content: spot }]);
    const files = { 'SOLUSDT-trades-2024-03-11.zip': archive, 'SOLUSDT-trades-2024-03-11.csv': spot };

    expect(await processFiles(files)).toEqual({ bars: [spotBar] });
  });

  test('has several gzip members, of which each can have a header', async () => {
    const members = Buffer.concat([gzipSync(FIRST_FILE), gzipSync(''), gzipSync(SECOND_FILE)]);

    expect(await processFiles({ 'x.csv.gz': members })).toEqual({
      bars: [BAR_OF_BOTH],
      rejected: [`x.csv.gz:3 ${HEADER_IS_NO_TRADE}`],
    });
  });

  test('loses the line in which a member without a last line end meets the next one', async () => {
    const members = Buffer.concat([gzipSync(`${HEADER}\n${FIRST}`), gzipSync(SECOND_FILE)]);

    expect(await processFiles({ 'x.csv.gz': members })).toEqual({
      bars: ['general ABC 2024-03-11T15:30 11 11 11 11 1 11 1'],
      rejected: ['x.csv.gz:2 expected 5 fields, found 9'],
    });
  });

  test.each([1, 511, 5000])('is padded with %i zero bytes', async (count) => {
    const padded = Buffer.concat([gzipSync(FIRST_FILE), Buffer.alloc(count)]);

    expect(await processFiles({ 'x.csv.gz': padded })).toEqual({ bars: [BAR_OF_FIRST] });
  });

  test('is refused if another member follows zeros, so that none is lost', async () => {
    const members = Buffer.concat([gzipSync(FIRST_FILE), Buffer.alloc(10), gzipSync(SECOND_FILE)]);

    expect(await processFiles({ 'x.csv.gz': members })).toEqual({
      refused: {
        'x.csv.gz': expect.stringContaining('damaged: the zeros after its end are followed by data after ') as string,
      },
    });
  });

  test.each(['\n', 'and text'])('is refused if %j follows its data', async (text) => {
    const file = Buffer.concat([gzipSync(FIRST_FILE), Buffer.from(text)]);

    expect(await processFiles({ 'x.csv.gz': file })).toEqual({
      refused: { 'x.csv.gz': expect.stringMatching(/^The gzip data is truncated or damaged: /) as string },
    });
  });

  test('is refused if it has only blank lines', async () => {
    expect(await processFiles({ 'x.csv.gz': gzipSync('\r\n \n\t\n') })).toEqual({
      refused: { 'x.csv.gz': expect.stringMatching(/^The file has only blank lines \(6 bytes\)/) as string },
    });
  });
});

describe('a file of another format is refused by its name', () => {
  test.each<[string, Buffer, string]>([
    ['x.tar.gz', gzipSync(tarOf('x.csv', FIRST_FILE)), 'a tar archive'],
    [
      'x.parquet.gz',
      gzipSync(Buffer.concat([Buffer.from('PAR1'), Buffer.of(0x15, 4, 0x15, 8), Buffer.from('PAR1')])),
      'a Parquet file that is compressed as a whole',
    ],
    ['x.csv', Buffer.from(`\ufeff${FIRST_FILE}`, 'utf16le'), 'text in UTF-16'],
    ['x.csv', Buffer.from(FIRST_FILE, 'utf16le').swap16(), 'text in UTF-16'],
    ['x.csv', Buffer.from(`${HEADER}\r${FIRST}\r`), 'text whose lines end in CR only'],
    [
      'x.csv',
      Buffer.from('sep=;\r\nsymbol;timestamp_ms;price;size;id\r\n'),
      'text whose separator is ";", according to its first line',
    ],
    ['x.csv.gz', gzipSync(gzipSync(FIRST_FILE)), 'compressed twice, the second time by gzip'],
  ])('%s', async (key, content, format) => {
    expect(await processFiles({ [key]: content })).toEqual({
      refused: { [key]: expect.stringContaining(`The file is ${format}. `) as string },
    });
  });

  /** A tar archive of one file, without the zeros at its end. */
  function tarOf(name: string, content: string): Buffer {
    const header = Buffer.alloc(512);
    header.write(name);
    header.write('0000644\0', 100);
    header.write(`${content.length.toString(8).padStart(11, '0')}\0`, 124);
    header.write('        0', 148);
    const checksum = header.reduce((sum, byte) => sum + byte, 0);
    header.write(`${checksum.toString(8).padStart(6, '0')}\0 `, 148);
    return Buffer.concat([header, Buffer.from(content.padEnd(512, '\0'))]);
  }
});

describe('a text', () => {
  test('can begin with any number of blank lines, plain and compressed', async () => {
    const text = '\r\n'.repeat(140_000) + FIRST_FILE;

    expect(await processFiles({ 'x.csv': text })).toEqual({ bars: [BAR_OF_FIRST] });
    expect(await processFiles({ 'x.csv.gz': gzipSync(text) })).toEqual({ bars: [BAR_OF_FIRST] });
  });

  test.each([
    ['\n\n   \n\t\n', 8],
    ['\ufeff\r\n', 5],
  ])('of blank lines is refused: %j', async (text, bytes) => {
    expect(await processFiles({ 'x.csv': text })).toEqual({
      refused: { 'x.csv': expect.stringMatching(`^The file has only blank lines \\(${bytes} bytes\\)`) as string },
    });
  });

  test('has all fields quoted', async () => {
    const quoted = linesOf(HEADER, FIRST, SECOND).replace(/[^,\n]+/g, '"$&"');

    expect(await processFiles({ 'x.csv': `\ufeff${quoted.replaceAll('\n', '\r\n')}` })).toEqual({
      bars: [BAR_OF_BOTH],
    });
  });

  test('has blanks around the separators, in the header too', async () => {
    const spaced = linesOf(HEADER, FIRST, 'ABC\t,\t1710171001000 , "11" ,1, 2').replaceAll(',', ', ');

    expect(await processFiles({ 'x.csv': spaced })).toEqual({ bars: [BAR_OF_BOTH] });
  });

  test('consists of two files with headers and byte order marks, of which the first has no last line end', async () => {
    const files = `\ufeff${HEADER}\r\n${FIRST}\r\n\ufeff${HEADER}\r\n${SECOND}`;

    expect(await processFiles({ 'x.csv': files })).toEqual({
      bars: [BAR_OF_BOTH],
      rejected: ['x.csv:3 symbol contains an invisible character: "\\u{feff}symbol"'],
    });
  });

  test.each([
    [',\ufeff1710171001000,11,1,2', "timestamp is not a time in ms since 1970: '\ufeff1710171001000'"],
    [',1710171001000,\ufeff11,1,2', "price is not a decimal number: '\ufeff11'"],
    [',1710171001000,11,1,2\ufeff', 'id contains an invisible character: "2\\u{feff}"'],
  ])('has a byte order mark within a line: ABC%s', async (line, reason) => {
    expect(await processFiles({ 'x.csv': linesOf(HEADER, FIRST, `ABC${line}`) })).toEqual({
      bars: [BAR_OF_FIRST],
      rejected: [`x.csv:3 ${reason}`],
    });
  });

  test('without header loses the line in which two files meet without a line end', async () => {
    const [a, b, c] = [1, 2, 3].map((id) => `${id},100,1,100,1710171000000,True,True`);

    expect(await processFiles({ 'spot/ADAUSDT-trades-2024-03.csv': `${a}\n${b}${c}\n` })).toEqual({
      bars: ['binance-spot ADAUSDT 2024-03-11T15:30 100 100 100 100 1 100 1'],
      rejected: ['spot/ADAUSDT-trades-2024-03.csv:2 expected 7 fields, found 13'],
    });
  });

  test('has a line that is too long between others', async () => {
    const file = linesOf(HEADER, FIRST, `ABC,1710171000500,10,1,${'9'.repeat(70_000)}`, SECOND);

    expect(await processFiles({ 'x.csv': file })).toEqual({
      bars: [BAR_OF_BOTH],
      rejected: ['x.csv:3 longer than 65536 characters'],
    });
  });

  test('has a header of at most 65,536 characters', async () => {
    const fileOf = (length: number) => linesOf(`${HEADER},`.padEnd(length, 'x'), `${FIRST},1`);

    expect(await processFiles({ 'x.csv': fileOf(65_536) })).toEqual({ bars: [BAR_OF_FIRST] });
    expect(await processFiles({ 'x.csv': fileOf(65_537) })).toEqual({
      refused: {
        'x.csv': expect.stringMatching(
          /^Line 1, the first that is not blank, is longer than 65536 characters/,
        ) as string,
      },
    });
  });

  test('has the separator line of Excel', async () => {
    expect(await processFiles({ 'x.csv': `sep=,\r\n${FIRST_FILE}` })).toEqual({ bars: [BAR_OF_FIRST] });
  });

  test.each([
    ['symbol;timestamp_ms;price;size;id', '";"'],
    ['symbol\ttimestamp_ms\tprice\tsize\tid', '"\\t"'],
    [' symbol | timestamp_ms | price | size | id ', '"|"'],
  ])('with another separator is refused, and the reason names it: %j', async (header, separator) => {
    expect(await processFiles({ 'x.csv': linesOf(header) })).toEqual({
      refused: { 'x.csv': expect.stringContaining(`its separator looks like ${separator}, expected ","`) as string },
    });
  });

  test('whose lines do not have the separator of the header is refused', async () => {
    expect(await processFiles({ 'x.csv': linesOf(HEADER, FIRST.replaceAll(',', ';')) })).toEqual({
      refused: { 'x.csv': expect.stringContaining('line 2: expected 5 fields, found 1') as string },
    });
  });

  test('has lines that end in more commas than the header', async () => {
    expect(await processFiles({ 'x.csv': linesOf(`${HEADER},,`, `${FIRST},,`, `${SECOND},`) })).toEqual({
      bars: [BAR_OF_FIRST],
      rejected: ['x.csv:3 expected 7 fields, found 6'],
    });
  });

  test('is padded with zero bytes', async () => {
    const padded = Buffer.concat([Buffer.from(FIRST_FILE), Buffer.alloc(600)]);

    expect(await processFiles({ 'x.csv': padded })).toEqual({
      bars: [BAR_OF_FIRST],
      rejected: ['x.csv:3 expected 5 fields, found 1'],
    });
  });
});
