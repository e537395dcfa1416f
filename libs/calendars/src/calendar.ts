import { KNOWN, TABLES } from './data/sessions';
import { CalendarRangeError } from './errors';
import type { TimeRange } from './grid';
import { DAY, floorDivide, isoDate, MINUTE } from './interval';
import { decodeSessions, type DecodedSessions, type SessionHours } from './session-table';

/** The calendars, by the market identifier codes of exchanges. `24/7` is open at all times and has the days of UTC. */
export const CALENDARS = ['XNYS', 'XNAS', 'XLON', 'XTKS', '24/7'] as const;

/** The name of a calendar. */
export type CalendarName = (typeof CALENDARS)[number];

type Exchange = keyof typeof TABLES;

/**
 * The hours of a session: `regular` from open to close without a lunch break; `extended` with the trading before and after
 * it, which only XNYS and XNAS have (04:00 to 20:00 in New York, until 17:00 after a close at 13:00).
 */
export type SessionKind = 'regular' | 'extended';

/** A trading day of an exchange. */
export interface Session {
  /** The exchange's date, as a day counted from 1970-01-01. */
  readonly day: number;
  /** The times at which the exchange trades, ordered. At least one. */
  readonly parts: readonly TimeRange[];
}

/** The sessions of one kind of a calendar. They are ordered by their numbers and do not overlap. */
export interface Calendar {
  /**
   * The number of the first session that ends after a time. It may not exist, if the time is after the last session.
   *
   * @throws CalendarRangeError if the sessions of that time are not known
   */
  firstEndingAfter(time: bigint): number;
  /** The session with a number. Undefined if the calendar has none. */
  session(number: number): Session | undefined;
  /** @throws CalendarRangeError if the sessions of a day are not known */
  requireDay(day: number): void;
}

/** The time for which the sessions of a calendar are known, as whole days of UTC. Undefined if it has no limits. */
export function knownRange(calendar: CalendarName): TimeRange | undefined {
  if (calendar === '24/7') return undefined;
  return { from: BigInt(FIRST_DAY) * DAY, to: BigInt(END_DAY) * DAY };
}

/** Returns the sessions of a calendar. Those of an exchange are decoded when they are needed first. */
export function calendarOf(name: CalendarName, kind: SessionKind): Calendar {
  if (name === '24/7') return ALWAYS;
  const key = `${name} ${kind}`;
  let calendar = decoded.get(key);
  if (!calendar) decoded.set(key, (calendar = new ExchangeCalendar(name, kind)));
  return calendar;
}

/** The first day that is known, and the day after the last one. */
const FIRST_DAY = Date.UTC(KNOWN.firstYear, 0, 1) / 86_400_000;
const END_DAY = Date.UTC(KNOWN.lastYear + 1, 0, 1) / 86_400_000;

const ALWAYS: Calendar = {
  firstEndingAfter: (time) => Number(floorDivide(time, DAY)),
  session: (day) => ({ day, parts: [{ from: BigInt(day) * DAY, to: BigInt(day + 1) * DAY }] }),
  requireDay: () => undefined,
};

/** The calendars of exchanges that were decoded, by name and kind. */
const decoded = new Map<string, ExchangeCalendar>();

class ExchangeCalendar implements Calendar {
  private readonly sessions: DecodedSessions;
  /** The ends of the sessions, in minutes since 1970. */
  private readonly ends: readonly number[];

  public constructor(
    private readonly name: Exchange,
    private readonly kind: SessionKind,
  ) {
    this.sessions = decodeSessions(TABLES[name], KNOWN.firstYear);
    const { days, hours } = this.sessions;
    this.ends = hours.map((session, number) => (days[number] ?? 0) * 1_440 + (this.partsOf(session).at(-1)?.[1] ?? 0));
  }

  public firstEndingAfter(time: bigint): number {
    const minute = Number(floorDivide(time, MINUTE));
    if (minute < FIRST_DAY * 1_440 || time > BigInt(END_DAY) * DAY) throw this.outside(time);
    let low = 0;
    let high = this.ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.ends[middle] as number) > minute) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  public session(number: number): Session | undefined {
    const { days, hours } = this.sessions;
    const [day, session] = [days[number], hours[number]];
    if (day === undefined || session === undefined) return undefined;
    const midnight = BigInt(day) * DAY;
    const timeOf = (minute: number) => midnight + BigInt(minute) * MINUTE;
    return { day, parts: this.partsOf(session).map(([open, close]) => ({ from: timeOf(open), to: timeOf(close) })) };
  }

  public requireDay(day: number): void {
    if (day >= END_DAY) throw this.outside(BigInt(day) * DAY);
  }

  private partsOf({ regular, extended = regular }: SessionHours): SessionHours['regular'] {
    return this.kind === 'regular' ? regular : extended;
  }

  private outside(time: bigint): CalendarRangeError {
    return new CalendarRangeError(this.name, isoDate(FIRST_DAY), isoDate(END_DAY - 1), time);
  }
}
