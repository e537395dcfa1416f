import { knownRange, sessionsOf, TimeZone, type ExchangeSession, type TimeRange } from '@trading/calendars';
import type { Exchange, LibrarySession } from './exchange-calendars';

const MINUTE = 60_000_000_000n;

/** The zones of the exchanges. */
const TIME_ZONES: Readonly<Record<Exchange, string>> = {
  XNYS: 'America/New_York',
  XNAS: 'America/New_York',
  XLON: 'Europe/London',
  XTKS: 'Asia/Tokyo',
};

/** The result of a comparison. */
export interface Comparison {
  /** Numbers of compared sessions and of those that are special. */
  readonly sessions: number;
  readonly shortened: number;
  readonly withBreak: number;
  /** Number of sessions before which the clocks of the exchange changed. */
  readonly clockChanges: number;
  /** The differences, as text. */
  readonly differences: readonly string[];
}

/** Compares all sessions of `@trading/calendars` with those of exchange_calendars. */
export function compareSessions(exchange: Exchange, expected: readonly LibrarySession[]): Comparison {
  const { from, to } = knownRange(exchange) ?? { from: 0n, to: 0n };
  const actual = new Map(sessionsOf(exchange, from, to).map((session) => [session.date, session]));
  const zone = new TimeZone(TIME_ZONES[exchange]);
  const differences: string[] = [];
  let clockChanges = 0;
  let offset: bigint | undefined;
  for (const session of expected) {
    const found = actual.get(session.date);
    actual.delete(session.date);
    const [wanted, got] = [textOfExpected(session), found && textOf(found, zone)];
    if (wanted !== got) differences.push(`${exchange} ${session.date}: ${wanted}, but found ${got ?? 'no session'}`);
    const next = zone.offsetAt(BigInt(session.regular[0]?.[0] ?? 0) * MINUTE);
    if (offset !== undefined && next !== offset) clockChanges += 1;
    offset = next;
  }
  differences.push(...[...actual.keys()].map((date) => `${exchange} ${date}: no session, but found one`));
  return {
    sessions: expected.length,
    shortened: expected.filter(({ localClose }) => localClose < '14:00').length,
    withBreak: expected.filter(({ regular }) => regular.length > 1).length,
    ...{ clockChanges, differences },
  };
}

function textOfExpected({ regular, extended = regular, localOpen, localClose }: LibrarySession): string {
  return [regular, extended, localOpen, localClose].map((part) => JSON.stringify(part)).join(' ');
}

function textOf({ regular, extended }: ExchangeSession, zone: TimeZone): string {
  const minutes = (parts: readonly TimeRange[]) =>
    parts.map(({ from, to }) => [Number(from / MINUTE), Number(to / MINUTE)]);
  const local = (time = 0n) => new Date(Number((time + zone.offsetAt(time)) / 1_000_000n)).toISOString().slice(11, 16);
  return [minutes(regular), minutes(extended), local(regular[0]?.from), local(regular.at(-1)?.to)]
    .map((part) => JSON.stringify(part))
    .join(' ');
}
