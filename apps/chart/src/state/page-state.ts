import { CALENDARS, INTERVALS, isTimeZone, SESSIONS, type Calendar, type Interval, type Session } from './settings';

/** Everything that a link to the page keeps. */
export interface PageState {
  readonly feed?: string;
  readonly symbol?: string;
  readonly interval: Interval;
  readonly timeZone: string;
  readonly session: Session;
  /** The calendar of the feed if undefined. */
  readonly calendar?: Calendar;
  /** The open time of the first visible bar, milliseconds since 1970. The newest bars are visible if undefined. */
  readonly from?: number;
  /** The open time of the last visible bar. The view follows the newest bar if undefined. */
  readonly to?: number;
}

export const DEFAULT_STATE: PageState = { interval: '1m', timeZone: 'UTC', session: 'all' };

/** Reads the state from the query of an address. Unknown values are replaced by defaults. */
export function parsePageState(query: string): PageState {
  const parameters = new URLSearchParams(query);
  const text = (name: string) => parameters.get(name) ?? undefined;
  const oneOf = <T extends string>(name: string, values: readonly T[]) =>
    values.find((value) => value === parameters.get(name));
  const timeZone = parameters.get('tz');
  return withoutUndefined({
    feed: text('feed'),
    symbol: text('symbol'),
    interval: oneOf('interval', INTERVALS) ?? DEFAULT_STATE.interval,
    timeZone: timeZone !== null && isTimeZone(timeZone) ? timeZone : DEFAULT_STATE.timeZone,
    session: oneOf('session', Object.keys(SESSIONS) as Session[]) ?? DEFAULT_STATE.session,
    calendar: oneOf('calendar', CALENDARS),
    from: parseTime(parameters.get('from')),
    to: parseTime(parameters.get('to')),
  });
}

/** Writes the state as the query of an address. Defaults are left out. */
export function formatPageState(state: PageState): string {
  const time = (value: number | undefined) => (value === undefined ? undefined : formatTime(value));
  const parameters: Record<string, string | undefined> = {
    feed: state.feed,
    symbol: state.symbol,
    interval: state.interval,
    tz: state.timeZone === DEFAULT_STATE.timeZone ? undefined : state.timeZone,
    session: state.session === DEFAULT_STATE.session ? undefined : state.session,
    calendar: state.calendar,
    from: time(state.from),
    to: time(state.to),
  };
  const query = Object.entries(parameters)
    .filter((entry): entry is [string, string] => entry[1] !== undefined)
    // Time zones, symbols and times stay readable: neither `/` nor `:` needs an escape in a query.
    .map(([name, value]) => `${name}=${encodeURIComponent(value).replaceAll('%2F', '/').replaceAll('%3A', ':')}`);
  return query.length > 0 ? `?${query.join('&')}` : '';
}

function parseTime(text: string | null): number | undefined {
  const time = text === null ? NaN : Date.parse(text);
  return Number.isNaN(time) ? undefined : time;
}

function formatTime(time: number): string {
  return new Date(time).toISOString().replace('.000Z', 'Z');
}

function withoutUndefined<T extends object>(value: { [Name in keyof T]: T[Name] | undefined }): T {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as T;
}
