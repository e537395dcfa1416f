import { readFixture, trade } from '../read-fixture';

test('Binance spot trades of the API have the symbol of the file name', () => {
  const btc = { feed: 'binance-spot-api', symbol: 'BTCUSDT', time: 1_723_161_255_342_000_000n };
  expect(readFixture('binance/api/BTCUSDT-trades-2024-08-08.ndjson').parsed).toEqual([
    trade({ ...btc, id: '3735683259', price: '61837.63', size: '0.02' }),
    trade({ ...btc, id: '3735683260', price: '61837.64', size: '0.001' }),
  ]);
});
