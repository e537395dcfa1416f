import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { compareTicks, idKeyOf, type Tick } from '../../src/model/trade';

const tick = (time: bigint, id: string, price = 1n, order?: bigint): Tick => ({ time, id, price, order });

describe('compareTicks', () => {
  test('orders by time, then order, then id, then price', () => {
    const ordered = [
      tick(1n, '99', 9n, 9n),
      tick(2n, '2', 9n),
      tick(2n, '10', 1n),
      tick(2n, '10', 2n),
      tick(2n, '9007199254740993'),
      tick(2n, 'A'),
      tick(2n, 'a'),
      tick(2n, '8', 3n, 1n),
      tick(2n, '9', 2n, 1n),
      tick(2n, '0', 1n, 2n),
      tick(2n, '0', 1n, 9_007_199_254_740_992n),
      tick(2n, '0', 1n, 9_007_199_254_740_993n),
      tick(3n, '0', 0n),
    ];
    for (const [i, a] of ordered.entries()) {
      for (const [j, b] of ordered.entries())
        expect([a, b, Math.sign(compareTicks(a, b))]).toEqual([a, b, Math.sign(i - j)]);
    }
  });

  test('takes a trade without order for one of order 0', () => {
    expect(compareTicks(tick(1n, '1'), tick(1n, '1', 1n, 0n))).toBe(0);
    expect(compareTicks(tick(1n, '2'), tick(1n, '1', 1n, 0n))).toBe(1);
    expect(compareTicks(tick(1n, '1', 1n, 0n), tick(1n, '2'))).toBe(-1);
  });
});

describe('idKeyOf', () => {
  const HIGHEST_BIT = 2n ** 63n;

  test.each([
    ['0', 0n],
    ['12345', 12_345n],
    ['9007199254740993', 9_007_199_254_740_993n],
    ['9223372036854775807', 2n ** 63n - 1n],
  ])('of the whole number %s is the number', (id, key) => {
    expect(idKeyOf(id)).toBe(key);
  });

  test.each(['9223372036854775808', '99999999999999999999', '007', '-1', '1.0', '', 'x:1', '٣'])(
    "of the text '%s' is its hash with the highest bit set",
    (id) => {
      const hash = BigInt(`0x${createHash('sha256').update(id).digest('hex').slice(0, 16)}`);
      expect(idKeyOf(id)).toBe((hash % HIGHEST_BIT) + HIGHEST_BIT);
    },
  );

  test('fits 64 bits', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.bigInt({ min: 0n }).map(String)), (id) => {
        expect(BigInt.asUintN(64, idKeyOf(id))).toBe(idKeyOf(id));
      }),
    );
  });
});
