import { readFixture, trade } from '../read-fixture';

test('Coinbase trades have the product of the line or of the file name', () => {
  const btc = { feed: 'coinbase', symbol: 'BTC-USD' };
  expect(readFixture('coinbase/BTC-USD-trades-2024-08-08.ndjson').parsed).toEqual([
    trade({ ...btc, time: 1_723_161_240_123_456_000n, id: '690000001', price: '61837.51', size: '0.01' }),
    trade({ ...btc, time: 1_723_161_240_223_456_000n, id: '690000002', price: '61837.52', size: '0.25' }),
  ]);
});
