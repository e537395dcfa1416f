import { CONTRACTS, readFixture, rejected } from '../read-fixture';

test('Binance COIN-M futures aggTrades are rejected, because they only have a number of contracts', () => {
  expect(readFixture('binance/data/futures/cm/daily/BTCUSD_PERP-aggTrades-2022-08-11.csv').parsed).toEqual([
    rejected(CONTRACTS),
  ]);
});
