import { readFixture, rejected, trade } from '../read-fixture';

const time = 1_723_161_240_123_456_000n;

describe('BitMEX trades', () => {
  test('have their size in the underlying asset, and prices of indices are rejected', () => {
    expect(readFixture('bitmex/20240808.csv').parsed).toEqual([
      trade({
        feed: 'bitmex',
        symbol: 'XBTUSD',
        time,
        id: '11111111-0000-4000-8000-000000000001',
        price: '61837.5',
        size: '0.03396',
      }),
      trade({
        feed: 'bitmex',
        symbol: 'ETHUSDT',
        time,
        id: '11111111-0000-4000-8000-000000000002',
        price: '2683.1',
        size: '0.01',
      }),
      rejected('the record is the price of an index, not a trade'),
    ]);
  });

  test('are read without the column trdType if the layout is declared', () => {
    expect(readFixture('bitmex/20200124.csv', { layout: 'BitMEX trades' }).parsed).toEqual([
      trade({
        feed: 'bitmex',
        symbol: 'XBTUSD',
        time: 1_579_879_829_366_000_000n,
        id: '11111111-0000-4000-8000-000000000003',
        price: '8479.5',
        size: '0.247653',
      }),
    ]);
  });
});
