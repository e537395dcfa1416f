import { readFixture, trade } from '../read-fixture';

test('Gate spot trades have the pair of the file name', () => {
  const btc = { feed: 'gate-spot', symbol: 'BTC_USDT', time: 1_723_161_240_123_456_000n };
  expect(readFixture('gate/spot/deals/202408/BTC_USDT-202408.csv').parsed).toEqual([
    trade({ ...btc, id: '7100000001', price: '61837.5', size: '0.01' }),
    trade({ ...btc, id: '7100000002', price: '61837.6', size: '0.25' }),
  ]);
});
