import { compareTicks, type Tick } from '../../src/model/trade';

const tick = (time: bigint, id: string, price = 1n): Tick => ({ time, id, price });

describe('compareTicks', () => {
  test('orders by time, then id, then price, and numbers by their value', () => {
    const ordered = [
      tick(1n, '99'),
      tick(2n, '2'),
      tick(2n, '10'),
      tick(2n, '10', 2n),
      tick(2n, '9007199254740993'),
      tick(2n, '010'),
      tick(2n, 'A'),
      tick(2n, 'a'),
      tick(3n, '0'),
    ];
    for (const [i, a] of ordered.entries()) {
      for (const [j, b] of ordered.entries())
        expect([a, b, Math.sign(compareTicks(a, b))]).toEqual([a, b, Math.sign(i - j)]);
    }
  });
});
