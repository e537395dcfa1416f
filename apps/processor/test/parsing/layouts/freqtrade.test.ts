import { knownByValues, readFixture, trade } from '../read-fixture';

describe('freqtrade trades', () => {
  test('are read without a header, and are known by their values if they have no id', () => {
    const { layout, parsed } = readFixture('freqtrade/BTC_USDT-trades.csv');
    const btc = { feed: 'freqtrade', symbol: 'BTC_USDT', time: 1_723_161_240_123_000_000n };
    expect(layout.hasHeader).toBe(false);
    expect(parsed).toEqual([
      trade({ ...btc, id: '3735683259', price: '61837.5', size: '0.01' }),
      knownByValues(trade({ ...btc, id: '1723161240123000000/61837.4/0.25/sell', price: '61837.4', size: '0.25' })),
    ]);
  });

  test('are read with the header and the index of a DataFrame', () => {
    const { layout, parsed } = readFixture('freqtrade/ETH_USDT-trades.csv');
    expect(layout.hasHeader).toBe(true);
    expect(parsed).toEqual([
      trade({
        feed: 'freqtrade',
        symbol: 'ETH_USDT',
        time: 1_723_161_240_123_000_000n,
        id: '1600000001',
        price: '2683.1',
        size: '1.5',
      }),
    ]);
  });
});
