import { knownRange, sessionsOf } from '@trading/calendars';
import { compareSessions } from '../src/compare-sessions';
import type { LibrarySession } from '../src/exchange-calendars';

const MINUTE = 60_000_000_000n;
const { from, to } = knownRange('XTKS')!;

/** All sessions of Tokyo as exchange_calendars would have them. */
const expected: LibrarySession[] = sessionsOf('XTKS', from, to).map(({ date, regular }) => ({
  date,
  regular: regular.map((part) => [Number(part.from / MINUTE), Number(part.to / MINUTE)] as const),
  localOpen: '09:00',
  localClose: date < '2024-11-05' ? '15:00' : '15:30',
}));

describe('compareSessions', () => {
  test('counts sessions without a difference', () => {
    expect(compareSessions('XTKS', expected)).toEqual({
      ...{ sessions: expected.length, shortened: 0, withBreak: expected.length, clockChanges: 0, differences: [] },
    });
  });

  test('reports other times, and sessions that only one of both has', () => {
    const [first, second, third, ...others] = expected as [LibrarySession, LibrarySession, LibrarySession];
    const late = { ...second, regular: second.regular.map(([open, close]) => [open + 1, close] as const) };
    const local = { ...third, localClose: '15:01' };
    const { differences } = compareSessions('XTKS', [late, local, ...others, { ...first, date: '2024-01-01' }]);

    expect(differences).toHaveLength(4);
    expect(differences[0]).toMatch(new RegExp(`^XTKS ${second.date}: .*, but found `));
    expect(differences[1]).toMatch(new RegExp(`^XTKS ${third.date}: .* "15:01", but found .* "15:00"$`));
    expect(differences[2]).toMatch(/^XTKS 2024-01-01: .*, but found no session$/);
    expect(differences[3]).toBe(`XTKS ${first.date}: no session, but found one`);
  });
});
