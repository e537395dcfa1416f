import { readFixture, trade } from '../read-fixture';

test('Binance options trades have the size of a sale without its sign', () => {
  const call = { feed: 'binance-options', symbol: 'BTC-240830-60000-C' };
  expect(readFixture('binance/api/options-2024-08-08.ndjson').parsed).toEqual([
    trade({ ...call, time: 1_723_161_240_123_000_000n, id: '321', price: '2150.5', size: '0.25' }),
    trade({ ...call, time: 1_723_161_240_456_000_000n, id: '322', price: '2151', size: '0.5' }),
  ]);
});
