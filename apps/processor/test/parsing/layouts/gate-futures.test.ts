import { CONTRACTS, readFixture, rejected } from '../read-fixture';

test('Gate futures trades are rejected, because they only have a number of contracts', () => {
  const { parsed } = readFixture('gate/futures_usdt/trades/202408/BTC_USDT-202408.csv');
  expect(parsed).toEqual([rejected(CONTRACTS), rejected(CONTRACTS)]);
});
