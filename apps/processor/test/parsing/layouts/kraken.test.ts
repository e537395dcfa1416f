import { knownByValues, readFixture, trade } from '../read-fixture';

test('Kraken trades are known by their values', () => {
  const xbt = { feed: 'kraken', symbol: 'XBTUSD' };
  const twice = {
    ...xbt,
    time: 1_723_161_240_000_000_000n,
    id: '1723161240000000000/61837.5/0.01',
    price: '61837.5',
    size: '0.01',
  };
  expect(readFixture('kraken/XBTUSD.csv').parsed).toEqual([
    knownByValues(trade(twice)),
    knownByValues(trade(twice)),
    knownByValues(
      trade({
        ...xbt,
        time: 1_723_161_241_250_000_000n,
        id: '1723161241250000000/61837.6/1.5',
        price: '61837.6',
        size: '1.5',
      }),
    ),
  ]);
});
