import { easternOffset } from '../eastern-time';

const DAY = 86_400;

/** The regular session of the US stock exchanges in Eastern time, in seconds since midnight: 9:30 to 16:00. */
const SESSION = { start: 34_200, end: 57_600 } as const;

/**
 * Returns true if a time of day is in the regular session of the US stock exchanges. Weekends, holidays and early closes
 * are not known.
 *
 * @param time nanoseconds since 1970
 */
export function isInRegularSession(time: bigint): boolean {
  const seconds = Number(time / 1_000_000_000n);
  const timeOfDay = (seconds + easternOffset(seconds)) % DAY;
  return timeOfDay >= SESSION.start && timeOfDay < SESSION.end;
}
