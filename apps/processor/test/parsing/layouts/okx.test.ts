import { CONTRACTS, readFixture, rejected, trade } from '../read-fixture';

describe('OKX trades', () => {
  test('of spot are in coins, and those of swaps, futures and options are rejected', () => {
    const btc = { feed: 'okx', symbol: 'BTC-USDT', time: 1_723_161_240_123_000_000n };
    expect(readFixture('okx/BTC-USDT-trades-2024-08-08.csv').parsed).toEqual([
      trade({ ...btc, id: '561000001', price: '61837.5', size: '0.1' }),
      trade({ ...btc, id: '561000002', price: '61837.4', size: '0.00001912' }),
      rejected(CONTRACTS),
      rejected(CONTRACTS),
      rejected(CONTRACTS),
    ]);
  });

  test('are read with the column source', () => {
    expect(readFixture('okx/ETH-USDT-trades-2026-02-01.csv').parsed).toEqual([
      trade({
        feed: 'okx',
        symbol: 'ETH-USDT',
        time: 1_769_904_000_123_000_000n,
        id: '98000001',
        price: '2683.1',
        size: '0.25',
      }),
    ]);
  });
});
