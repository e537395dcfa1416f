import type { BarGrid } from '@trading/bars';
import { sessionGrid, zoneGrid, type CalendarName } from '@trading/calendars';
import type { Selection } from './selection';

/**
 * The intervals of the bars of a request.
 *
 * @returns undefined for those of the reader, which are days and weeks of UTC
 */
export function gridOf(
  { interval, session, tz }: Pick<Selection, 'interval' | 'session' | 'tz'>,
  calendar: CalendarName,
): BarGrid | undefined {
  if (session !== 'all') return sessionGrid(interval, calendar, session);
  return tz === 'UTC' ? undefined : zoneGrid(interval, tz);
}
