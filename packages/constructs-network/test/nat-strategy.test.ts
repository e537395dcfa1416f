import { NatStrategy } from '../src';

test.each([
  ['none', NatStrategy.none(), [0, 0, 0]],
  ['single', NatStrategy.single(), [1, 1, 1]],
  ['perAz', NatStrategy.perAz(), [2, 3, 6]],
])('%s has its number of gateways for 2, 3 and 6 zones', (_, strategy, expected) => {
  expect([2, 3, 6].map((zones) => strategy._gateways(zones))).toEqual(expected);
});
