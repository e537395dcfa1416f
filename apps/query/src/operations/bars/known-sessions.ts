import { knownRange, type CalendarName } from '@trading/calendars';
import type { TimeRange } from '@trading/bars';
import { InvalidParameterError } from '../../errors';
import { isoTime } from '../../time/instants';
import type { RequestedRange, Selection } from './selection';

/**
 * Limits a range to the time for which the sessions of a calendar are known.
 *
 * @param range the range of the request, with defaults for the ends that the request does not state
 * @throws InvalidParameterError if an end that the request states is outside
 */
export function limitToSessions(
  range: TimeRange,
  requested: RequestedRange,
  session: Selection['session'],
  calendar: CalendarName,
): TimeRange {
  const known = session === 'all' ? undefined : knownRange(calendar);
  if (!known) return range;
  const limited = { from: clamp(range.from, known), to: clamp(range.to, known) };
  for (const end of ['from', 'to'] as const) {
    if (requested[end] === undefined || limited[end] === range[end]) continue;
    throw new InvalidParameterError({
      parameter: end,
      expected: `a time from ${isoTime(known.from)} to ${isoTime(known.to)}, for which the sessions of ${calendar} are known`,
      found: isoTime(range[end]),
    });
  }
  return limited;
}

function clamp(time: bigint, { from, to }: TimeRange): bigint {
  return time < from ? from : time < to ? time : to;
}
