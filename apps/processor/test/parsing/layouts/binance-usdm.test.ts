import { readFixture, trade } from '../read-fixture';

const eth = { feed: 'binance-usdm', symbol: 'ETHUSDT', time: 1_660_262_399_978_000_000n };

test.each([
  ['with a header', '2022-08-11', true],
  ['without a header', '2022-08-10', false],
])('Binance USD-M futures trades are read %s', (_header, day, hasHeader) => {
  const { layout, parsed } = readFixture(`binance/data/futures/um/daily/ETHUSDT-trades-${day}.csv`);
  expect(layout.hasHeader).toBe(hasHeader);
  expect(parsed).toEqual([
    trade({ ...eth, id: '2263217541', price: '1712.05', size: '0.003' }),
    trade({ ...eth, id: '2263217542', price: '1712.06', size: '12.5' }),
  ]);
});
