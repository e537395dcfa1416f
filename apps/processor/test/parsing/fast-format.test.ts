import { GENERAL_NDJSON } from '../../src/parsing/layouts/general';
import fc from 'fast-check';
import { FULLY_ELIGIBLE } from '@trading/bars';
import { detectLayout } from '../../src/parsing/recognition/detect-layout';
import { parseDeclaredLayouts } from '../../src/parsing/recognition/declared-layouts';
import {
  fastFormatOf,
  type CsvFields,
  type CsvRowFields,
  type FastFormat,
  type NdjsonFields,
  type NdjsonRowFields,
} from '../../src/parsing/fast-format';
import type { LayoutDeclaration } from '../../src/parsing/layout-declaration';
import { BINANCE_SPOT } from '../../src/parsing/layouts/binance-spot';
import { fixtureLines } from './read-fixture';

const SPOT = 'binance/data/spot/daily/BTCUSDT';
const FUTURES = 'binance/data/futures/um/daily/ETHUSDT';

const COINM = 'binance/data/futures/cm/daily';
const HTX = 'htx/data/trades';

const detectFixture = (path: string) => detectLayout(path, fixtureLines(path)[0] as string);

/** The number of digits of a current time, and the nanoseconds in one unit, by unit. */
const TIMES = {
  s: { digits: 10, nanoseconds: 1_000_000_000n },
  ms: { digits: 13, nanoseconds: 1_000_000n },
  us: { digits: 16, nanoseconds: 1000n },
  ns: { digits: 19, nanoseconds: 1n },
} as const;

const NAMES = ['symbol', 'time', 'price', 'size', 'id'] as const;

/** A line with values in the fields of the fast format, and zeros in all others. */
function lineOf({ fields }: FastFormat, values: Readonly<Record<(typeof NAMES)[number], string>>): string {
  if (fields.kind === 'ndjson') {
    const members = NAMES.map(
      (name) => `"${fields[name] ?? ''}":${name === 'symbol' ? `"${values[name]}"` : values[name]}`,
    );
    return `{${members.join(',')}}`;
  }
  if (fields.kind !== 'csv') throw new Error('expected lines without rules');
  const columns = Array.from({ length: fields.count }, () => '0');
  for (const name of NAMES) {
    const column = fields[name];
    if (column !== undefined) columns[column] = values[name];
  }
  return columns.join(fields.separator);
}

describe('fastFormatOf', () => {
  test.each<[string, FastFormat]>([
    [
      `${SPOT}-trades-2025-01-01.csv`,
      {
        feed: 'binance-spot',
        symbol: 'BTCUSDT',
        unit: 'ms-or-us',
        hasHeader: false,
        fields: { kind: 'csv', separator: ',', count: 7, time: 4, price: 1, size: 2, id: 0 },
      },
    ],
    [
      `${SPOT}-aggTrades-2025-01-01.csv`,
      {
        feed: 'binance-spot-agg',
        symbol: 'BTCUSDT',
        unit: 'ms-or-us',
        hasHeader: false,
        fields: { kind: 'csv', separator: ',', count: 8, time: 5, price: 1, size: 2, id: 0 },
      },
    ],
    [
      `${FUTURES}-trades-2022-08-10.csv`,
      {
        feed: 'binance-usdm',
        symbol: 'ETHUSDT',
        unit: 'ms-or-us',
        hasHeader: false,
        fields: { kind: 'csv', separator: ',', count: 6, time: 4, price: 1, size: 2, id: 0 },
      },
    ],
    [
      `${FUTURES}-aggTrades-2022-08-11.csv`,
      {
        feed: 'binance-usdm-agg',
        symbol: 'ETHUSDT',
        unit: 'ms-or-us',
        hasHeader: true,
        fields: { kind: 'csv', separator: ',', count: 7, time: 5, price: 1, size: 2, id: 0 },
      },
    ],
    [
      'general/trades.ndjson',
      {
        feed: 'general',
        unit: 'ms',
        hasHeader: false,
        fields: {
          kind: 'ndjson',
          symbol: 'symbol',
          time: 'timestamp_ms',
          price: 'price',
          size: 'size',
          id: 'id',
          reserved: [
            ...['feed', 'action', 'sequence', 'timestamp', 'timestamp_s', 'timestamp_us', 'timestamp_ns'],
            ...Object.keys(GENERAL_NDJSON.refusedColumns ?? {}),
          ],
        },
      },
    ],
  ])('locates the fields of %s', (path, expected) => {
    const { rows, ...fast } = detectFixture(path).fast as FastFormat;
    expect(fast).toEqual(expected);
    const { price, id } = expected.fields;
    expect(rows).toMatchObject({ fields: { kind: `${expected.fields.kind}-rows`, price, id: [id] } });
  });

  test('follows the header of the general layout', () => {
    expect(detectLayout('x', 'note,ID,size,price,timestamp_ns,symbol').fast).toMatchObject({
      feed: 'general',
      unit: 'ns',
      hasHeader: true,
      fields: { kind: 'csv', separator: ',', count: 6, symbol: 5, time: 4, price: 3, size: 2, id: 1 },
    });
  });

  test.each<[string, Partial<CsvFields>]>([
    [`${COINM}/BTCUSD_PERP-trades-2022-08-11.csv`, { count: 6, time: 4, price: 1, size: 3, id: 0 }],
    ['okx/BTC-USDT-trades-2023-08-08.csv', { count: 5, time: 4, price: 3, size: 2, id: 0 }],
    ['gate/spot/deals/202408/BTC_USDT-202408.csv', { count: 5, time: 0, price: 2, size: 3, id: 1 }],
    [`${HTX}/spot/daily/BTCUSDT/BTCUSDT-trades-2024-08-08.csv`, { count: 5, time: 1, price: 2, size: 3, id: 0 }],
    [
      `${HTX}/linear-swap/daily/BTC-USDT/BTC-USDT-trades-2024-08-08.csv`,
      { count: 7, time: 1, price: 2, size: 4, id: 0 },
    ],
    ['kraken/api/XXBTZUSD.csv', { count: 7, time: 2, price: 0, size: 1, id: 6 }],
    ['freqtrade/BTC_USDT-trades.csv', { count: 7, time: 0, price: 4, size: 5, id: 1 }],
    ['freqtrade/ETH_USDT-trades.csv', { count: 9, time: 1, price: 5, size: 6, id: 2 }],
  ])('locates the columns of %s', (path, fields) => {
    expect(detectFixture(path).fast?.fields).toMatchObject(fields);
  });

  test.each<[string, Partial<NdjsonFields>]>([
    ['binance/api/BTCUSDT-trades-2024-08-08.ndjson', { time: 'time', price: 'price', size: 'qty', id: 'id' }],
    ['binance/api/BTCUSDT-aggTrades-2024-08-08.ndjson', { symbol: 's', time: 'T', price: 'p', size: 'q', id: 'a' }],
    ['bitstamp/btcusd-trades-2024-08-08.ndjson', { time: 'date', price: 'price', size: 'amount', id: 'tid' }],
  ])('locates the keys of %s', (path, fields) => {
    expect(detectFixture(path).fast?.fields).toMatchObject(fields);
  });

  test.each(['okx/BTC-USDT-SWAP-trades-2023-08-08.csv', 'gate/futures_usdt/trades/202408/BTC_USDT-202408.csv'])(
    'returns undefined for %s, all of whose sizes are in contracts',
    (path) => {
      expect(detectFixture(path).fast).toBeUndefined();
    },
  );

  test.each<[string, Partial<FastFormat>, Partial<CsvRowFields>]>([
    [
      'massive/2024-04-05.csv',
      { feed: 'massive-stocks', unit: 'ns' },
      { symbol: 0, time: 8, price: 6, size: 9, order: 7, id: [3, 11, 4], decisive: [1, 2] },
    ],
    [
      'nyse/EQY_US_ALL_TRADE_20240808.psv',
      { feed: 'nyse-taq', unit: 'eastern-time-of-day', date: '20240808' },
      { separator: '|', symbol: 2, time: 0, price: 5, size: 4, order: 8, id: [1, 11, 9], decisive: [3, 10, 7] },
    ],
    [
      'tardis/binance-futures_trades_2020-09-01_BTCUSDT.csv',
      { unit: 'us' },
      { symbol: 1, time: 2, price: 6, size: 7, order: 3, id: [4], decisive: [0] },
    ],
    ['bybit/BTCUSDT2024-08-08.csv', { feed: 'bybit', unit: 's' }, { id: [6], decisive: [] }],
    ['bitmex/20240808.csv', { feed: 'bitmex', unit: 'kdb' }, { id: [6], decisive: [10] }],
    ['general/trades.csv', { feed: 'general', unit: 'ns' }, { id: [3], decisive: [5, 6] }],
    [
      'bitfinex/tBTCUSD-trades-2024-08-08.csv',
      { feed: 'bitfinex', unit: 'ms' },
      { time: 1, price: 3, size: 2, id: [0], areSizesSigned: true },
    ],
    [
      'bybit/spot/BTCUSDT_2024-08-08.csv',
      { feed: 'bybit-spot', unit: 'ms', symbol: 'BTCUSDT' },
      { time: 1, price: 2, size: 3, id: [], values: [4], unnamedFields: 1 },
    ],
    [
      'databento/xnas.trades.csv',
      { feed: 'databento', unit: 'rfc3339-or-ns' },
      { order: 12, id: [], values: [3, 4, 12, 6], decisive: [5], impliedDecimals: 9 },
    ],
    ['cryptofeed/trades.csv', { unit: 's' }, { id: [5], values: [2], decisive: [0] }],
  ])('locates the columns of %s, whose lines have rules', (path, format, fields) => {
    const { fast } = detectFixture(path);
    expect(fast).toMatchObject({ ...format, fields: { kind: 'csv-rows', ...fields } });
    expect(fast?.feed).toBe(format.feed);
  });

  test.each<[string, string]>([
    ['with times in RFC 3339', 'symbol,timestamp,price,size,id'],
    ['with a feed', 'symbol,timestamp_s,price,size,id,feed'],
    ['with an action', 'symbol,timestamp_s,price,size,id,action'],
    ['with an order', 'symbol,timestamp_s,price,size,id,sequence'],
  ])('reads lines %s as rows', (_what, header) => {
    expect(detectLayout('x', header).fast?.fields.kind).toBe('csv-rows');
  });

  test.each<[string, Partial<LayoutDeclaration>]>([
    ['no columns for the id', { id: [], knownByValues: { columns: [] } }],
    ['implied decimals', { impliedDecimals: 9 }],
    ['signed sizes', { isSizeSigned: true }],
  ])('reads lines of a layout with %s as rows', (_what, change) => {
    expect(fastFormatOf(BINANCE_SPOT, { symbol: 'A' })?.fields.kind).toBe('csv');
    expect(fastFormatOf({ ...BINANCE_SPOT, ...change }, { symbol: 'A' })?.fields.kind).toBe('csv-rows');
  });

  test('returns undefined for a layout whose trades have neither ids nor values by which they are known', () => {
    expect(fastFormatOf({ ...BINANCE_SPOT, id: [] }, { symbol: 'A' })).toBeUndefined();
  });

  test('keeps the places of values that a file does not have', () => {
    const layout: LayoutDeclaration = { ...BINANCE_SPOT, knownByValues: { columns: ['x', 'price', 'qty'] } };
    expect(fastFormatOf(layout, { symbol: 'A' })?.rows?.fields).toMatchObject({ values: [undefined, 1, 2] });
  });

  test('reads the size of a line of NDJSON from any key that can hold it', () => {
    const layout: LayoutDeclaration = { ...GENERAL_NDJSON, size: ['size', 'amount', 'qty'] };
    const names = ['symbol', 'price', 'size', 'id', 'timestamp_s'];
    const fast = fastFormatOf(layout, { names });
    const sizes = { size: 'size', otherSizes: ['amount', 'qty'] };
    expect([fast?.fields, fast?.rows?.fields]).toMatchObject([sizes, sizes]);
  });

  test.each([
    ['binance/api/BTCUSDT-aggTrades-2024-08-08.ndjson', 'BTCUSDT'],
    ['binance/api/ETHUSDT-aggTrades-2024-08-09.ndjson', 'ETHUSDT'],
    ['binance/api/ETHUSD_PERP-aggTrades-2024-08-09.ndjson', undefined],
  ])('lets lines of %s lack the symbol if the sizes of that in the name are no contracts', (path, symbol) => {
    const [firstLine] = fixtureLines('binance/api/ETHUSDT-aggTrades-2024-08-09.ndjson') as [string];
    const { fast } = detectLayout(path, firstLine);
    expect((fast?.rows ?? fast)?.symbol).toBe(symbol);
  });

  test('tells which instruments have sizes in contracts', () => {
    const { fast } = detectFixture('bybit/BTCUSDT2024-08-08.csv');
    const { isInContracts } = fast?.fields as CsvRowFields;
    expect(['BTCUSDT', 'BTCUSD'].map((symbol) => isInContracts({ feed: 'bybit', symbol }))).toEqual([false, true]);
  });

  test.each<[string, Partial<FastFormat>, Partial<NdjsonRowFields>]>([
    [
      'alpaca/AAPL-trades-2024-04-05.ndjson',
      { feed: 'alpaca', symbol: 'AAPL', unit: 'rfc3339' },
      {
        ...{ symbol: 'S', time: 't', price: 'p', size: 's', id: ['x', 'i'], decisive: ['T', 'c', 'z', 'u'] },
        ...{ reserved: ['cc'], ignored: [] },
      },
    ],
    [
      'alpaca-py/aapl.ndjson',
      { feed: 'alpaca', unit: 'rfc3339-or-ms' },
      { symbol: 'symbol', id: ['exchange', 'id'], decisive: ['conditions', 'tape'] },
    ],
  ])('locates the keys of %s, whose lines have rules', (path, format, fields) => {
    expect(detectFixture(path).fast).toMatchObject({ ...format, fields: { kind: 'ndjson-rows', ...fields } });
  });

  test('reads lines of NDJSON as rows if the first one has an order, or times in RFC 3339', () => {
    const kindOf = (rest: string) => {
      const { fast } = detectLayout('x', `{"symbol":"A","price":1,"size":1,"id":1,${rest}}`);
      return fast?.fields.kind;
    };
    expect(kindOf('"timestamp":"2024-08-08T23:54:15Z"')).toBe('ndjson-rows');
    expect(kindOf('"timestamp_s":5,"sequence":1')).toBe('ndjson-rows');
    expect(kindOf('"timestamp_s":5')).toBe('ndjson');
  });

  test('returns undefined if the symbol in the name of the file is not valid', () => {
    const nameOf = (length: number) => `${'x'.repeat(length)}-trades-2024-01.csv`;
    const line = '1,1,1,1,1723161255342,True,True';
    expect(detectLayout(nameOf(128), line).fast).toBeDefined();
    expect(detectLayout(nameOf(129), line).fast).toBeUndefined();
  });

  test('follows the header of a file with a declared layout, which may have other columns', () => {
    const declared = parseDeclaredLayouts('{"":"Binance USD-M futures trades"}');
    expect(detectLayout('A-trades-2024-01.csv', 'time,venue,qty,price,id', declared).fast?.fields).toEqual({
      kind: 'csv',
      separator: ',',
      count: 5,
      time: 0,
      price: 3,
      size: 2,
      id: 4,
    });
  });

  const firstLines = [
    ...['s', 'ms', 'us', 'ns'].flatMap((unit) => [
      ['x', `id,note,timestamp_${unit},size,symbol,price`],
      ['x', `{"symbol":"A","price":1,"size":1,"id":1,"timestamp_${unit}":1}`],
    ]),
    ...[
      `${SPOT}-trades-2025-01-01.csv`,
      `${SPOT}-aggTrades-2025-01-01.csv`,
      `${FUTURES}-trades-2022-08-11.csv`,
      `${COINM}/BTCUSD_PERP-trades-2022-08-11.csv`,
      'okx/BTC-USDT-trades-2023-08-08.csv',
      'gate/spot/deals/202408/BTC_USDT-202408.csv',
      `${HTX}/linear-swap/daily/BTC-USDT/BTC-USDT-trades-2024-08-08.csv`,
      'kraken/api/XXBTZUSD.csv',
      'freqtrade/ETH_USDT-trades.csv',
    ].map((path) => [path, fixtureLines(path)[0]]),
  ] as [string, string][];

  test.each(firstLines)(
    'agrees with the reference path on every line of %s with the first line %s',
    (key, firstLine) => {
      const { fast, parse } = detectLayout(key, firstLine);
      if (!fast) throw new Error('expected a fast format');
      const units = fast.unit === 'ms-or-us' ? (['ms', 'us'] as const) : [fast.unit as keyof typeof TIMES];
      const digits = (max: number) => fc.bigInt({ min: 1n, max: 10n ** BigInt(max) - 1n });
      const time = fc.constantFrom(...units).chain((unit) =>
        fc.record({
          unit: fc.constant(unit),
          seconds: fc.bigInt({ min: 1_000_000_000n, max: 9_223_372_035n }),
          rest: fc.nat(),
        }),
      );
      fc.assert(
        fc.property(
          time,
          digits(18),
          digits(18),
          digits(18),
          digits(18),
          fc.stringMatching(/^[A-Z]{1,8}$/),
          (...given) => {
            const [{ unit, seconds, rest }, whole, fraction, size, id, symbol] = given;
            const { digits: length, nanoseconds } = TIMES[unit];
            const at = seconds * 10n ** BigInt(length - 10) + (BigInt(rest) % 10n ** BigInt(length - 10));
            const decimals = fraction.toString().padStart(18, '0');
            const values = { symbol, time: `${at}`, price: `${whole}.${decimals}`, size: `${size}`, id: `${id}` };
            expect(parse(lineOf(fast, values))).toEqual({
              kind: 'trade',
              trade: {
                feed: fast.feed,
                symbol: fast.symbol ?? symbol,
                id: `${id}`,
                time: at * nanoseconds,
                price: whole * 10n ** 18n + fraction,
                size: size * 10n ** 18n,
                eligibility: FULLY_ELIGIBLE,
              },
            });
          },
        ),
      );
    },
  );
});
