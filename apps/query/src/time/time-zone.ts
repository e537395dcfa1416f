const SECOND = 1_000_000_000n;

/** An IANA time zone, for times since 1970. */
export class TimeZone {
  public static readonly UTC = new TimeZone('UTC');

  /** @returns undefined if there is no such zone */
  public static of(name: string): TimeZone | undefined {
    if (name === 'UTC') return TimeZone.UTC;
    try {
      return new TimeZone(name, new Intl.DateTimeFormat('en-US', { timeZone: name, timeZoneName: 'longOffset' }));
    } catch {
      return undefined;
    }
  }

  private constructor(
    public readonly name: string,
    private readonly format?: Intl.DateTimeFormat,
  ) {}

  /** The offset to UTC at a time, in whole minutes. Liberia's before 1972 had seconds, which are left out. */
  public offsetAt(time: bigint): number {
    if (!this.format) return 0;
    const parts = this.format.formatToParts(Number(time / 1_000_000n));
    const offset = parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
    const match = /^GMT([+-])(\d\d):(\d\d)/.exec(offset);
    if (!match) return 0;
    const [, sign, hours, minutes] = match;
    return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
  }

  /** The first instant of a date: midnight, or the end of the gap if the clock skips midnight. */
  public startOf(date: string): bigint {
    const midnight = BigInt(Date.parse(`${date}T00:00:00Z`)) * 1_000_000n;
    const day = 86_400n * SECOND;
    // The offsets before and after any change of the clock near midnight.
    const offsets = [this.offsetAt(midnight - day), this.offsetAt(midnight + day)];
    const instants = offsets.map((offset) => midnight - BigInt(offset) * 60n * SECOND);
    const exact = instants.filter((instant, index) => this.offsetAt(instant) === offsets[index]);
    return exact.reduce((a, b) => (b < a ? b : a), exact[0] ?? this.changeAfter(midnight - day));
  }

  /** The first change of the offset after a time, to the minute. */
  private changeAfter(time: bigint): bigint {
    let [before, after] = [time, time + 2n * 86_400n * SECOND];
    const offset = this.offsetAt(before);
    while (after - before > 60n * SECOND) {
      const middle = before + ((after - before) / (120n * SECOND)) * 60n * SECOND;
      if (this.offsetAt(middle) === offset) before = middle;
      else after = middle;
    }
    return after;
  }
}
