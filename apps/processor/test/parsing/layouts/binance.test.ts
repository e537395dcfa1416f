import { readFixture, trade } from '../read-fixture';

const SPOT = 'binance/data/spot/daily';
const FUTURES = 'binance/data/futures/um/daily';

const btc = { feed: 'binance-spot', symbol: 'BTCUSDT', price: '93548.57', size: '0.001' };

describe('Binance spot trades', () => {
  test('have milliseconds until the end of 2024', () => {
    const time = 1_735_689_599_999_000_000n;
    expect(readFixture(`${SPOT}/BTCUSDT-trades-2024-12-31.csv`).parsed).toEqual([
      trade({ ...btc, id: '4359163917', time }),
      trade({ ...btc, id: '4359163918', time, price: '93548.58', size: '0.12345678' }),
    ]);
  });

  test('have microseconds since', () => {
    const time = 1_735_689_600_010_866_000n;
    expect(readFixture(`${SPOT}/BTCUSDT-trades-2025-01-01.csv`).parsed).toEqual([
      trade({ ...btc, id: '4359163919', time }),
      trade({ ...btc, id: '4359163920', time, price: '93548.58', size: '2' }),
    ]);
  });

  test('that are aggregated are a feed of their own', () => {
    expect(readFixture(`${SPOT}/BTCUSDT-aggTrades-2025-01-01.csv`).parsed).toEqual([
      trade({
        ...btc,
        feed: 'binance-spot-agg',
        id: '3358717541',
        time: 1_735_689_600_010_866_000n,
        size: '0.0018',
      }),
    ]);
  });
});

describe('Binance USD-M futures trades', () => {
  const time = 1_660_262_399_978_000_000n;
  const eth = { feed: 'binance-usdm', symbol: 'ETHUSDT', time, price: '1712.05' };

  test.each([
    ['with', '2022-08-11', true],
    ['without', '2022-08-10', false],
  ])('are the same %s header', (_with, day, hasHeader) => {
    const trades = readFixture(`${FUTURES}/ETHUSDT-trades-${day}.csv`);
    expect(trades.layout.hasHeader).toBe(hasHeader);
    expect(trades.parsed).toEqual([
      trade({ ...eth, id: '2263217541', size: '0.003' }),
      trade({ ...eth, id: '2263217542', price: '1712.06', size: '12.5' }),
    ]);

    const aggregated = readFixture(`${FUTURES}/ETHUSDT-aggTrades-${day}.csv`);
    expect(aggregated.layout.hasHeader).toBe(hasHeader);
    expect(aggregated.parsed).toEqual([trade({ ...eth, feed: 'binance-usdm-agg', id: '853217541', size: '0.503' })]);
  });
});
