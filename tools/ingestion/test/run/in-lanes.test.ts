import fc from 'fast-check';
import { inLanes } from '../../src/run/in-lanes';

test.each([
  [[1, 2, 3, 4, 5, 6], 1, [1, 2, 3, 4, 5, 6]],
  [[1, 2, 3, 4, 5, 6], 2, [1, 4, 2, 5, 3, 6]],
  [[1, 2, 3, 4, 5], 2, [1, 4, 2, 5, 3]],
  [[1, 2], 5, [1, 2]],
  [[], 5, []],
])('orders %j in %d lanes', (items, lanes, expected) => {
  expect(inLanes(items, lanes)).toEqual(expected);
});

test('has every item once', () => {
  fc.assert(
    fc.property(fc.array(fc.nat()), fc.integer({ min: 1, max: 20 }), (items, lanes) => {
      expect(inLanes(items, lanes).sort()).toEqual([...items].sort());
    }),
  );
});
