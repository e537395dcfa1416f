import { readFixture, rejected, trade } from '../read-fixture';

test('Massive crypto trades have an id for each exchange', () => {
  const btc = { feed: 'massive-crypto', symbol: 'X:BTC-USD', time: 1_712_323_805_123_456_000n };
  expect(readFixture('massive/crypto-2024-04-05.csv').parsed).toEqual([
    trade({ ...btc, id: '1:629004481', price: '67512.34', size: '0.00012' }),
    trade({ ...btc, id: '23:629004481', price: '67510.1', size: '0.5' }),
    trade({
      feed: 'massive-crypto',
      symbol: 'X:ETH-USD',
      id: '6:330001',
      time: 1_712_323_806_000_000_000n,
      price: '3301.5',
      size: '2',
    }),
    rejected("the sale condition '7' is not known"),
  ]);
});
