import { readFixture, trade } from '../read-fixture';

test('Binance spot aggTrades have the symbol of the line or of the file name', () => {
  const btc = { feed: 'binance-spot-api-agg', symbol: 'BTCUSDT', time: 1_723_161_255_342_000_000n };
  expect(readFixture('binance/api/BTCUSDT-aggTrades-2024-08-08.ndjson').parsed).toEqual([
    trade({ ...btc, id: '3121000001', price: '61837.63', size: '0.02' }),
    trade({ ...btc, id: '3121000002', price: '61837.64', size: '0.003' }),
  ]);
});
