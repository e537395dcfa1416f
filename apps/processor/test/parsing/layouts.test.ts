import { UnknownLayoutError } from '../../src/errors';
import { detectLayout } from '../../src/parsing/detect-layout';

const BINANCE_KEY = 'trades/2024/BTCUSDT-trades-2024-08-08.csv.gz';
const E18 = 10n ** 18n;

/** Reads one line with the layout that a file of this key and first line has. */
function parse(key: string, firstLine: string, line = firstLine) {
  return detectLayout(key, firstLine).parse(line.split(','));
}

describe('Binance spot trades', () => {
  test('take the symbol from the name, and milliseconds or microseconds', () => {
    expect(parse(BINANCE_KEY, '51175358,17.80180000,5.69000000,101.29224200,1723161255342,True,True')).toEqual({
      symbol: 'BTCUSDT',
      id: '51175358',
      time: 1_723_161_255_342_000_000n,
      price: 178_018n * 10n ** 14n,
      size: 569n * 10n ** 16n,
    });
    expect(parse('BTCUSDT-trades-2025-01.csv', '1,1,1,1,1735689600010866,True,True')).toMatchObject({
      time: 1_735_689_600_010_866_000n,
    });
  });

  test.each([
    ['1,2,3', 'expected 7 fields, found 3'],
    ['1,1,1,1,1723161255342,True,True,', 'expected 7 fields, found 8'],
    [`${'1'.repeat(129)},1,1,1,1723161255342,True,True`, 'id is missing or longer than 128 characters'],
    ['1,0,1,0,1723161255342,True,True', "price must be greater than 0, got: '0'"],
    ['1,1,-1,1,1723161255342,True,True', "size must be greater than 0, got: '-1'"],
    ['1,x,1,1,1723161255342,True,True', "price is not a decimal number: 'x'"],
    ['1,1,1,1,soon,True,True', "timestamp is not a time in ms since 1970: 'soon'"],
    [',1,1,1,1723161255342,True,True', 'id is missing or longer than 128 characters'],
  ])('refuse the line %s', (line, reason) => {
    expect(parse(BINANCE_KEY, '1,1,1,1,1,True,True', line)).toBe(reason);
  });

  test('keep a file whose first line is bad', () => {
    expect(detectLayout(BINANCE_KEY, '\u0089PNG').name).toBe('Binance spot trades');
  });

  test('are not the futures layout, which has a header', () => {
    expect(() => detectLayout(BINANCE_KEY, 'id,price,qty,quote_qty,time,is_buyer_maker')).toThrow(UnknownLayoutError);
  });
});

describe('the general layout', () => {
  const trade = {
    symbol: 'nan',
    id: 'A-1',
    time: 1_723_161_255_000_000_000n,
    price: (15n * E18) / 10n,
    size: 2n * E18,
  };

  test.each([
    ['symbol,timestamp,price,size,id', 'nan,2024-08-08T23:54:15Z,1.5,2,A-1'],
    ['id,size,price,timestamp_s,symbol', 'A-1,2,1.5,1723161255,nan'],
    ['symbol,timestamp_ms,price,size,id', 'nan,1723161255000,1.5,2,A-1'],
    ['symbol,timestamp_us,price,size,id', 'nan,1723161255000000,1.5,2,A-1'],
    ['venue, Symbol ,TIMESTAMP_NS,price,size,id', 'XNAS,nan,1723161255000000000,1.5,2,A-1'],
  ])('reads under the header %s', (header, line) => {
    expect(parse('anything.txt', header, line)).toEqual(trade);
  });

  test('holds for a file with a Binance name too, where there is its header', () => {
    expect(detectLayout(BINANCE_KEY, 'symbol,timestamp_ns,price,size,id').name).toBe('general trades (timestamp_ns)');
  });

  test.each([
    'symbol,timestamp,price,size',
    'symbol,timestamp,timestamp_ns,price,size,id',
    'symbol,symbol,timestamp,price,size,id',
    'symbol,time,price,size,id',
    '1,2,3,4,5',
    '"symbol',
  ])('is not read from the header %s', (header) => {
    expect(() => detectLayout('trades/x.csv', header)).toThrow(
      `The layout of 'trades/x.csv' is unknown. Expected a header with the columns symbol, timestamp (or timestamp_s, timestamp_ms, timestamp_us, timestamp_ns), price, size and id, or a Binance spot file without header named SYMBOL-trades-YYYY-MM-DD.csv[.gz]; found as first line: ${JSON.stringify(header)}`,
    );
  });

  test('refuses a line with another number of fields than the header', () => {
    expect(parse('x.csv', 'symbol,timestamp,price,size,id', 'a,b')).toBe('expected 5 fields, found 2');
  });

  test('refuses a line without a symbol', () => {
    expect(parse('x.csv', 'symbol,timestamp,price,size,id', ',2024-08-08T23:54:15Z,1,1,1')).toBe(
      'symbol is missing or longer than 128 characters',
    );
  });
});
