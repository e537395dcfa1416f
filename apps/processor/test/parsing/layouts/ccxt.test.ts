import { CONTRACTS, knownByValues, readFixture, rejected, trade } from '../read-fixture';

const btc = { feed: 'ccxt', symbol: 'BTC/USDT', time: 1_723_161_240_123_000_000n };
const withId = trade({ ...btc, id: '3735683259', price: '61837.5', size: '0.01' });
const withoutId = knownByValues(
  trade({ ...btc, id: '1723161240123000000/61837.4/0.00001/sell', price: '61837.4', size: '0.00001' }),
);

describe('ccxt trades', () => {
  test('are read from NDJSON, and those of contracts are rejected', () => {
    expect(readFixture('ccxt/trades.ndjson').parsed).toEqual([withId, withoutId, rejected(CONTRACTS)]);
  });

  test('are read from CSV with the index of a DataFrame', () => {
    expect(readFixture('ccxt/trades.csv').parsed).toEqual([withId, withoutId]);
  });
});
