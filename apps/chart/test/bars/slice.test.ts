import { countTraded, dropSlices, isAffected, omittedRanges, rowsOf, type Slice } from '../../src/bars/slice';
import { MINUTE, rowsFrom, START } from '../rows';

function slice(letters: string, first = 0, values: Partial<Slice> = {}): Slice {
  const from = START + first * MINUTE;
  return { from, to: from + letters.length * MINUTE, rows: rowsFrom(letters, first), truncated: false, ...values };
}

const letters = (slices: readonly Slice[]) => rowsOf(slices).map(({ state }) => state[0]);

test('rows are those of all slices, without unknown ones at both ends', () => {
  expect(letters([slice('uueb'), slice('bub', 4), slice('beuu', 7)]).join('')).toBe('eccucce');
});

test('there are no rows if nothing is known', () => {
  expect(rowsOf([slice('uu'), slice('u', 2)])).toEqual([]);
});

test('the rest of a truncated gap is omitted', () => {
  const gap = slice('uu', 1, { to: START + 99 * MINUTE, truncated: true });
  expect(omittedRanges([slice('b'), gap])).toEqual([{ from: START + 2 * MINUTE, to: START + 99 * MINUTE }]);
});

test.each([
  ['trades before the slice', -10, -5, false],
  ['trades in a bar that opens before them, at the end of the slice', 7, 8, true],
  ['trades after the last bar', 10, 11, false],
  ['trades in the slice', 1, 2, true],
])('%s change it: from minute %d to %d', (_name, from, to, affected) => {
  const range = { from: START + from * MINUTE, to: START + to * MINUTE };
  expect(isAffected(slice('bbbbb'), [range], 5 * MINUTE)).toBe(affected);
});

test.each([
  ['oldest', 'cc'],
  ['newest', 'cee'],
] as const)('slices at the %s end are dropped until the rows are few enough', (end, expected) => {
  const slices = [slice('bee'), slice('ee', 3), slice('bb', 5)];
  expect(letters(dropSlices(slices, 4, end)).join('')).toBe(end === 'oldest' ? `ee${expected}` : expected);
});

test('the slice at the other end is kept, however long it is', () => {
  expect(dropSlices([slice('bbbbb')], 2, 'oldest')).toHaveLength(1);
});

test('bars with trades are counted', () => {
  expect(countTraded([slice('bube'), slice('b', 4)])).toBe(3);
});
