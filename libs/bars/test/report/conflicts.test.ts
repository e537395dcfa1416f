import { conflictsOf, renderConflict } from '../../src/report';
import { minuteBar } from '../../src/testing/minute-bar';

const bars = (conflicts: Readonly<Record<number, string[]>>) =>
  Array.from({ length: 41 }, (_, minute) => ({ ...minuteBar(minute, 1, 2, 1, 2), conflicts: conflicts[minute] ?? [] }));

describe('conflictsOf', () => {
  test('returns the sources that were left out, with the number of their bars, the first one, and the included sources', () => {
    const [first, second, third] = bars({ 0: ['b'], 1: ['b', 'c'] });
    expect(conflictsOf([first!, { ...second!, sources: ['s', 'r'] }, third!])).toEqual([
      { source: 'b', bars: 2, first: 0n, included: ['r', 's'] },
      { source: 'c', bars: 1, first: 60_000_000_000n, included: ['r', 's'] },
    ]);
  });
});

describe('renderConflict', () => {
  const conflict = { source: 'b', bars: 1, first: 300_000_000_000n, included: ['s'] };
  const nameOf = (source: string) => `trades/${source}.csv`;

  test('names the file that was left out, and the file whose trades the bars have', () => {
    expect(renderConflict(conflict, nameOf).split('\n')).toEqual([
      'trades/b.csv is left out of 1 bar at 1970-01-01 00:05',
      '  in favour of trades/s.csv',
    ]);
    expect(renderConflict({ ...conflict, bars: 2 }, nameOf)).toContain('of 2 bars, the first at 1970-01-01 00:05\n');
  });

  test('counts the included files after the first three', () => {
    const text = renderConflict({ ...conflict, included: ['r', 's', 't', 'u', 'v'] }, nameOf);
    expect(text).toMatch(/ in favour of trades\/r\.csv, trades\/s\.csv, trades\/t\.csv and 2 more$/);
  });
});
