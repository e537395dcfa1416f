import { readFixture, trade } from '../read-fixture';

test('Binance spot aggTrades are a separate feed, with their own ids', () => {
  expect(readFixture('binance/data/spot/daily/BTCUSDT-aggTrades-2025-01-01.csv').parsed).toEqual([
    trade({
      feed: 'binance-spot-agg',
      symbol: 'BTCUSDT',
      id: '3358717541',
      time: 1_735_689_600_010_866_000n,
      price: '93548.57',
      size: '0.0018',
    }),
  ]);
});
