import { indexAtOrAfter, isTraded, toRow } from '../../src/bars/row';
import { rowsFrom, START, MINUTE } from '../rows';

const BAR = {
  ...{
    time: '2024-08-08T10:30:00-04:00',
    open: '1',
    high: '2',
    low: '0.5',
    close: '1.50',
    volume: '3',
    notional: '4.5',
  },
  ...{ vwap: '1.500000000000000001', count: 2, revision: 'abc' },
};

describe('toRow', () => {
  test('keeps every digit of a bar, and reads its time with any offset', () => {
    expect(toRow({ ...BAR, state: 'closed', sources: ['f1'], conflicts: [] })).toEqual({
      ...BAR,
      ...{ time: START, state: 'closed', sources: ['f1'], conflicts: [] },
    });
  });

  test('accepts a bar without prices, sources and conflicts', () => {
    const row = toRow({ ...BAR, open: null, close: null, state: 'open' } as never);
    expect(row).toMatchObject({ open: undefined, close: undefined, volume: '3', sources: [], conflicts: [] });
    expect(isTraded(row)).toBe(true);
  });

  test.each(['empty', 'unknown'] as const)('accepts an interval that is %s', (state) => {
    const row = toRow({ time: BAR.time, state });
    expect(row).toEqual({ time: START, state });
    expect(isTraded(row)).toBe(false);
  });
});

test.each([
  [START - 1, 0],
  [START, 0],
  [START + 1, 1],
  [START + 2 * MINUTE, 2],
  [START + 9 * MINUTE, 3],
])('finds the first row at or after %d', (time, index) => {
  expect(indexAtOrAfter(rowsFrom('beb'), time)).toBe(index);
});
