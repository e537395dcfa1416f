import { readFixture, trade } from '../read-fixture';

const SPOT = 'binance/data/spot/daily';

describe('Binance spot trades', () => {
  const btc = { feed: 'binance-spot', symbol: 'BTCUSDT', price: '93548.57', size: '0.001' };

  test('are in milliseconds until the end of 2024', () => {
    const time = 1_735_689_599_999_000_000n;
    expect(readFixture(`${SPOT}/BTCUSDT-trades-2024-12-31.csv`).parsed).toEqual([
      trade({ ...btc, id: '4359163917', time }),
      trade({ ...btc, id: '4359163918', time, price: '93548.58', size: '0.12345678' }),
    ]);
  });

  test('are in microseconds since 2025', () => {
    const time = 1_735_689_600_010_866_000n;
    expect(readFixture(`${SPOT}/BTCUSDT-trades-2025-01-01.csv`).parsed).toEqual([
      trade({ ...btc, id: '4359163919', time }),
      trade({ ...btc, id: '4359163920', time, price: '93548.58', size: '2' }),
    ]);
  });
});
