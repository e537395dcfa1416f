import { readFixture, trade } from '../read-fixture';

test('Bitstamp trades have the pair of the file name', () => {
  const btc = { feed: 'bitstamp', symbol: 'btcusd', time: 1_723_161_240_000_000_000n };
  expect(readFixture('bitstamp/btcusd-trades-2024-08-08.ndjson').parsed).toEqual([
    trade({ ...btc, id: '350000001', price: '61837', size: '0.01' }),
    trade({ ...btc, id: '350000002', price: '61838', size: '0.25' }),
  ]);
});
