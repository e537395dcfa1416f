import { interval } from './format';
import { isInSession } from './host';

/** The regular session begins and ends at a half-hour of UTC, so that each half-hour is either in it or not. */
const HALF_HOUR: u64 = 1_800_000_000_000;

/** Answers of the host by the lowest bits of the number of a half-hour: the number plus one, doubled, plus 1 if it is in the session. */
const ANSWERS: u32 = 64;
const answers = memory.data(64 * 4, 4);

/** Returns true if a bar, counted from 1970, is in the regular session. */
export function isSessionBar(bar: u32): bool {
  const halfHour = ((bar as u64) * interval) / HALF_HOUR;
  const answer = answers + (((halfHour as u32) & (ANSWERS - 1)) << 2);
  const known = load<u32>(answer);
  if (known >> 1 == (halfHour as u32) + 1) return (known & 1) != 0;
  const isIn = isInSession(halfHour as u32);
  store<u32>(answer, (((halfHour as u32) + 1) << 1) | (isIn ? 1 : 0));
  return isIn;
}
