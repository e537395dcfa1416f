import { UnknownLayoutError } from '../../src/errors';
import { detectLayout, detectLayouts, excerpt } from '../../src/parsing/detect-layout';
import { LAYOUTS } from '../../src/parsing/layouts';
import { fixtureLines, linesOf } from './read-fixture';

const SPOT = 'binance/data/spot/daily';
const FUTURES = 'binance/data/futures/um/daily';

/** Every fixture, and the layout it has. */
const FIXTURES: readonly [path: string, layout: string][] = [
  ['general/trades.csv', 'General trades (CSV)'],
  ['general/trades.ndjson', 'General trades (NDJSON)'],
  [`${SPOT}/BTCUSDT-trades-2024-12-31.csv`, 'Binance spot trades'],
  [`${SPOT}/BTCUSDT-trades-2025-01-01.csv`, 'Binance spot trades'],
  [`${SPOT}/BTCUSDT-aggTrades-2025-01-01.csv`, 'Binance spot aggTrades'],
  [`${FUTURES}/ETHUSDT-trades-2022-08-10.csv`, 'Binance USD-M futures trades'],
  [`${FUTURES}/ETHUSDT-trades-2022-08-11.csv`, 'Binance USD-M futures trades'],
  [`${FUTURES}/ETHUSDT-aggTrades-2022-08-10.csv`, 'Binance USD-M futures aggTrades'],
  [`${FUTURES}/ETHUSDT-aggTrades-2022-08-11.csv`, 'Binance USD-M futures aggTrades'],
  ['massive/2024-04-05.csv', 'Massive US stock trades'],
  ['alpaca/AAPL-trades-2024-04-05.ndjson', 'Alpaca trades'],
  ['alpaca/stream-2024-04-05.ndjson', 'Alpaca trades'],
  ['tardis/binance-futures_trades_2020-09-01_BTCUSDT.csv', 'Tardis trades'],
];

const firstLineOf = (path: string) => fixtureLines(path)[0] as string;
const namesFor = (key: string, firstLine: string) =>
  detectLayouts({ key, firstLine }, 'include').map(({ name }) => name);

describe('detectLayouts', () => {
  test('has a fixture of every layout', () => {
    expect(new Set(FIXTURES.map(([, layout]) => layout))).toEqual(new Set(LAYOUTS.map(({ name }) => name)));
  });

  test.each(FIXTURES)('gives for %s only %s', (path, layout) => {
    const firstLine = firstLineOf(path);
    const name = path.slice(path.lastIndexOf('/') + 1);
    expect(namesFor(path, firstLine)).toEqual([layout]);
    expect(namesFor(`${path}.gz`, firstLine)).toEqual([layout]);
    expect(namesFor(`trades/${path}.zst`, firstLine)).toEqual([layout]);
    expect(namesFor(name, firstLine)).toEqual([layout]);
  });

  test('gives never two, whatever a file is called', () => {
    const names = FIXTURES.flatMap(([path]) => FIXTURES.map(([key]) => namesFor(key, firstLineOf(path))));
    expect(names.filter((several) => several.length > 1)).toEqual([]);
  });

  test('needs no name where the lines say all', () => {
    const named = FIXTURES.filter(([path]) => namesFor('x', firstLineOf(path)).length === 1).map(([path]) => path);
    expect(named).toEqual([
      'general/trades.csv',
      'general/trades.ndjson',
      'massive/2024-04-05.csv',
      'alpaca/AAPL-trades-2024-04-05.ndjson',
      'alpaca/stream-2024-04-05.ndjson',
      'tardis/binance-futures_trades_2020-09-01_BTCUSDT.csv',
    ]);
  });

  test('goes by the folder where the first line of a file without header is no good', () => {
    expect(namesFor(`${SPOT}/BTCUSDT-trades-2024-12-31.csv`, '\u0089PNG')).toEqual(['Binance spot trades']);
    expect(namesFor(`${SPOT}/BTCUSDT-aggTrades-2024-12-31.csv`, 'x')).toEqual(['Binance spot aggTrades']);
    expect(namesFor(`${FUTURES}/ETHUSDT-trades-2022-08.csv`, '1,')).toEqual(['Binance USD-M futures trades']);
    expect(namesFor('BTCUSDT-trades-2024-12-31.csv', '\u0089PNG')).toEqual([]);
  });

  test('takes words for the header of a layout that is not known', () => {
    expect(namesFor(`${SPOT}/BTCUSDT-trades-2024-12-31.csv`, 'id,price,quantity')).toEqual([]);
  });

  test('does not read futures that count in contracts', () => {
    const line = '1,61837.1,3,0.00485,1660262399978,true';
    expect(namesFor('data/futures/cm/daily/BTCUSD_PERP-trades-2022-08-10.csv', line)).toEqual([]);
    expect(namesFor('BTCUSD_220930-trades-2022-08-10.csv', line)).toEqual([]);
    const header = firstLineOf(`${FUTURES}/ETHUSDT-aggTrades-2022-08-11.csv`);
    expect(namesFor('BTCUSD_PERP-aggTrades-2022-08-11.csv', header)).toEqual([]);
  });

  test.each([
    'symbol,timestamp,price,size',
    'symbol,price,size,id',
    'symbol,timestamp,timestamp_ns,price,size,id',
    'symbol,symbol,timestamp,price,size,id',
    'symbol,timestamp,price,size,id,action,action',
    'symbol,time,price,size,id',
    '1,2,3,4,5',
    '"symbol',
    'exchange,symbol,timestamp,local_timestamp,id,side,price,amount,more',
    '{"symbol":"A","price":1,"size":1,"id":1}',
    '{"t":1,"x":"V","p":1,"s":1,"i":1,"more":1}',
    '["symbol","timestamp","price","size","id"]',
    '',
  ])('gives none for %s', (firstLine) => {
    expect(namesFor('trades/x.csv', firstLine)).toEqual([]);
  });
});

describe('detectLayout', () => {
  test.each([
    ['symbol,timestamp,price,size,id', 'nan,2024-08-08T23:54:15Z,1.5,2,A-1'],
    ['id,size,price,timestamp_s,symbol', 'A-1,2,1.5,1723161255,nan'],
    ['symbol,timestamp_ms,price,size,id', 'nan,1723161255000,1.5,2,A-1'],
    ['symbol,timestamp_us,price,size,id', 'nan,1723161255000000,1.5,2,A-1'],
    ['venue, Symbol ,TIMESTAMP_NS,"price",size,id', 'XNAS,nan,1723161255000000000,1.5,2,A-1'],
  ])('reads under the header %s', (header, line) => {
    expect(detectLayout('x.txt', header).parse(line)).toMatchObject({
      kind: 'trade',
      trade: { symbol: 'nan', id: 'A-1', time: 1_723_161_255_000_000_000n },
    });
  });

  test('reads a file with byte order mark and CRLF like one without', () => {
    const [header = '', line = ''] = linesOf('\ufeffsymbol,timestamp_s,price,size,id\r\nA,1,1,1,1\r\n');
    expect(detectLayout('x.csv', header).parse(line).kind).toBe('trade');
  });

  test('refuses a file whose layout is not known, and says what is', () => {
    const detect = () => detectLayout('trades/x.csv', 'x,'.repeat(100));
    expect(detect).toThrow(UnknownLayoutError);
    expect(detect).toThrow(
      /^The layout of 'trades\/x.csv' is unknown: expected one of General trades \(CSV\) \(a header with the columns symbol, .*; Binance spot trades \(SYMBOL-trades-YYYY-MM\[-DD\]\.csv with 7 columns and without header\); .*; or a layout declared for its prefix; found as first line: "(x,){60}"…$/,
    );
  });
});

test('an excerpt is printable', () => {
  expect(excerpt('a\tb"')).toBe('"a\\tb\\""');
});
