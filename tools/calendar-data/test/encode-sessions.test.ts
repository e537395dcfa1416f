import { encodeSessions } from '../src/encode-sessions';
import { toSession, type SessionRow } from '../src/exchange-calendars';

/** A session from 09:30 to 16:00, in minutes since 1970. */
const session = (date: string, ...rest: Partial<LibraryHours>[]) => {
  const midnight = Date.parse(date) / 60_000;
  const { breakStart, breakEnd, close = 960, extended } = Object.assign({}, ...rest) as Partial<LibraryHours>;
  const time = (minute?: number) => (minute === undefined ? null : midnight + minute);
  const row: SessionRow = [
    ...([date, midnight + 570, time(breakStart), time(breakEnd), midnight + close] as const),
    ...([time(extended?.[0]), time(extended?.[1]), '09:30', '16:00'] as const),
  ];
  return toSession(row);
};
interface LibraryHours {
  readonly breakStart: number;
  readonly breakEnd: number;
  readonly close: number;
  readonly extended: readonly [number, number];
}

describe('encodeSessions', () => {
  test('encodes weekdays with the same hours as runs, year by year', () => {
    const sessions = [
      // Monday 2023-01-02 to Wednesday, and the first weekday of the next year.
      ...['2023-01-02', '2023-01-03', '2023-01-04', '2024-01-01'].map((date) => session(date)),
    ];
    expect(encodeSessions(sessions, 2023, 2024)).toEqual({
      hours: { a: { regular: [[570, 960]] } },
      years: ['3a 257-', 'a 261-'],
    });
  });

  test('encodes breaks, early closes and extended hours', () => {
    const sessions = [
      session('2023-01-02', { breakStart: 690, breakEnd: 750 }),
      session('2023-01-03', { close: 780, extended: [240, 1_020] }),
      session('2023-01-04', { breakStart: 690, breakEnd: 750 }),
    ];
    expect(encodeSessions(sessions, 2023, 2023)).toEqual({
      hours: {
        a: {
          regular: [
            [570, 690],
            [750, 960],
          ],
        },
        b: { regular: [[570, 780]], extended: [[240, 1_020]] },
      },
      years: ['a b a 257-'],
    });
  });

  test('throws if a session cannot be encoded', () => {
    expect(() => encodeSessions([session('2023-01-07'), session('2025-01-02')], 2023, 2024)).toThrow(
      'Sessions on weekends, or outside of the years: 2023-01-07 2025-01-02',
    );
  });
});
