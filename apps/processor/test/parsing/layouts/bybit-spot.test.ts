import { knownByValues, readFixture, rejected, trade } from '../read-fixture';

describe('Bybit spot trades', () => {
  test('are known by their values, not by the number of their line', () => {
    const btc = { feed: 'bybit-spot', symbol: 'BTCUSDT', time: 1_723_161_240_074_000_000n };
    const sale = { ...btc, id: '1723161240074000000/61837.5/0.003718/sell', price: '61837.5', size: '0.003718' };
    expect(readFixture('bybit/spot/BTCUSDT_2024-08-08.csv').parsed).toEqual([
      knownByValues(trade(sale)),
      knownByValues(trade(sale)),
      knownByValues(trade({ ...btc, id: '1723161240074000000/61837.6/0.5/buy', price: '61837.6', size: '0.5' })),
    ]);
  });

  test('are read from the file of a month, whose header can lack the last column', () => {
    const { layout, parsed } = readFixture('bybit/spot/BTCUSDT-2023-08.csv');
    expect(parsed).toEqual([
      knownByValues(
        trade({
          feed: 'bybit-spot',
          symbol: 'BTCUSDT',
          time: 1_691_500_000_000_000_000n,
          id: '1691500000000000000/29500.12/0.01/buy',
          price: '29500.12',
          size: '0.01',
        }),
      ),
      knownByValues(
        trade({
          feed: 'bybit-spot',
          symbol: 'BTCUSDT',
          time: 1_691_500_000_001_000_000n,
          id: '1691500000001000000/29500.13/0.02/sell',
          price: '29500.13',
          size: '0.02',
        }),
      ),
    ]);
    expect(layout.parse('3,1691500000002,29500.14,0.02,sell,0,0')).toEqual(rejected('expected 5 fields, found 7'));
  });
});
