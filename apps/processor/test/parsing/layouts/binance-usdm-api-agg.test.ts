import { CONTRACTS, readFixture, rejected, trade } from '../read-fixture';

test('Binance USD-M futures aggTrades are read, and those with coin margin are rejected', () => {
  expect(readFixture('binance/api/ETHUSDT-aggTrades-2024-08-09.ndjson').parsed).toEqual([
    trade({
      feed: 'binance-usdm-api-agg',
      symbol: 'ETHUSDT',
      time: 1_723_161_255_342_000_000n,
      id: '1900000001',
      price: '2683.11',
      size: '12.5',
    }),
    rejected(CONTRACTS),
  ]);
});
