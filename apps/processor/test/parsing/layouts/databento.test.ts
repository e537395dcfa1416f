import { readFixture, rejected, tradeByValues } from '../read-fixture';

describe('Databento trades', () => {
  const aapl = { feed: 'databento', symbol: 'AAPL' };
  const es = { feed: 'databento', symbol: 'ESH1' };

  test('are known by their values, at the time of the capture', () => {
    const time = 1_723_125_600_000_165_200n;
    const repeated = tradeByValues({
      ...aapl,
      id: '1723125600000165200/210.49/50/2/38/1001/a',
      order: 1001n,
      time,
      price: '210.49',
      size: '50',
    });
    expect(readFixture('databento/xnas.trades.csv').parsed).toEqual([
      tradeByValues({
        ...aapl,
        id: '1723125600000165200/210.5/100/2/38/1001/a',
        order: 1001n,
        time,
        price: '210.5',
        size: '100',
      }),
      repeated,
      repeated,
      tradeByValues({
        ...aapl,
        id: '1723125601000000000/210.51/7/2/38/1002/n',
        order: 1002n,
        time: 1_723_125_601_000_000_000n,
        price: '210.51',
        size: '7',
      }),
      rejected('the record is a cancelled order, not a trade'),
      rejected("price is not a decimal number: ''"),
    ]);
  });

  test('can have nanoseconds, and prices with implied decimals', () => {
    expect(readFixture('databento/glbx.trades.csv').parsed).toEqual([
      tradeByValues({
        ...es,
        id: '1609160400098821953/3720.25/5/1/5482/1170380/a',
        order: 1_170_380n,
        time: 1_609_160_400_098_821_953n,
        price: '3720.25',
        size: '5',
      }),
      tradeByValues({
        ...es,
        id: '1609160400107665963/3720.5/21/1/5482/1170414/b',
        order: 1_170_414n,
        time: 1_609_160_400_107_665_963n,
        price: '3720.5',
        size: '21',
      }),
      rejected('price is missing'),
    ]);
  });
});
