import { conflictsOf, renderConflicts } from '../../src/report';
import { minuteBar } from './minute-bar';

const bars = (conflicts: Readonly<Record<number, string[]>>) =>
  Array.from({ length: 41 }, (_, minute) => ({ ...minuteBar(minute, 1, 2, 1, 2), conflicts: conflicts[minute] ?? [] }));

const keyOf = async (source: string) => (source === 'unknown' ? undefined : `trades/${source}.csv`);

describe('conflictsOf', () => {
  test('returns the sources that were left out, with the number of their bars, the first one, and the included sources', () => {
    const [first, second, third] = bars({ 0: ['b'], 1: ['b', 'c'] });
    expect(conflictsOf([first!, { ...second!, sources: ['s', 'r'] }, third!])).toEqual([
      { source: 'b', bars: 2, first: 0n, included: ['r', 's'] },
      { source: 'c', bars: 1, first: 60_000_000_000n, included: ['r', 's'] },
    ]);
  });
});

describe('renderConflicts', () => {
  test('shows which files were left out of how many bars, and in favour of which files', async () => {
    const text = await renderConflicts(bars({ 0: ['b'], 5: ['b', 'c'], 40: ['unknown'] }), keyOf);

    expect(text?.split('\n')).toEqual([
      'Conflicts in 3 of 41 bars: a file that shares some, but not all, of its trades of a bar',
      'with another file, or contradicts it, is left out of that bar. Volume and number of trades may be',
      'too low, and prices may be wrong.',
      '  trades/b.csv is left out of 2 bars, the first at 1970-01-01 00:00',
      '    in favour of trades/s.csv',
      '  trades/c.csv is left out of 1 bar at 1970-01-01 00:05',
      '    in favour of trades/s.csv',
      '  source unknown is left out of 1 bar at 1970-01-01 00:40',
      '    in favour of trades/s.csv',
    ]);
  });

  test('counts the files after the first ones', async () => {
    const [bar] = bars({ 0: ['a', 'b', 'c', 'd', 'e', 'f', 'g'] });
    const text = await renderConflicts([{ ...bar!, sources: ['r', 's', 't', 'u', 'v'] }], keyOf);

    expect(text?.match(/is left out of 1 bar at 1970-01-01 00:00/g)).toHaveLength(5);
    expect(text).toContain('    in favour of trades/r.csv, trades/s.csv, trades/t.csv and 2 more\n');
    expect(text).toMatch(/\n {2}… and 2 more$/);
  });

  test('returns nothing if there are no conflicts', async () => {
    expect(await renderConflicts(bars({}), keyOf)).toBeUndefined();
  });
});
