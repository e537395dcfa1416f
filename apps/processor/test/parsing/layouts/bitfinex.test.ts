import { readFixture, trade } from '../read-fixture';

test('Bitfinex trades have the amount of a sale without its sign', () => {
  const btc = { feed: 'bitfinex', symbol: 'tBTCUSD', time: 1_723_161_240_123_000_000n };
  expect(readFixture('bitfinex/tBTCUSD-trades-2024-08-08.csv').parsed).toEqual([
    trade({ ...btc, id: '1680000001', price: '61837', size: '0.01' }),
    trade({ ...btc, id: '1680000002', price: '61836', size: '0.25' }),
  ]);
});
