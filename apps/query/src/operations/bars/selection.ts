import * as z from 'zod/mini';
import { NANOSECONDS, type StoredInterval } from '@trading/bars';
import { TimeZoneError } from '@trading/calendars';
import { InvalidParameterError } from '../../errors';
import {
  calendar,
  fill,
  format,
  from,
  include,
  interval,
  INTERVALS,
  numbers,
  PARAMETER_TEXTS,
  session,
  to,
  tz,
} from '../../schema/parameters';
import { parseInstant } from '../../time/instants';
import { Zone } from '../../time/zone';

/** The parameters that select bars. Pages of one answer have the same. */
export const SELECTION = { interval, from, to, fill, tz, session, calendar };

/** The parameters that decide how bars are written. */
export const PRESENTATION = { numbers, format, include };

/** The values of the parameters that select bars. */
export type Selection = z.output<z.ZodMiniObject<typeof SELECTION>>;

/** The values of the parameters that decide how bars are written. */
export type Presentation = z.output<z.ZodMiniObject<typeof PRESENTATION>>;

/** The range of a request, nanoseconds since 1970. An end is undefined if the request does not state it. */
export interface RequestedRange {
  readonly zone: Zone;
  readonly from?: bigint;
  readonly to?: bigint;
}

/** @throws InvalidParameterError if bars are not stored in intervals as short as the requested one */
export function checkInterval(requested: Selection['interval'], stored: StoredInterval, parameter = 'interval'): void {
  if (NANOSECONDS[requested] >= NANOSECONDS[stored]) return;
  const possible = INTERVALS.filter((one) => NANOSECONDS[one] >= NANOSECONDS[stored]);
  throw new InvalidParameterError({
    parameter,
    expected: `one of ${possible.join(', ')}, because bars are stored in intervals of ${stored}`,
    found: requested,
  });
}

/** @throws InvalidParameterError if the zone or a time does not exist, or the range is empty */
export function readRange(query: Pick<Selection, 'from' | 'to'> & { readonly tz?: string }): RequestedRange {
  const { tz: name = 'UTC' } = query;
  const zone = readZone(name);
  const range = { zone, from: readTime('from', query.from, zone), to: readTime('to', query.to, zone) };
  if (range.from !== undefined && range.to !== undefined && range.from >= range.to) {
    throw new InvalidParameterError({
      parameter: 'to',
      expected: `a time after \`from\`, which is ${query.from}. The range does not contain \`to\` itself`,
      found: query.to,
    });
  }
  return range;
}

function readZone(name: string): Zone {
  try {
    return name === 'UTC' ? Zone.UTC : new Zone(name);
  } catch (error) {
    if (!(error instanceof TimeZoneError)) throw error;
    throw new InvalidParameterError({ parameter: 'tz', expected: 'an IANA time zone', found: name });
  }
}

function readTime(parameter: 'from' | 'to', text: string | undefined, zone: Zone): bigint | undefined {
  if (text === undefined) return undefined;
  const time = parseInstant(text, zone);
  if (time !== undefined) return time;
  const { expected = '' } = PARAMETER_TEXTS.get({ from, to }[parameter]) ?? {};
  throw new InvalidParameterError({ parameter, expected, found: text });
}
