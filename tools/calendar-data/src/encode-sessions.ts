import type { SessionHours, SessionTable } from '@trading/calendars';
import type { LibrarySession } from './exchange-calendars';

const DAY_MINUTES = 1_440;
const DAY_MILLISECONDS = 86_400_000;

/**
 * Encodes sessions as a table: the hours that occur, and for each year the runs of weekdays with the same hours.
 *
 * @throws Error if there is a session on a weekend, which the table cannot hold
 */
export function encodeSessions(sessions: readonly LibrarySession[], firstYear: number, lastYear: number): SessionTable {
  const letters = new Map<string, string>();
  const hours: Record<string, SessionHours> = {};
  const byDate = new Map<string, string>();
  for (const session of sessions) {
    const of = hoursOf(session);
    const key = JSON.stringify(of);
    const letter = letters.get(key) ?? String.fromCharCode('a'.charCodeAt(0) + letters.size);
    letters.set(key, letter);
    hours[letter] = of;
    byDate.set(session.date, letter);
  }
  const years: string[] = [];
  for (let year = firstYear; year <= lastYear; year += 1) years.push(runsOf(year, byDate));
  if (byDate.size > 0)
    throw new Error(`Sessions on weekends, or outside of the years: ${[...byDate.keys()].join(' ')}`);
  return { hours, years };
}

/** Takes the weekdays of a year out of a map, and encodes them as runs. */
function runsOf(year: number, byDate: Map<string, string>): string {
  const runs: { letter: string; count: number }[] = [];
  const end = Date.UTC(year + 1, 0, 1);
  for (let day = Date.UTC(year, 0, 1); day < end; day += DAY_MILLISECONDS) {
    const time = new Date(day);
    if (time.getUTCDay() % 6 === 0) continue;
    const date = time.toISOString().slice(0, 10);
    const letter = byDate.get(date) ?? '-';
    byDate.delete(date);
    const last = runs.at(-1);
    if (last?.letter === letter) last.count += 1;
    else runs.push({ letter, count: 1 });
  }
  return runs.map(({ letter, count }) => `${count === 1 ? '' : count}${letter}`).join(' ');
}

function hoursOf({ date, regular, extended }: LibrarySession): SessionHours {
  const midnight = (Date.parse(date) / DAY_MILLISECONDS) * DAY_MINUTES;
  const relative = (parts: LibrarySession['regular']) =>
    parts.map(([open, close]) => [open - midnight, close - midnight] as const);
  return { regular: relative(regular), ...(extended ? { extended: relative(extended) } : {}) };
}
