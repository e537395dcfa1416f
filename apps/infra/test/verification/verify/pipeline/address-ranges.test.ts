import { cover, EVERYWHERE, rangeOf } from '../../../../verification/verify/pipeline/address-ranges';

test.each([
  ['0.0.0.0/0', EVERYWHERE],
  ['0.0.1.7/24', [256, 511]],
  ['255.255.255.255/32', [2 ** 32 - 1, 2 ** 32 - 1]],
])('%s has the addresses %j', (cidr, range) => {
  expect(rangeOf(cidr)).toEqual(range);
});

test('rejects what is not a block', () => {
  expect(() => rangeOf('::/0')).toThrow('::/0 is not an IPv4 CIDR block');
});

test.each([
  [true, ['128.0.0.0/1', '0.0.0.0/1'], '0.0.0.0/0'],
  [false, ['0.0.0.0/1'], '0.0.0.0/0'],
  [false, ['10.0.0.0/24', '10.0.2.0/24'], '10.0.0.0/22'],
  [true, ['10.0.0.0/8'], '10.3.0.0/20'],
  [false, [], '10.3.0.0/20'],
])('is %s that %j cover %s', (expected, ranges, range) => {
  expect(cover(ranges.map(rangeOf), rangeOf(range))).toBe(expected);
});
