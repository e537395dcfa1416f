import { readFixture, trade } from '../read-fixture';

test.each([
  ['with a header', '2022-08-11', true],
  ['without a header', '2022-08-10', false],
])('Binance USD-M futures aggTrades are a separate feed, and are read %s', (_header, day, hasHeader) => {
  const { layout, parsed } = readFixture(`binance/data/futures/um/daily/ETHUSDT-aggTrades-${day}.csv`);
  expect(layout.hasHeader).toBe(hasHeader);
  expect(parsed).toEqual([
    trade({
      feed: 'binance-usdm-agg',
      symbol: 'ETHUSDT',
      id: '853217541',
      time: 1_660_262_399_978_000_000n,
      price: '1712.05',
      size: '0.503',
    }),
  ]);
});
