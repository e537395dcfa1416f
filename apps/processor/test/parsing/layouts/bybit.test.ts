import { CONTRACTS, readFixture, rejected, trade } from '../read-fixture';

describe('Bybit derivatives trades', () => {
  test('have their size in coins, except for inverse contracts, which are rejected', () => {
    const btc = { feed: 'bybit', symbol: 'BTCUSDT' };
    expect(readFixture('bybit/BTCUSDT2024-08-08.csv').parsed).toEqual([
      trade({
        ...btc,
        time: 1_723_161_255_342_100_000n,
        id: '5b0f7f0a-0000-5000-8000-000000000002',
        price: '61837.5',
        size: '0.01',
      }),
      trade({
        ...btc,
        time: 1_723_161_255_000_000_000n,
        id: '5b0f7f0a-0000-5000-8000-000000000001',
        price: '61837.6',
        size: '2.5',
      }),
      rejected(CONTRACTS),
      rejected(CONTRACTS),
    ]);
  });

  test('are read with the column RPI', () => {
    expect(readFixture('bybit/ETHUSDT2025-08-08.csv').parsed).toEqual([
      trade({
        feed: 'bybit',
        symbol: 'ETHUSDT',
        time: 1_754_652_000_123_400_000n,
        id: '5b0f7f0a-0000-5000-8000-000000000005',
        price: '3900.12',
        size: '0.05',
      }),
    ]);
  });
});
