import { compare } from '../../src/model/compare';

test.each<[bigint | number | string, bigint | number | string, number]>([
  [1n, 2n, -1],
  [2n, 1n, 1],
  [1n, 1n, 0],
  [10, 9, 1],
  ['10', '9', -1],
  ['Z', 'a', -1],
])('compares %p with %p', (a, b, order) => {
  expect(compare(a, b)).toBe(order);
});
