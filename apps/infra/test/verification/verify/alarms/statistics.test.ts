import { statisticOf } from '../../../../verification/verify/alarms/statistics';

const SAMPLES = [
  { value: 1, count: 98 },
  { value: 7, count: 1 },
  { value: 3, count: 1 },
];

test.each([
  ['Sum', 108],
  ['SampleCount', 100],
  ['Average', 1.08],
  ['Minimum', 1],
  ['Maximum', 7],
  ['p50', 1],
  ['p98', 1],
  ['p99', 3],
  ['p99.5', 7],
  ['p100', 7],
])('%s is %d', (name, value) => {
  expect(statisticOf(name)?.(SAMPLES)).toBe(value);
});

test.each(['', 'sum', 'tm90', 'IQM', 'p101', 'toString'])('%j is not known', (name) => {
  expect(statisticOf(name)).toBeUndefined();
});
