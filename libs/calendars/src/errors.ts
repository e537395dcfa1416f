/** The base of the errors that this library throws on purpose. Names are literals, because bundling shortens class names. */
export class CalendarsError extends Error {
  public override readonly name: string = 'CalendarsError';
}

/** Thrown when a time zone is unknown. */
export class TimeZoneError extends CalendarsError {
  public override readonly name: string = 'TimeZoneError';

  public constructor(timeZone: string) {
    super(`The time zone must be a name of the IANA database, such as Europe/Berlin, got: ${timeZone}`);
  }
}

/** Thrown when sessions are needed that a calendar does not know. */
export class CalendarRangeError extends CalendarsError {
  public override readonly name: string = 'CalendarRangeError';

  /**
   * @param calendar the name of the calendar
   * @param from the first day that it knows
   * @param to the last day that it knows
   * @param time the time that was needed, nanoseconds since 1970
   */
  public constructor(calendar: string, from: string, to: string, time: bigint) {
    super(`The calendar ${calendar} knows the sessions from ${from} to ${to}, got: ${textOf(time)}`);
  }
}

function textOf(time: bigint): string {
  return new Date(Number(time / 1_000_000n)).toISOString();
}
