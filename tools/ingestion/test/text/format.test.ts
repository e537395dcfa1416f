import { formatBytes, formatDollars, formatDuration, formatNumber, formatTime } from '../../src/text/format';

test.each([
  [0, '0'],
  [1_234.5, '1,235'],
  [1e6, '1,000,000'],
])('formatNumber(%d) is %s', (value, text) => {
  expect(formatNumber(value)).toBe(text);
});

test.each([
  [0, '0 B'],
  [999, '999 B'],
  [1_000, '1.00 kB'],
  [9_994, '9.99 kB'],
  [9_996, '10.0 kB'],
  [99_960, '100 kB'],
  [999_600, '1.00 MB'],
  [10e12, '10.0 TB'],
  [5e18, '5000 PB'],
])('formatBytes(%d) is %s', (value, text) => {
  expect(formatBytes(value)).toBe(text);
});

test.each([
  [0, '$0.00'],
  [0.004, '< $0.01'],
  [0.006, '$0.01'],
  [1_234.5, '$1,234.50'],
])('formatDollars(%d) is %s', (value, text) => {
  expect(formatDollars(value)).toBe(text);
});

test.each([
  [0, '0 s'],
  [0.2, '1 s'],
  [99, '99 s'],
  [100, '2 min'],
  [5_940, '99 min'],
  [7_260, '2 h 1 min'],
  [172_740, '47 h 59 min'],
  [187_200, '2 d 4 h'],
  [Infinity, 'unknown'],
  [NaN, 'unknown'],
])('formatDuration(%d) is %s', (value, text) => {
  expect(formatDuration(value)).toBe(text);
});

test('formatTime renders the minute in UTC', () => {
  expect(formatTime(Date.parse('2026-11-30T12:05:59Z'))).toBe('2026-11-30 12:05');
});
