import { readFixture, rejected, trade } from '../read-fixture';

test('Tardis trades have a feed for each exchange, and are rejected without an id', () => {
  expect(readFixture('tardis/binance-futures_trades_2020-09-01_BTCUSDT.csv').parsed).toEqual([
    trade({
      feed: 'tardis-binance-futures',
      symbol: 'BTCUSDT',
      id: '147319457',
      time: 1_598_918_400_123_000_000n,
      price: '11657.07',
      size: '0.043',
    }),
    trade({
      feed: 'tardis-deribit',
      symbol: 'BTC-PERPETUAL',
      id: 'ETH-30500',
      time: 1_598_918_400_310_000_000n,
      price: '10000',
      size: '0.00000025',
    }),
    rejected('id is missing or longer than 128 characters'),
  ]);
});
