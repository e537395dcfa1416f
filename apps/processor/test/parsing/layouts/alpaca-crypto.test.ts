import { readFixture, rejected, trade } from '../read-fixture';

test('Alpaca crypto trades have a symbol in each line, and other messages are rejected', () => {
  expect(readFixture('alpaca/crypto.ndjson').parsed).toEqual([
    trade({
      feed: 'alpaca-crypto',
      symbol: 'BTC/USD',
      id: '355681339',
      time: 1_723_161_240_000_000_000n,
      price: '61000.5',
      size: '0.01',
    }),
    trade({
      feed: 'alpaca-crypto',
      symbol: 'ETH/USD',
      id: '8102483281662395354',
      time: 1_723_161_240_123_456_789n,
      price: '2650',
      size: '0.000000008',
    }),
    rejected('the record is a quote, not a trade'),
    rejected('id is missing'),
  ]);
});
