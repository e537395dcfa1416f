import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { UnknownLayoutError } from '../../../src/errors';
import { parseDeclaredLayouts } from '../../../src/parsing/recognition/declared-layouts';
import { detectLayout, detectLayouts, excerpt } from '../../../src/parsing/recognition/detect-layout';
import { LAYOUTS } from '../../../src/parsing/layouts';
import { FIXTURES, FUTURES, SPOT } from '../fixtures';
import { fixtureLines, linesOf } from '../read-fixture';

/** Layouts whose lines and names could be of other providers. */
const NEED_FOLDER = ['Bitfinex trades', 'Kraken trades'];

const firstLineOf = (path: string) => fixtureLines(path)[0] as string;
const namesFor = (key: string, firstLine: string) =>
  detectLayouts({ key, firstLine }).map(({ declaration }) => declaration.name);

describe('detectLayouts', () => {
  test('is tested with a fixture of every layout', () => {
    expect(new Set(FIXTURES.map(([, layout]) => layout))).toEqual(new Set(LAYOUTS.map(({ name }) => name)));
  });

  test.each(LAYOUTS.map(({ name }) => name))('is documented for %s', (name) => {
    expect(readFileSync(join(__dirname, '../../../../../docs/trade-files.md'), 'utf8')).toContain(`| \`${name}\` `);
  });

  test.each(FIXTURES)('detects in %s only %s', (path, layout) => {
    const firstLine = firstLineOf(path);
    const name = path.slice(path.lastIndexOf('/') + 1);
    expect(namesFor(path, firstLine)).toEqual([layout]);
    expect(namesFor(`${path}.gz`, firstLine)).toEqual([layout]);
    expect(namesFor(`trades/${path}.zst`, firstLine)).toEqual([layout]);
    expect(namesFor(name, firstLine)).toEqual(NEED_FOLDER.includes(layout) ? [] : [layout]);
  });

  test('never detects two layouts, whatever the name of a file is', () => {
    const firstLines = FIXTURES.map(([path]) => firstLineOf(path));
    const names = FIXTURES.flatMap(([key]) => firstLines.map((firstLine) => namesFor(key, firstLine)));
    expect(names.filter((several) => several.length > 1)).toEqual([]);
  });

  test('needs the name of a file only if its lines lack the symbol', () => {
    const named = FIXTURES.filter(([path]) => namesFor('x', firstLineOf(path)).length === 1).map(([path]) => path);
    expect(named).toEqual([
      'general/trades.csv',
      'general/trades.ndjson',
      'massive/2024-04-05.csv',
      'massive/options-2024-04-05.csv',
      'massive/crypto-2024-04-05.csv',
      'alpaca/AAPL-trades-2024-04-05.ndjson',
      'alpaca/stream-2024-04-05.ndjson',
      'alpaca/crypto.ndjson',
      'alpaca/options.ndjson',
      'alpaca-py/aapl.csv',
      'alpaca-py/aapl.ndjson',
      'tardis/binance-futures_trades_2020-09-01_BTCUSDT.csv',
      'binance/api/options-2024-08-08.ndjson',
      'binance/api/BTCUSDT-aggTrades-2024-08-08.ndjson',
      'binance/api/stream-2024-08-08.ndjson',
      'binance/api/ETHUSDT-aggTrades-2024-08-09.ndjson',
      'bybit/BTCUSDT2024-08-08.csv',
      'bybit/ETHUSDT2025-08-08.csv',
      'okx/BTC-USDT-trades-2024-08-08.csv',
      'okx/ETH-USDT-trades-2026-02-01.csv',
      'bitmex/20240808.csv',
      'htx/historical_data/spot/daily/trades/BTC-USDT/BTC-USDT-trades-2026-05-01.csv',
      'coinbase/BTC-USD-trades-2024-08-08.ndjson',
      'coinbase/stream-2024-08-08.ndjson',
      'kaiko/Coinbase_BTCUSD_trades_2024_08_08.csv',
      'ccxt/trades.csv',
      'ccxt/trades.ndjson',
      'cryptofeed/trades.csv',
      'nautilus/trades.csv',
      'databento/xnas.trades.csv',
      'databento/glbx.trades.csv',
    ]);
  });

  test('uses the folder of a file without header if its first line is damaged', () => {
    expect(namesFor(`${SPOT}/BTCUSDT-trades-2024-12-31.csv`, '\u0089PNG')).toEqual(['Binance spot trades']);
    expect(namesFor(`${SPOT}/BTCUSDT-aggTrades-2024-12-31.csv`, 'x')).toEqual(['Binance spot aggTrades']);
    expect(namesFor(`${FUTURES}/ETHUSDT-trades-2022-08.csv`, '1,')).toEqual(['Binance USD-M futures trades']);
    expect(namesFor('BTCUSDT-trades-2024-12-31.csv', '\u0089PNG')).toEqual([]);
  });

  test('treats a first line of words as the header of an unknown layout', () => {
    expect(namesFor(`${SPOT}/BTCUSDT-trades-2024-12-31.csv`, 'id,price,quantity')).toEqual([]);
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
  ])('detects no layout for the first line %s', (firstLine) => {
    expect(namesFor('trades/x.csv', firstLine)).toEqual([]);
  });
});

describe('detectLayout', () => {
  test.each([
    ['symbol,timestamp,price,size,id', 'nan,2024-08-08T23:54:15Z,1.5,2,A-1'],
    ['id,size,price,timestamp_s,symbol', 'A-1,2,1.5,1723161255,nan'],
    ['symbol,timestamp_ms,price,size,id', 'nan,1723161255000,1.5,2,A-1'],
    ['symbol,timestamp_us,price,size,id', 'nan,1723161255000000,1.5,2,A-1'],
    ['note, Symbol ,TIMESTAMP_NS,"price",size,id', 'XNAS,nan,1723161255000000000,1.5,2,A-1'],
  ])('reads a line below the header %s', (header, line) => {
    expect(detectLayout('x.txt', header).parse(line)).toMatchObject({
      kind: 'trade',
      trade: { symbol: 'nan', id: 'A-1', time: 1_723_161_255_000_000_000n },
    });
  });

  test('reads a file with a byte order mark and CRLF', () => {
    const [header = '', line = ''] = linesOf('\ufeffsymbol,timestamp_s,price,size,id\r\nA,1,1,1,1\r\n');
    expect(detectLayout('x.csv', header).parse(line).kind).toBe('trade');
  });

  test('refuses a file of an unknown layout, and says what is nearest and how it differs', () => {
    const detect = (key: string, firstLine: string) => () => detectLayout(key, firstLine);
    expect(detect('a/x.csv', 'exchange,symbol,timestamp,local_timestamp,id,side,price,volume')).toThrow(
      new UnknownLayoutError(
        'a/x.csv',
        'it is nearest to Tardis trades, but its header must have the column amount exactly once; ' +
          'its header has the further column volume',
        '"exchange,symbol,timestamp,local_timestamp,id,side,price,volume"',
      ),
    );
    expect(detect('x.csv', 'ticker,exchange,id,price,sequence_number,sip_timestamp,size,tape')).toThrow(
      /nearest to Massive US stock trades, but its header must have the column conditions exactly once; .*; .*; 2 more differences; found as first line/,
    );
  });

  test('refuses a file that is like no layout, and names the general one', () => {
    const detect = () => detectLayout('trades/x.csv', 'x,'.repeat(100));
    expect(detect).toThrow(UnknownLayoutError);
    expect(detect).toThrow(
      /^The layout of 'trades\/x.csv' is unknown: it is like none of the known layouts; expected one of docs\/trade-files.md, such as a CSV file with the header symbol,timestamp,price,size,id; found as first line: "(x,){60}"…$/,
    );
  });
});

describe('a refusal of data other than trades', () => {
  test('names the data', () => {
    expect(() => detectLayout('x.csv', '<DATE>\t<TIME>\t<BID>\t<ASK>\t<LAST>\t<VOLUME>')).toThrow(
      /^The layout of 'x.csv' is unknown: it contains quotes of MetaTrader, and bars are only made of trades; found/,
    );
  });

  test('names data with the header of trades, even if a layout is declared', () => {
    const key = 'in/bitmex_liquidations_2020-09-01_XBTUSD.csv';
    const header = firstLineOf('tardis/binance-futures_trades_2020-09-01_BTCUSDT.csv');
    const reason = 'is unknown: it contains liquidations of Tardis, and bars are only made of trades';
    expect(() => detectLayout(key, header)).toThrow(reason);
    expect(() => detectLayout(key, header, parseDeclaredLayouts('{"in/":"Tardis trades"}'))).toThrow(reason);
  });
});

describe('a refusal of an unknown layout', () => {
  test.each([
    ['symbol;timestamp;price;size;id', ';'],
    ['A;2024-08-08T23:54:15Z;1,5;2,25;1', ';'],
    ['symbol\ttimestamp\tprice\tsize\tid', '\t'],
    ['symbol|timestamp|price|size|id', '|'],
  ])('says of %j that its separator looks like %j', (firstLine, separator) => {
    const hint = `its separator looks like ${JSON.stringify(separator)}, expected "," and numbers with a decimal point; `;
    const declared = parseDeclaredLayouts('{"in/":"Tardis trades"}');
    expect(() => detectLayout('x.csv', firstLine)).toThrow(`is unknown: ${hint}`);
    expect(() => detectLayout('in/x.csv', firstLine, declared)).toThrow(`is unknown: ${hint}it is declared as Tardis`);
  });

  test('says which layout a file with another separator would have with commas', () => {
    expect(() => detectLayout('x.csv', 'symbol;timestamp;price;size;id')).toThrow(
      'decimal point; with commas, it would be a file of General trades (CSV); found as first line',
    );
    expect(() => detectLayout('x.csv', 'symbol;timestamp;price;size')).toThrow(
      'decimal point; it is nearest to General trades (CSV), but its header must have the column id exactly once; found',
    );
  });

  test.each(['symbol,price', 'a;b', '1,2,"3;4;5",6,7', '{"a":"1;2;3;4"}', ''])(
    'does not mention the separator of %j',
    (firstLine) => {
      expect(() => detectLayout('x.csv', firstLine)).toThrow('is unknown: it is');
    },
  );
});

describe('detectLayout, in an archive', () => {
  const firstLine = firstLineOf(`${SPOT}/BTCUSDT-trades-2025-01-01.csv`);
  const instrumentOf = (key: string, memberName: string, line = firstLine) => {
    const layout = detectLayout(key, line, [], undefined, memberName);
    const parsed = layout.parse(firstLine);
    return [layout.name, parsed.kind === 'trade' ? parsed.trade.symbol : parsed];
  };

  test('takes the name from the file', () => {
    const expected = ['Binance spot trades', 'BTCUSDT'];
    expect(instrumentOf('x.zip', 'BTCUSDT-trades-2025-01-01.csv')).toEqual(expected);
    expect(instrumentOf('ETHUSDT-trades-2025-01-01.zip', 'a/b/BTCUSDT-trades-2025-01-01.csv')).toEqual(expected);
  });

  test('takes the name from the archive if that of the file matches no layout', () => {
    const expected = ['Binance spot trades', 'BTCUSDT'];
    expect(instrumentOf('a/BTCUSDT-trades-2025-01-01.zip', 'trades.csv')).toEqual(expected);
    expect(() => detectLayout('a/x.zip', firstLine, [], undefined, 'trades.csv')).toThrow(UnknownLayoutError);
  });

  test('takes the folder from the key', () => {
    const damaged = [`${SPOT}/x.zip`, 'BTCUSDT-trades-2025-01-01.csv', 'damaged'] as const;
    expect(instrumentOf(...damaged)).toEqual(['Binance spot trades', 'BTCUSDT']);
    expect(() => detectLayout('x.zip', 'damaged', [], undefined, `${SPOT}/BTCUSDT-trades-2025-01-01.csv`)).toThrow(
      UnknownLayoutError,
    );
  });

  test('applies a declaration for the key of the archive', () => {
    const declared = parseDeclaredLayouts('{"in/x":"Binance spot trades"}');
    const detect = (memberName: string, key = 'in/x.zip') =>
      detectLayout(key, firstLine, declared, undefined, memberName).name;
    expect(detect('BTCUSDT-trades-2025-01-01.csv')).toBe('Binance spot trades');
    expect(detect('trades.csv', 'in/xBTCUSDT-trades-2025-01-01.zip')).toBe('Binance spot trades');
    expect(() => detect('trades.csv')).toThrow(
      "The layout of 'in/x.zip' is unknown: it is declared as Binance spot trades, but its name is not like SYMBOL-trades-YYYY-MM-DD.csv, which states the symbol",
    );
  });
});

describe('detectLayout, with declared layouts', () => {
  test('applies the longest prefix of the key, and detects the layout of all other keys', () => {
    const declared = parseDeclaredLayouts('{"in/":"Binance spot trades","in/um/":"Binance USD-M futures trades"}');
    const nameOf = (key: string) => detectLayout(key, '1,1,1,1,1723161255342,true', declared).name;
    expect(nameOf('in/A-trades-2024-01.csv')).toBe('Binance spot trades');
    expect(nameOf('in/um/A-trades-2024-01.csv')).toBe('Binance USD-M futures trades');
    expect(nameOf('out/in/A-trades-2024-01.csv')).toBe('Binance USD-M futures trades');
  });

  test('only needs the columns that the declared layout uses', () => {
    const header = 'venue,ticker,conditions,correction,exchange,id,price,sip_timestamp,size,trf_id';
    const declared = parseDeclaredLayouts('{"in/":"Massive US stock trades"}');
    const { hasHeader, parse } = detectLayout('in/x.csv', header, declared);
    expect(hasHeader).toBe(true);
    expect(parse('0,A,,0,4,7,1.5,1712323800000000002,100,202')).toMatchObject({
      kind: 'trade',
      trade: { id: '4:202:7' },
    });
  });

  test('ignores a damaged first line of a file without header', () => {
    const declared = parseDeclaredLayouts('{"in/":"Binance spot trades"}');
    const { hasHeader, fast, parse } = detectLayout('in/A-trades-2024-01.csv', 'x', declared);
    expect([hasHeader, fast?.symbol]).toEqual([false, 'A']);
    expect(parse('x')).toEqual({ kind: 'rejected', reason: 'expected 7 fields, found 1' });
  });

  test('refuses a file that does not match, with the reason', () => {
    const declared = parseDeclaredLayouts('{"in/":"Binance spot trades"}');
    expect(() => detectLayout('in/x.csv', '1,1,1,1,1723161255342,true,true', declared)).toThrow(
      new UnknownLayoutError(
        'in/x.csv',
        'it is declared as Binance spot trades, but its name is not like SYMBOL-trades-YYYY-MM-DD.csv, which states the symbol',
        '"1,1,1,1,1723161255342,true,true"',
      ),
    );
  });

  test.each([
    ['declared', '{"":{"layout":"Massive US stock trades","extendedHours":"exclude"}}'],
    ['detected', '{"":{"extendedHours":"exclude"}}'],
  ])('applies extendedHours to a %s layout', (_how, layouts) => {
    const [header = '', line = ''] = fixtureLines('massive/2024-04-05.csv');
    expect(detectLayout('x.csv', header, parseDeclaredLayouts(layouts)).parse(line).kind).toBe('excluded');
    expect(detectLayout('x.csv', header).parse(line).kind).toBe('trade');
  });
});

test.each([
  ['printable', 'a\tb"', '"a\\tb\\""'],
  ['complete up to 120 characters', 'x'.repeat(120), `"${'x'.repeat(120)}"`],
  ['shortened to 120 characters', 'x'.repeat(121), `"${'x'.repeat(120)}"…`],
])('an excerpt is %s', (_what, line, expected) => {
  expect(excerpt(line)).toBe(expected);
});
