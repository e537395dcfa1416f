import { readFixture, trade } from '../read-fixture';

test('HTX linear swap trades have their size in coins', () => {
  const btc = { feed: 'htx-linear-swap', symbol: 'BTC-USDT' };
  const { parsed } = readFixture('htx/data/trades/linear-swap/daily/BTC-USDT/BTC-USDT-trades-2024-08-08.csv');
  expect(parsed).toEqual([
    trade({ ...btc, time: 1_723_161_240_123_000_000n, id: '1008000000010000', price: '61837.5', size: '0.424' }),
    trade({ ...btc, time: 1_723_161_240_124_000_000n, id: '1008000000010001', price: '61837.6', size: '0.002' }),
  ]);
});
