import { percentilesOf } from '../../../../simulation/regions/drill/percentiles';

test.each([
  [[], { p50: 0, p99: 0, max: 0 }],
  [[7], { p50: 7, p99: 7, max: 7 }],
  [[4, 1, 3, 2], { p50: 2, p99: 4, max: 4 }],
  [Array.from({ length: 200 }, (_, index) => 200 - index), { p50: 100, p99: 198, max: 200 }],
])('takes the nearest ranks of %j', (values, expected) => {
  expect(percentilesOf(values)).toEqual(expected);
});
