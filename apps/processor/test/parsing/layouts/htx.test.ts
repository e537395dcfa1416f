import { CONTRACTS, readFixture, rejected, trade } from '../read-fixture';

test('HTX trades of spot are in coins, and those of swaps are rejected', () => {
  const { parsed } = readFixture('htx/historical_data/spot/daily/trades/BTC-USDT/BTC-USDT-trades-2026-05-01.csv');
  expect(parsed).toEqual([
    trade({
      feed: 'htx',
      symbol: 'BTC-USDT',
      time: 1_777_593_600_123_000_000n,
      id: '102990000001',
      price: '91837.5',
      size: '0.01',
    }),
    rejected(CONTRACTS),
  ]);
});
