import { runsOf } from '../../src/bars/runs';
import { MINUTE, rowsFrom, START } from '../rows';

test('neighbouring intervals without trades are a run of each state', () => {
  expect(runsOf(rowsFrom('ebbuuebe'))).toEqual([
    { first: 0, last: 0, state: 'empty', truncated: false },
    { first: 3, last: 4, state: 'unknown', truncated: false },
    { first: 5, last: 5, state: 'empty', truncated: false },
    { first: 7, last: 7, state: 'empty', truncated: false },
  ]);
});

test('a run ends where intervals are left out', () => {
  const omitted = [{ from: START + 2 * MINUTE, to: START + 99 * MINUTE }];
  expect(runsOf(rowsFrom('buuub'), omitted)).toEqual([
    { first: 1, last: 2, state: 'unknown', truncated: true },
    { first: 3, last: 3, state: 'unknown', truncated: false },
  ]);
});
