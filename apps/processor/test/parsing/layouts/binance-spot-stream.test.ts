import { readFixture, rejected, trade } from '../read-fixture';

test('Binance spot trades of the stream share the feed of the API', () => {
  const { layout, parsed } = readFixture('binance/api/stream-2024-08-08.ndjson');
  expect(parsed).toEqual([
    trade({
      feed: 'binance-spot-api',
      symbol: 'BTCUSDT',
      time: 1_723_161_255_342_000_000n,
      id: '3735683259',
      price: '61837.63',
      size: '0.02',
    }),
    trade({
      feed: 'binance-spot-api',
      symbol: 'ETHUSDT',
      time: 1_723_161_255_343_000_000n,
      id: '1600000001',
      price: '2683.1',
      size: '1.5',
    }),
  ]);
  const depth = '{"e":"depthUpdate","E":1723161255350,"s":"BTCUSDT","U":1,"u":2,"b":[],"a":[]}';
  expect(layout.parse(depth)).toEqual(rejected('the record is an update of the order book, not a trade'));
});
