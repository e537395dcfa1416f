import { readFixture, trade } from '../read-fixture';

test('Kraken trades of the API have ids and the pair of the file name', () => {
  const xbt = { feed: 'kraken-api', symbol: 'XXBTZUSD' };
  expect(readFixture('kraken/api/XXBTZUSD.csv').parsed).toEqual([
    trade({ ...xbt, time: 1_723_161_240_123_400_000n, id: '71000001', price: '61837.5', size: '0.01' }),
    trade({ ...xbt, time: 1_723_161_240_123_456_789n, id: '71000002', price: '61837.4', size: '0.25' }),
  ]);
});
