import { calendarOf, type CalendarName } from './calendar';
import type { TimeRange } from './grid';
import { isoDate } from './interval';

/** A trading day of an exchange with its hours, in nanoseconds since 1970. */
export interface ExchangeSession {
  /** The exchange's date, such as `2024-08-08`. */
  readonly date: string;
  /** From the open to the close, in two parts if there is a lunch break. */
  readonly regular: readonly TimeRange[];
  /** The regular hours and the trading before and after them. The regular hours if the exchange has no other. */
  readonly extended: readonly TimeRange[];
}

/**
 * Returns the sessions that have a part in a range, ordered by time.
 *
 * @param from nanoseconds since 1970
 * @param to the end, exclusive
 * @throws CalendarRangeError if the sessions of the range are not known
 */
export function sessionsOf(calendar: CalendarName, from: bigint, to: bigint): ExchangeSession[] {
  const [regular, extended] = [calendarOf(calendar, 'regular'), calendarOf(calendar, 'extended')];
  const sessions: ExchangeSession[] = [];
  const end = extended.firstEndingAfter(to);
  for (let number = extended.firstEndingAfter(from); number <= end; number += 1) {
    const long = extended.session(number);
    const short = regular.session(number);
    if (long && short && long.parts.some((part) => part.from < to && from < part.to)) {
      sessions.push({ date: isoDate(long.day), regular: short.parts, extended: long.parts });
    }
  }
  return sessions;
}
