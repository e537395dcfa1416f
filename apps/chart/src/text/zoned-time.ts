/** Formats times in a time zone, always in the order of ISO 8601. */
export class ZonedTime {
  private readonly parts: Intl.DateTimeFormat;
  private readonly offsets = new Map<number, number>();

  public constructor(public readonly timeZone: string) {
    this.parts = new Intl.DateTimeFormat('en-GB', {
      ...{ timeZone, calendar: 'gregory', numberingSystem: 'latn', hourCycle: 'h23' },
      ...{ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit' },
    });
  }

  /**
   * The local time of an instant, as the milliseconds at which UTC shows the same digits.
   *
   * @param time milliseconds since 1970
   */
  public local(time: number): number {
    return time + this.offset(time);
  }

  /** For example `2024-08-08`. */
  public date(time: number): string {
    return this.iso(time).slice(0, 10);
  }

  /** For example `14:30`, or `14:30:05` with seconds. */
  public clock(time: number, seconds = false): string {
    return this.iso(time).slice(11, seconds ? 19 : 16);
  }

  /** For example `2024-08-08 14:30`. */
  public minute(time: number, seconds = false): string {
    return `${this.date(time)} ${this.clock(time, seconds)}`;
  }

  private iso(time: number): string {
    return new Date(this.local(time)).toISOString();
  }

  /** Offsets change at whole quarters of an hour. */
  private offset(time: number): number {
    const quarter = Math.floor(time / QUARTER_HOUR);
    const known = this.offsets.get(quarter);
    if (known !== undefined) return known;
    const start = quarter * QUARTER_HOUR;
    const field: Record<string, number> = {};
    for (const { type, value } of this.parts.formatToParts(start)) field[type] = Number(value);
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = field;
    const offset = Date.UTC(year, month - 1, day, hour, minute, second) - start;
    this.offsets.set(quarter, offset);
    return offset;
  }
}

const QUARTER_HOUR = 900_000;
