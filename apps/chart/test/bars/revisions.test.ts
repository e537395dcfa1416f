import { mergeRevisions, revisionsBetween } from '../../src/bars/revisions';
import { MINUTE, START, traded, untraded } from '../rows';

describe('revisionsBetween', () => {
  test('reports a closed bar whose revision has changed, with the fields that differ', () => {
    const after = traded(0, { revision: 'b', high: '2.50', volume: '3.000000000000000001', conflicts: ['f2'] });
    expect(revisionsBetween([traded(0)], [after])).toEqual([
      {
        time: START,
        kind: 'revised',
        changes: [
          { field: 'high', before: '2.5', after: '2.50' },
          { field: 'volume', before: '3', after: '3.000000000000000001' },
          { field: 'conflicts', before: '–', after: 'f2' },
        ],
      },
    ]);
  });

  test('reports bars that were added between others, and bars that were removed', () => {
    const before = [untraded(0), untraded(1, 'unknown'), traded(2), traded(3)];
    const after = [traded(0), traded(1), untraded(2, 'unknown'), traded(3)];
    expect(revisionsBetween(before, after)).toEqual([
      { time: START, kind: 'added', changes: [] },
      { time: START + MINUTE, kind: 'added', changes: [] },
      { time: START + 2 * MINUTE, kind: 'removed', changes: [] },
    ]);
  });

  test.each([
    ['an unchanged bar', [traded(0)], [traded(0)]],
    ['an open bar that grows', [traded(0, { state: 'open' })], [traded(0, { state: 'open', revision: 'b' })]],
    ['an open bar that closes', [traded(0, { state: 'open' })], [traded(0, { revision: 'b' })]],
    ['a bar after all others', [traded(0)], [traded(0), traded(1)]],
    ['an empty interval after all others that gets trades', [traded(0), untraded(1)], [traded(0), traded(1)]],
    ['an unknown interval that a file covers now', [untraded(0, 'unknown'), traded(1)], [untraded(0), traded(1)]],
    ['bars that were loaded later', [traded(5)], [traded(4), traded(5)]],
  ])('does not report %s', (_name, before, after) => {
    expect(revisionsBetween(before, after)).toEqual([]);
  });
});

test('the newest revision of a bar replaces earlier ones, and is the first of the list', () => {
  const [first, second, third] = [0, 1, 2].map((time) => ({ time, kind: 'revised', changes: [] }) as const);
  const again = { ...first!, kind: 'removed' } as const;
  expect(mergeRevisions([second!, first!], [again, third!])).toEqual([third, again, second]);
});
