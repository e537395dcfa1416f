import { statedPeriodOf } from '../../src/model/stated-period';

/** The days of a period: the first one, and the one after the last. */
const daysOf = (key: string) => {
  const period = statedPeriodOf(key);
  return period && [period.from, period.to].map((time) => new Date(Number(time / 1_000_000n)).toISOString());
};
const DAY = ['2024-08-08T00:00:00.000Z', '2024-08-09T00:00:00.000Z'];
const MONTH = ['2024-08-01T00:00:00.000Z', '2024-09-01T00:00:00.000Z'];

describe('statedPeriodOf', () => {
  test.each([
    // Binance
    ['trades/spot/BTCUSDT-trades-2024-08-08.csv', DAY],
    ['trades/spot/BTCUSDT-trades-2024-08-08.zip', DAY],
    ['trades/spot/BTCUSDT-trades-2024-08-08.csv.zip', DAY],
    ['trades/spot/BTCUSDT-aggTrades-2024-08.csv.gz', MONTH],
    ['trades/um/1000SHIBUSDT-trades-2024-08-08.csv', DAY],
    ['trades/um/币安人生USDT-trades-2024-08-08.csv', DAY],
    ['trades/cm/BTCUSD_PERP-trades-2024-08-08.csv', DAY],
    ['trades/cm/BTCUSD_240927-trades-2024-08-08.csv', DAY],
    ['trades/cm/BTCUSD_240927-aggTrades-2024-08.csv', MONTH],
    // Bybit
    ['trades/bybit/BTCUSDT2024-08-08.csv.gz', DAY],
    ['trades/bybit/spot/BTCUSDT_2024-08-08.csv.gz', DAY],
    ['trades/bybit/spot/BTCUSDT-2024-08.csv.gz', MONTH],
    // OKX, HTX
    ['trades/okx/BTC-USDT-trades-2024-08-08.zip', DAY],
    ['trades/okx/BTC-USDT-SWAP-trades-2024-08-08.zip', DAY],
    ['trades/okx/allspot-trades-2024-08-08.zip', DAY],
    // Tardis
    ['trades/tardis/binance_trades_2024-08-08_BTCUSDT.csv.gz', DAY],
    ['trades/tardis/binance-futures_trades_2024-08-08_1000SHIBUSDT.csv.gz', DAY],
    ['trades/tardis/bybit_trades_2024-08-08_BTCUSDU24.csv.gz', DAY],
    ['trades/tardis/deribit_trades_2024-08-08_OPTIONS.csv.gz', DAY],
    // Massive, BitMEX, Databento, NYSE
    ['trades/us_stocks_sip/trades_v1/2024/08/2024-08-08.csv.gz', DAY],
    ['trades/bitmex/20240808.csv.gz', DAY],
    ['trades/xnas-itch-20240808.trades.csv.zst', DAY],
    ['trades/EQY_US_ALL_TRADE_20240808.gz', DAY],
    // Others
    ['2024-08-08.parquet', DAY],
    ['date=2024-08-08.snappy.parquet', DAY],
    ['BRK.B.2024-08-08.csv', DAY],
    ['ETH-2024-08-08.csv', DAY],
    ['trades.csv.2024-08-08', DAY],
    ['2024-08.csv', MONTH],
    ['hour=10/part=3/BTCUSDT-trades-2024-08-08.csv', DAY],
    ['2024-12-31.csv', ['2024-12-31T00:00:00.000Z', '2025-01-01T00:00:00.000Z']],
    ['2024-12.csv', ['2024-12-01T00:00:00.000Z', '2025-01-01T00:00:00.000Z']],
    ['2024-02-29.csv', ['2024-02-29T00:00:00.000Z', '2024-03-01T00:00:00.000Z']],
    ['1970-01-01.csv', ['1970-01-01T00:00:00.000Z', '1970-01-02T00:00:00.000Z']],
  ])('reads the period of %s', (key, days) => {
    expect(daysOf(key)).toEqual(days);
  });

  test.each([
    // No date in the name
    'BTCUSDT.csv',
    'date=2024-08-08/BTCUSDT.csv',
    'date=2024-08-08/part-00000.parquet',
    'v1/binance/trades/2024/08/08/BTCUSDT.csv.gz',
    '2024-08-08/',
    // Parts
    'BTCUSDT-trades-2024-08-08-1.csv',
    'BTCUSDT-trades-2024-08-08_001.csv',
    'BTCUSDT-trades-2024-08-08.2.csv',
    'BTCUSDT-trades-2024-08-08-part1.csv',
    'BTCUSDT-trades-2024-08-08-part-a.csv',
    'BTCUSDT-trades-2024-08-08-chunk12.csv',
    'BTCUSDT-trades-2024-08-08 (1).csv',
    'part-00000-2024-08-08.csv',
    'part-3-trades-2024-08-08.csv',
    '3_BTCUSDT-trades-2024-08-08.csv',
    '2024-08-08-p2.csv',
    '2024-08-08-v2.csv',
    '2024-08-08-trades1.csv',
    '2024-08-08-a1b2c3d4e5f6.csv',
    '20240808_123456_00001_abcde.csv',
    '2024-08-08-partial.csv',
    'sample-2024-08-08.csv',
    '2024-08-08-2of3.csv',
    '2024-08-08-½.csv',
    // Times
    '2024-08-08-10.csv',
    '2024-08-08T10.csv',
    '2024-08-08T10:00:00Z.csv',
    '2024-08-08_10-00.csv',
    '2024-08-08-10h.csv',
    '2024-08-08-h10.csv',
    '20240808T101500Z.csv',
    '20240808101500.csv',
    '20240808-101500.csv',
    'BTCUSDT-trades-2024-08-08-morning.csv',
    'BTCUSDT-trades-2024-08-08-premarket.csv',
    'BTCUSDT-1723161240-2024-08-08.csv',
    // Several dates
    '2024-08-08_2024-08-09.csv',
    '2024-08-08-to-2024-08-09.csv',
    '20240808-20240809.csv',
    '2024-08_2024-09.csv',
    'BTC-20240927-trades-2024-08-08.csv',
    // Other numbers
    'BTC-240927-60000-C-trades-2024-08-08.csv',
    'deribit_trades_2024-08-08_BTC-27SEP24-60000-C.csv.gz',
    'BTCUSDU242024-08-08.csv.gz',
    // Other forms of dates
    'BTC_USDT-202408.csv',
    '2024-8-8.csv',
    '2024_08_08.csv',
    '08-08-2024.csv',
    '2024-W32.csv',
    '2024.csv',
    '240808.csv',
    // No such day
    '2024-02-30.csv',
    '2023-02-29.csv',
    '2024-13-01.csv',
    '2024-13.csv',
    '2024-00.csv',
    '20241301.csv',
    '2024-08-00.csv',
    '1969-12-31.csv',
    '0024-08-08.csv',
  ])('finds no period in %s', (key) => {
    expect(statedPeriodOf(key)).toBeUndefined();
  });
});
