import { compare, maxOf, minOf } from '../../src/model/compare';

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

test.each<[bigint | string, bigint | string]>([
  [1n, 2n],
  [9n, 10n],
  ['10', '9'],
  ['', '0'],
])('the lesser of %p and %p is the first, and the greater is the second', (lesser, greater) => {
  expect([minOf(lesser, greater), minOf(greater, lesser)]).toEqual([lesser, lesser]);
  expect([maxOf(lesser, greater), maxOf(greater, lesser)]).toEqual([greater, greater]);
});
