import { readFixture, trade } from '../read-fixture';

test('Bitstamp trades of the stream have times in microseconds', () => {
  expect(readFixture('bitstamp/live/btcusd-trades-2024-08-08.ndjson').parsed).toEqual([
    trade({
      feed: 'bitstamp-stream',
      symbol: 'btcusd',
      time: 1_723_161_240_123_456_000n,
      id: '350000001',
      price: '61837',
      size: '0.01',
    }),
  ]);
});
