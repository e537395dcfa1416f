import { readFixture, trade } from '../read-fixture';

test('Binance COIN-M futures trades have their size in coins', () => {
  const { layout, parsed } = readFixture('binance/data/futures/cm/daily/BTCUSD_PERP-trades-2022-08-11.csv');
  const perpetual = { feed: 'binance-coinm', symbol: 'BTCUSD_PERP', time: 1_660_176_000_123_000_000n };
  expect(layout.hasHeader).toBe(true);
  expect(parsed).toEqual([
    trade({ ...perpetual, id: '401200301', price: '23850.1', size: '0.01257857' }),
    trade({ ...perpetual, id: '401200302', price: '23850.2', size: '0.41928369' }),
  ]);
});

test('Binance COIN-M futures trades are read without a header', () => {
  const { layout, parsed } = readFixture('binance/data/futures/cm/daily/BTCUSD_220930-trades-2022-08-10.csv');
  expect(layout.hasHeader).toBe(false);
  expect(parsed).toEqual([
    trade({
      feed: 'binance-coinm',
      symbol: 'BTCUSD_220930',
      time: 1_660_089_600_123_000_000n,
      id: '401200301',
      price: '23850.1',
      size: '0.01257857',
    }),
  ]);
});
