import { readFixture, trade } from '../read-fixture';

const btc = { feed: 'htx-spot', symbol: 'BTCUSDT' };

describe('HTX spot trades', () => {
  test('are read without a header', () => {
    const { layout, parsed } = readFixture('htx/data/trades/spot/daily/BTCUSDT/BTCUSDT-trades-2024-08-08.csv');
    const time = 1_723_161_240_123_000_000n;
    expect(layout.hasHeader).toBe(false);
    expect(parsed).toEqual([
      trade({ ...btc, time, id: '102900000001', price: '61837.5', size: '0.01' }),
      trade({ ...btc, time, id: '102900000002', price: '61837.4', size: '0.25' }),
    ]);
  });

  test('are read with a header', () => {
    const { layout, parsed } = readFixture('htx/data/trades/spot/daily/BTCUSDT/BTCUSDT-trades-2026-05-01.csv');
    expect(layout.hasHeader).toBe(true);
    expect(parsed).toEqual([
      trade({ ...btc, time: 1_777_593_600_123_000_000n, id: '102990000001', price: '91837.5', size: '0.01' }),
    ]);
  });
});
