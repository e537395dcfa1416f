import { GENERAL_NDJSON } from '../../src/parsing/layouts/general';
import fc from 'fast-check';
import { FULLY_ELIGIBLE } from '@trading/bars';
import { detectLayout } from '../../src/parsing/recognition/detect-layout';
import { parseDeclaredLayouts } from '../../src/parsing/recognition/declared-layouts';
import { fastFormatOf, type CsvFields, type FastFormat, type NdjsonFields } from '../../src/parsing/fast-format';
import type { LayoutDeclaration } from '../../src/parsing/layout-declaration';
import { BINANCE_SPOT } from '../../src/parsing/layouts/binance-spot';
import { TAPE_CORRECTIONS } from '../../src/parsing/rules/corrections';
import { CTA_CONDITIONS } from '../../src/parsing/rules/tape-conditions';
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
    expect(detectFixture(path).fast).toEqual(expected);
  });

  test('follows the header of the general layout', () => {
    expect(detectLayout('x', 'note,ID,size,price,timestamp_ns,symbol').fast).toEqual({
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
    ['bitfinex/tBTCUSD-trades-2024-08-08.csv', { count: 4, time: 1, price: 3, size: 2, id: 0 }],
    ['freqtrade/BTC_USDT-trades.csv', { count: 7, time: 0, price: 4, size: 5, id: 1 }],
    ['freqtrade/ETH_USDT-trades.csv', { count: 9, time: 1, price: 5, size: 6, id: 2 }],
  ])('locates the columns of %s', (path, fields) => {
    expect(detectFixture(path).fast?.fields).toMatchObject(fields);
  });

  test.each<[string, Partial<NdjsonFields>]>([
    [
      'binance/api/options-2024-08-08.ndjson',
      { symbol: 'symbol', time: 'time', price: 'price', size: 'qty', id: 'id' },
    ],
    ['binance/api/BTCUSDT-trades-2024-08-08.ndjson', { time: 'time', price: 'price', size: 'qty', id: 'id' }],
    ['binance/api/BTCUSDT-aggTrades-2024-08-08.ndjson', { symbol: 's', time: 'T', price: 'p', size: 'q', id: 'a' }],
    ['bitstamp/btcusd-trades-2024-08-08.ndjson', { time: 'date', price: 'price', size: 'amount', id: 'tid' }],
  ])('locates the keys of %s', (path, fields) => {
    expect(detectFixture(path).fast?.fields).toMatchObject(fields);
  });

  test.each([
    'general/trades.csv',
    'massive/2024-04-05.csv',
    'alpaca/AAPL-trades-2024-04-05.ndjson',
    'tardis/binance-futures_trades_2020-09-01_BTCUSDT.csv',
    'okx/BTC-USDT-SWAP-trades-2023-08-08.csv',
    'bybit/spot/BTCUSDT_2024-08-08.csv',
    'bybit/BTCUSDT2024-08-08.csv',
    'bitmex/20240808.csv',
  ])('returns undefined for %s, whose lines need the reference path', (path) => {
    expect(detectFixture(path).fast).toBeUndefined();
  });

  test.each([
    'symbol,timestamp,price,size,id',
    'symbol,timestamp_s,price,size,id,feed',
    'symbol,timestamp_s,price,size,id,action',
    '{"symbol":"A","price":1,"size":1,"id":1,"timestamp":"2024-08-08T23:54:15Z"}',
  ])('returns undefined for a file with the first line %s', (firstLine) => {
    expect(detectLayout('x', firstLine).fast).toBeUndefined();
  });

  test.each<[string, Partial<LayoutDeclaration>]>([
    ['conditions', { conditions: { column: 'isBestMatch', table: CTA_CONDITIONS, extendedHours: 'volume' } }],
    ['corrections', { corrections: { column: 'isBestMatch', table: TAPE_CORRECTIONS } }],
    ['an id of several columns', { id: ['isBuyerMaker', 'id'] }],
    ['a feed in each line', { feed: { column: 'isBestMatch' } }],
    ['RFC 3339 times', { times: [{ column: 'time', unit: 'rfc3339' }] }],
    ['times of two formats', { times: [{ column: 'time', unit: 'rfc3339-or-ns' }] }],
    ['times of day', { times: [{ column: 'time', unit: 'eastern-time-of-day' }] }],
  ])('returns undefined for a layout with %s', (_what, change) => {
    expect(fastFormatOf(BINANCE_SPOT, { symbol: 'A' })).toBeDefined();
    expect(fastFormatOf({ ...BINANCE_SPOT, ...change }, { symbol: 'A' })).toBeUndefined();
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
      'bitfinex/tBTCUSD-trades-2024-08-08.csv',
      'freqtrade/ETH_USDT-trades.csv',
    ].map((path) => [path, fixtureLines(path)[0]]),
  ] as [string, string][];

  test.each(firstLines)(
    'agrees with the reference path on every line of %s with the first line %s',
    (key, firstLine) => {
      const { fast, parse } = detectLayout(key, firstLine);
      if (!fast) throw new Error('expected a fast format');
      const units = fast.unit === 'ms-or-us' ? (['ms', 'us'] as const) : [fast.unit];
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
