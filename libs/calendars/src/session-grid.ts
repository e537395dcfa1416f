import { calendarOf, type Calendar, type CalendarName, type SessionKind } from './calendar';
import { rememberLast, type Grid, type GridInterval, type TimeRange } from './grid';
import { isoDate, mondayOf, weekOfDay, type Interval } from './interval';
import { intradayGrid } from './intraday-grid';

/**
 * Bars of an exchange's sessions. Trades outside of the sessions are in no bar.
 *
 * A daily bar is the exchange's day: it opens at the first open of the session and ends at the last close. A weekly bar
 * has the sessions of the dates from Monday to Sunday. Shorter bars divide the time since 1970 in UTC, and have the parts
 * of the sessions in them.
 *
 * The methods of the grid throw a CalendarRangeError if the sessions of a time are not known.
 */
export function sessionGrid(interval: Interval, calendar: CalendarName, session: SessionKind): Grid {
  const sessions = calendarOf(calendar, session);
  if (interval === '1d') return rememberLast(gridOf(sessions, (number) => dayOf(sessions, number)));
  if (interval === '1w') return rememberLast(gridOf(sessions, (number) => weekOf(sessions, number)));
  return rememberLast(clippedGrid(intradayGrid(interval), sessions));
}

/** @param intervalOf the interval to which a session belongs, by the number of the session */
function gridOf(sessions: Calendar, intervalOf: (number: number) => GridInterval | undefined): Grid {
  return {
    intervalAt: (time) => intervalOf(sessions.firstEndingAfter(time)),
    intervalFrom: (time) => {
      let number = sessions.firstEndingAfter(time);
      let interval = intervalOf(number);
      while (interval && interval.open < time) interval = intervalOf((number += 1));
      return interval;
    },
    intervalBefore: (time) => {
      const number = sessions.firstEndingAfter(time);
      const open = sessions.session(number)?.parts[0]?.from;
      return intervalOf(open !== undefined && open < time ? number : number - 1);
    },
  };
}

function dayOf(sessions: Calendar, number: number): GridInterval | undefined {
  const session = sessions.session(number);
  return session && intervalOf(session.parts, isoDate(session.day));
}

function weekOf(sessions: Calendar, number: number): GridInterval | undefined {
  const day = sessions.session(number)?.day;
  if (day === undefined) return undefined;
  const week = weekOfDay(day);
  sessions.requireDay(mondayOf(week) + 4);
  const inWeek = (candidate: number) => {
    const session = sessions.session(candidate);
    return session && weekOfDay(session.day) === week ? session : undefined;
  };
  let first = number;
  while (inWeek(first - 1)) first -= 1;
  const parts: TimeRange[] = [];
  for (let session = inWeek(first); session; session = inWeek((first += 1))) parts.push(...session.parts);
  return intervalOf(parts, isoDate(mondayOf(week)));
}

/** The interval from the beginning of the first part to the end of the last one. */
function intervalOf(parts: readonly TimeRange[], label: string): GridInterval | undefined {
  const [open, end] = [parts[0]?.from, parts.at(-1)?.to];
  if (open === undefined || end === undefined) return undefined;
  return { open, end, label, ...partsOf(parts, open, end) };
}

/** The intervals of a grid that have a part of a session. */
function clippedGrid(grid: Grid, sessions: Calendar): Grid {
  const clip = (interval: GridInterval | undefined): GridInterval | undefined => {
    if (!interval) return undefined;
    const { open, end } = interval;
    const parts: TimeRange[] = [];
    let number = sessions.firstEndingAfter(open);
    for (;;) {
      const inside = sessions.session(number)?.parts.filter(({ from, to }) => from < end && open < to) ?? [];
      if (inside.length === 0) break;
      parts.push(...inside.map(({ from, to }) => ({ from: from < open ? open : from, to: to < end ? to : end })));
      number += 1;
    }
    return parts.length === 0 ? undefined : { ...interval, ...partsOf(parts, open, end) };
  };
  return {
    intervalAt: (time) => clip(grid.intervalAt(time)),
    intervalFrom: (time) => {
      const next = grid.intervalFrom(time);
      if (!next) return undefined;
      const session = sessions.session(sessions.firstEndingAfter(next.open));
      const part = session?.parts.find(({ to }) => to > next.open);
      return part && clip(part.from <= next.open ? next : grid.intervalAt(part.from));
    },
    intervalBefore: (time) => {
      const previous = grid.intervalBefore(time);
      if (!previous) return undefined;
      const number = sessions.firstEndingAfter(previous.open);
      const parts = [number - 1, number].flatMap((candidate) => sessions.session(candidate)?.parts ?? []);
      const part = parts.filter(({ from }) => from < previous.end).at(-1);
      return part && clip(part.to > previous.open ? previous : grid.intervalAt(part.to - 1n));
    },
  };
}

/** The parts of an interval, as ranges that do not touch each other. Omitted if they are all of it. */
function partsOf(ranges: readonly TimeRange[], open: bigint, end: bigint): Pick<GridInterval, 'parts'> {
  const parts: TimeRange[] = [];
  for (const { from, to } of ranges) {
    const previous = parts.at(-1);
    if (previous?.to === from) parts.splice(-1, 1, { from: previous.from, to });
    else parts.push({ from, to });
  }
  const [first] = parts;
  return parts.length === 1 && first?.from === open && first.to === end ? {} : { parts };
}
