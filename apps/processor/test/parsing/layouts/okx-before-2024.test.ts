import { CONTRACTS, readFixture, rejected, trade } from '../read-fixture';

const btc = { feed: 'okx', symbol: 'BTC-USDT', time: 1_691_500_000_123_000_000n };

describe('OKX trades before 2024', () => {
  test('have the instrument of the file name', () => {
    const { layout, parsed } = readFixture('okx/BTC-USDT-trades-2023-08-08.csv');
    expect(layout.hasHeader).toBe(true);
    expect(parsed).toEqual([
      trade({ ...btc, id: '436000001', price: '29500.5', size: '0.1' }),
      trade({ ...btc, id: '436000002', price: '29500.4', size: '0.00002' }),
    ]);
  });

  test('are read without a header', () => {
    const { layout, parsed } = readFixture('okx/BTC-USDT-trades-2021-11-08.csv');
    expect(layout.hasHeader).toBe(false);
    expect(parsed).toEqual([
      trade({
        ...btc,
        time: 1_636_329_600_123_000_000n,
        id: '236000001',
        price: '63300.5',
        size: '0.1',
      }),
    ]);
  });

  test('are read with a header in English and Chinese', () => {
    const { layout, parsed } = readFixture('okx/ETH-USDT-trades-2023-08-08.csv');
    expect(layout.hasHeader).toBe(true);
    expect(parsed).toEqual([trade({ ...btc, symbol: 'ETH-USDT', id: '336000001', price: '1850.5', size: '0.25' })]);
  });

  test('of swaps are rejected', () => {
    expect(readFixture('okx/BTC-USDT-SWAP-trades-2023-08-08.csv').parsed).toEqual([rejected(CONTRACTS)]);
  });
});
