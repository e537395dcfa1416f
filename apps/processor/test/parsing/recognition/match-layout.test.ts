import { ALPACA } from '../../../src/parsing/layouts/alpaca';
import { BINANCE_SPOT } from '../../../src/parsing/layouts/binance-spot';
import { BINANCE_USDM } from '../../../src/parsing/layouts/binance-usdm';
import { GENERAL_CSV, GENERAL_NDJSON } from '../../../src/parsing/layouts/general';
import { MASSIVE_STOCKS } from '../../../src/parsing/layouts/massive-stocks';
import { NYSE_TAQ } from '../../../src/parsing/layouts/nyse-taq';
import { TARDIS } from '../../../src/parsing/layouts/tardis';
import type { LayoutDeclaration } from '../../../src/parsing/layout-declaration';
import {
  isMatch,
  matchDeclaredLayout,
  matchLayout,
  matchLayoutByKey,
  type LayoutMatch,
} from '../../../src/parsing/recognition/match-layout';

const SPOT = 'BTCUSDT-trades-2024-12-31.csv';
const SPOT_LINE = '1,1,1,1,1723161255342,True,True';
const USDM_HEADER = ['id', 'price', 'qty', 'quote_qty', 'time', 'is_buyer_maker'];
const TARDIS_COLUMNS = ['exchange', 'symbol', 'timestamp', 'local_timestamp', 'id', 'side', 'price', 'amount'];

describe('matchLayout', () => {
  test.each<[string, LayoutDeclaration, string, string, LayoutMatch]>([
    [
      'a header in any order and case, with other columns if the layout allows them',
      GENERAL_CSV,
      'x',
      'note, Symbol ,TIMESTAMP,"price",size,id',
      { names: ['note', 'symbol', 'timestamp', 'price', 'size', 'id'] },
    ],
    ['an exact header', TARDIS, 'x', TARDIS_COLUMNS.join(','), { names: TARDIS_COLUMNS }],
    [
      'the keys of an object',
      GENERAL_NDJSON,
      'x',
      '{"symbol":"A","price":1,"size":1,"id":1,"timestamp_s":1,"x":null}',
      { names: ['symbol', 'price', 'size', 'id', 'timestamp_s'] },
    ],
    [
      'the keys of an object and a name with the symbol',
      ALPACA,
      'a/AAPL-trades-2024-04-05.ndjson.gz',
      '{"t":1,"x":"V","p":1,"s":1,"i":1}',
      { names: ['t', 'x', 'p', 's', 'i'], symbol: 'AAPL' },
    ],
    [
      'a header and a name with the date, if the lines have times of day',
      NYSE_TAQ,
      'a/EQY_US_ALL_TRADE_20240808.psv.gz',
      NYSE_TAQ.columns.join('|'),
      { names: NYSE_TAQ.columns, date: '20240808' },
    ],
    ['a name and a trade', BINANCE_SPOT, `a/${SPOT}.zst`, SPOT_LINE, { symbol: 'BTCUSDT' }],
    [
      'a name and an optional header',
      BINANCE_USDM,
      SPOT,
      USDM_HEADER.join(','),
      { names: USDM_HEADER, symbol: 'BTCUSDT' },
    ],
    [
      'a name and a trade without an optional header',
      BINANCE_USDM,
      SPOT,
      '1,1,1,1,1723161255342,true',
      { symbol: 'BTCUSDT' },
    ],
  ])('matches %s', (_what, declaration, key, firstLine, match) => {
    expect(matchLayout(declaration, { key, firstLine })).toEqual(match);
  });

  test.each<[string, string, LayoutDeclaration, string]>([
    ['a column is missing', 'x', GENERAL_CSV, 'symbol,timestamp,price,size'],
    ['no column holds the time', 'x', GENERAL_CSV, 'symbol,price,size,id'],
    ['two columns hold the time', 'x', GENERAL_CSV, 'symbol,timestamp,timestamp_ns,price,size,id'],
    ['a column is repeated', 'x', GENERAL_CSV, 'symbol,symbol,timestamp,price,size,id'],
    ['an optional column is repeated', 'x', GENERAL_CSV, 'symbol,timestamp,price,size,id,action,action'],
    ['the header is not CSV', 'x', GENERAL_CSV, '"symbol'],
    ['a column is unknown and the layout allows none', 'x', TARDIS, `${TARDIS_COLUMNS.join(',')},more`],
    ['a key is unknown and the layout allows none', 'x', ALPACA, '{"t":1,"x":"V","p":1,"s":1,"i":1,"more":1}'],
    ['the line is not a JSON object', 'x', GENERAL_NDJSON, '["symbol","timestamp","price","size","id"]'],
    ['the name contains no symbol', 'x.csv', BINANCE_SPOT, SPOT_LINE],
    ['the first line is not a trade', SPOT, BINANCE_SPOT, 'x'],
    ['a column would change the meaning of a trade', 'x', GENERAL_CSV, 'symbol,timestamp,price,size,id,conditions'],
    [
      'a key would change it',
      'x',
      GENERAL_NDJSON,
      '{"symbol":"A","price":1,"size":1,"id":1,"timestamp_s":1,"tape":null}',
    ],
    ['the quantity is in contracts', 'BTCUSD_PERP-trades-2022-08.csv', BINANCE_USDM, USDM_HEADER.join(',')],
  ])('does not match if %s', (_reason, key, declaration, firstLine) => {
    expect(isMatch(matchLayout(declaration, { key, firstLine }))).toBe(false);
  });
});

describe('recognition', () => {
  const nameOf = 'mine/BTCUSDT-trades-2024-12-31.csv';

  test.each([
    ['booleans in any case', BINANCE_USDM, nameOf, '1,1,1,1,1723161255342,TRUE'],
    ['booleans in any case, spot', BINANCE_SPOT, nameOf, '1,1,1,1,1723161255342,true,TRUE'],
    ['quoted fields', BINANCE_SPOT, nameOf, '"1","1.5","1","1","1723161255342","True","True"'],
    ['spaces after commas', BINANCE_SPOT, nameOf, '1, 1.5, 1, 1, 1723161255342, True, True'],
    ['a header that was added', BINANCE_SPOT, nameOf, 'id,price,qty,quoteQty,time,isBuyerMaker,isBestMatch'],
    ['a quoted header', TARDIS, 'x', TARDIS_COLUMNS.map((column) => `"${column}"`).join(',')],
    ['the name of a second download', BINANCE_SPOT, 'BTCUSDT-trades-2024-12-31 (1).csv', SPOT_LINE],
    ['the name of a second download, compressed', BINANCE_SPOT, 'BTCUSDT-trades-2024-12-31 (12).csv.gz', SPOT_LINE],
    [
      'a required key whose value is not a field',
      { ...GENERAL_NDJSON, columns: [...GENERAL_NDJSON.columns, 'isMaker'] },
      'x',
      '{"symbol":"A","price":1,"size":1,"id":1,"timestamp_s":1,"isMaker":true}',
    ],
    ['a cancel as the first line', ALPACA, 'x', '{"T":"x","S":"A","i":1,"x":"D","p":1,"s":1,"a":"C","z":"A","t":"x"}'],
  ])('is not stricter than reading: it accepts %s', (_what, declaration, key, firstLine) => {
    expect(isMatch(matchLayout(declaration, { key, firstLine }))).toBe(true);
  });

  test.each<[string, LayoutDeclaration, string, string, readonly string[]]>([
    ['a further column', TARDIS, 'x', `${TARDIS_COLUMNS.join(',')},more`, ['its header has the further column more']],
    [
      'a missing column',
      TARDIS,
      'x',
      TARDIS_COLUMNS.slice(0, -1).join(','),
      ['its header must have the column amount exactly once'],
    ],
    [
      'a column that would change the meaning of a trade',
      GENERAL_CSV,
      'x',
      'symbol,timestamp,price,size,id,tape',
      ['its column tape states the tape that gives condition codes their meaning'],
    ],
    [
      'a field of another kind, one too few and a name without the symbol',
      BINANCE_SPOT,
      'x.csv',
      '1,1,1,1,now,True',
      [
        'its first line has 6 fields instead of 7',
        'field 5 (time) of its first line is not a whole number',
        'its name is not like SYMBOL-trades-YYYY-MM-DD.csv, which states the symbol',
      ],
    ],
    [
      'a key in another case',
      GENERAL_NDJSON,
      'x',
      '{"Symbol":"A","price":1,"size":1,"id":1,"timestamp_s":1}',
      ['its first line must have the key symbol exactly once', 'its first line has the further key Symbol'],
    ],
    [
      'a further key',
      ALPACA,
      'x',
      '{"t":1,"x":"V","p":1,"s":1,"i":1,"more":null}',
      ['its first line has the further key more'],
    ],
  ])('says how a file with %s differs', (_what, declaration, key, firstLine, differences) => {
    expect(matchLayout(declaration, { key, firstLine })).toMatchObject({ differences });
  });
});

describe('matchLayoutByKey', () => {
  test('matches a file in the folder of the layout, whatever its first line is', () => {
    for (const firstLine of ['\u0089PNG', '1,', '']) {
      expect(matchLayoutByKey(BINANCE_SPOT, { key: `data/spot/daily/${SPOT}`, firstLine })).toEqual({
        symbol: 'BTCUSDT',
      });
    }
  });

  test.each<[string, LayoutDeclaration, string, string]>([
    ['the folder is another one', BINANCE_SPOT, `data/futures/um/${SPOT}`, 'x'],
    ['the folder only ends like that of the layout', BINANCE_SPOT, `data/despot/${SPOT}`, 'x'],
    ['the name is not that of the layout', BINANCE_SPOT, 'data/spot/x.csv', 'x'],
    ['the layout has no folder', ALPACA, 'spot/AAPL-trades-2024-04-05.ndjson', 'x'],
    ['the first line is the header of another layout', BINANCE_SPOT, `data/spot/${SPOT}`, 'id,price,quantity'],
  ])('does not match if %s', (_reason, declaration, key, firstLine) => {
    expect(matchLayoutByKey(declaration, { key, firstLine })).toBeUndefined();
  });
});

describe('matchDeclaredLayout', () => {
  const used = ['venue', ...MASSIVE_STOCKS.columns.filter((name) => !/participant|sequence|tape|trf_time/.test(name))];

  test.each<[string, LayoutDeclaration, string, string, LayoutMatch]>([
    [
      'other columns than those that the layout uses',
      MASSIVE_STOCKS,
      'x',
      used.join(','),
      { names: used, isDeclared: true },
    ],
    ['a damaged first line and no header', BINANCE_SPOT, SPOT, 'x', { symbol: 'BTCUSDT', isDeclared: true }],
    [
      'an optional header',
      BINANCE_USDM,
      SPOT,
      'time,venue,qty,price,id',
      { names: ['time', 'venue', 'qty', 'price', 'id'], symbol: 'BTCUSDT', isDeclared: true },
    ],
    [
      'a trade and no optional header',
      BINANCE_USDM,
      SPOT,
      '1,1,1,1,1723161255342,true',
      { symbol: 'BTCUSDT', isDeclared: true },
    ],
    [
      'a column that would change the meaning of a trade',
      GENERAL_CSV,
      'x',
      'symbol,timestamp,price,size,id,exchange',
      { names: ['symbol', 'timestamp', 'price', 'size', 'id', 'exchange'], isDeclared: true },
    ],
    ['a damaged first line of NDJSON', ALPACA, 'x', 'x', { isDeclared: true }],
    [
      'no types of records, if lines may have none',
      { ...TARDIS, records: { column: 'type', types: { '': { kind: 'trade' } } } },
      'x',
      TARDIS_COLUMNS.join(','),
      { names: TARDIS_COLUMNS, isDeclared: true },
    ],
  ])('accepts a file with %s', (_what, declaration, key, firstLine, match) => {
    expect(matchDeclaredLayout(declaration, { key, firstLine })).toEqual(match);
  });

  test.each<[string, LayoutDeclaration, string, string, string]>([
    [
      'a header without required columns',
      TARDIS,
      'x.csv',
      'exchange,symbol,price,price',
      'its header must contain each of these exactly once: price, amount, side, timestamp',
    ],
    [
      'a required header that is not CSV',
      TARDIS,
      'x.csv',
      '"',
      'its header must contain each of these exactly once: symbol, price, amount, side, exchange, timestamp',
    ],
    [
      'a header with a repeated column and none for the time',
      GENERAL_CSV,
      'x.csv',
      'symbol,price,size,id,feed,feed',
      'its header must contain each of these exactly once: feed, ' +
        'timestamp or timestamp_s or timestamp_ms or timestamp_us or timestamp_ns',
    ],
    [
      'an optional header of another layout',
      BINANCE_USDM,
      SPOT,
      'id,price,qty,at',
      'its header must contain each of these exactly once: time',
    ],
    [
      'a name without the symbol',
      BINANCE_SPOT,
      'x.csv',
      SPOT_LINE,
      'its name is not like SYMBOL-trades-YYYY-MM-DD.csv, which states the symbol',
    ],
    [
      'a header and a name without the symbol',
      BINANCE_USDM,
      'x.csv',
      USDM_HEADER.join(','),
      'its name is not like SYMBOL-trades-YYYY-MM-DD.csv, which states the symbol',
    ],
  ])('rejects a file with %s', (_what, declaration, key, firstLine, reason) => {
    expect(matchDeclaredLayout(declaration, { key, firstLine })).toBe(reason);
  });
});
