import type { InstrumentRange } from '@trading/bars';
import type { FeedDay } from './export-index';

/** Nanoseconds of a UTC day. */
const DAY = 86_400_000_000_000n;

/** The days that a range touches. */
export function daysOf({ feed, from, to }: InstrumentRange): FeedDay[] {
  const days: FeedDay[] = [];
  for (let start = from - (from % DAY); start < to; start += DAY) days.push({ feed, date: dateOf(start) });
  return days;
}

/** The bounds of a day, nanoseconds since 1970. */
export function boundsOf({ date }: Pick<FeedDay, 'date'>): { readonly from: bigint; readonly to: bigint } {
  const from = BigInt(Date.parse(date)) * 1_000_000n;
  return { from, to: from + DAY };
}

function dateOf(time: bigint): string {
  return new Date(Number(time / 1_000_000n)).toISOString().slice(0, 10);
}
