/**
 * The sessions of an exchange, as they are stored: for each year, its weekdays from Monday to Friday in runs. A run is the
 * number of weekdays, if it is not 1, and the letter of their hours, or `-` if the exchange is closed. There are no
 * sessions on weekends.
 */
export interface SessionTable {
  /** The hours by letter. */
  readonly hours: Readonly<Record<string, SessionHours>>;
  /** The runs of each year, from the first year on. */
  readonly years: readonly string[];
}

/** The hours of a session: pairs of minutes since midnight in UTC at the beginning of the session's date. */
export interface SessionHours {
  readonly regular: readonly (readonly [open: number, close: number])[];
  /** @default - the regular hours */
  readonly extended?: readonly (readonly [open: number, close: number])[];
}

/** The sessions of a table, by their positions in ascending order. */
export interface DecodedSessions {
  /** Their dates as days, counted from 1970-01-01. */
  readonly days: readonly number[];
  readonly hours: readonly SessionHours[];
}

/** Reads the runs of all years. */
export function decodeSessions(table: SessionTable, firstYear: number): DecodedSessions {
  const days: number[] = [];
  const hours: SessionHours[] = [];
  for (const [index, runs] of table.years.entries()) {
    let day = Date.UTC(firstYear + index, 0, 1) / 86_400_000;
    for (const [, count = '', letter = ''] of runs.matchAll(/(\d*)([a-z-])/g)) {
      for (let left = Number(count || 1); left > 0; left -= 1) {
        while (isWeekend(day)) day += 1;
        const session = table.hours[letter];
        if (session) {
          days.push(day);
          hours.push(session);
        }
        day += 1;
      }
    }
  }
  return { days, hours };
}

/** True on Saturday and Sunday. Day 0 is a Thursday. */
export function isWeekend(day: number): boolean {
  const weekday = (day + 3) % 7;
  return weekday > 4;
}
