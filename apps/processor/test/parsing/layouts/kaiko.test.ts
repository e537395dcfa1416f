import { readFixture, trade } from '../read-fixture';

test('Kaiko trades have a feed for each exchange', () => {
  const btc = { feed: 'kaiko-cbse', symbol: 'btcusd', time: 1_723_161_240_123_000_000n };
  expect(readFixture('kaiko/Coinbase_BTCUSD_trades_2024_08_08.csv').parsed).toEqual([
    trade({ ...btc, id: '690000001', price: '61837.51', size: '0.01' }),
    trade({ ...btc, id: '690000002', price: '61837.52', size: '0.25' }),
  ]);
});
