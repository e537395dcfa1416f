import { CONTRACTS, readFixture, rejected, trade } from '../read-fixture';

test('NautilusTrader trades have the venue in their symbol, and contracts of unknown size are rejected', () => {
  expect(readFixture('nautilus/trades.csv').parsed).toEqual([
    trade({
      feed: 'nautilus',
      symbol: 'BTCUSDT.BINANCE',
      time: 1_723_161_240_123_000_000n,
      id: '3735683259',
      price: '61837.5',
      size: '0.01',
    }),
    rejected(CONTRACTS),
  ]);
});
