import { TimeZoneError } from './errors';
import { floorDivide, SECOND } from './interval';

const DAY_SECONDS = 86_400;

/** The formats of time zones, by the names that `Intl` gives them. */
const formats = new Map<string, Intl.DateTimeFormat>();

/** A time zone of the IANA database, as the current runtime knows it. */
export class TimeZone {
  /** The name with the capitals of the database. Some names are those of the zone that they stand for. */
  public readonly name: string;
  private readonly format: Intl.DateTimeFormat;
  /** The offsets that were looked up, by their second since 1970. */
  private readonly offsets = new Map<number, number>();

  /** @throws TimeZoneError if the name is unknown */
  public constructor(name: string) {
    this.format = formatOf(name);
    this.name = this.format.resolvedOptions().timeZone;
  }

  /**
   * The local time less UTC, in nanoseconds.
   *
   * @param time nanoseconds since 1970
   */
  public offsetAt(time: bigint): bigint {
    return BigInt(this.lookUp(Number(floorDivide(time, SECOND)))) * SECOND;
  }

  /**
   * The number of the local day that contains a time, counted from 1970-01-01.
   *
   * If clocks go back over midnight, the new day has begun at the first midnight.
   *
   * @param time nanoseconds since 1970
   */
  public dayAt(time: bigint): number {
    const second = Number(floorDivide(time, SECOND));
    let day = Math.floor((second + this.lookUp(second)) / DAY_SECONDS);
    while (this.startOfDay(day + 1) <= time) day += 1;
    return day;
  }

  /**
   * The first time at which the local date is a day or a later one, in nanoseconds since 1970.
   *
   * A day whose midnight does not exist begins when clocks go forward over it. A day that a zone skipped has no length: it
   * begins at the same time as the next day.
   *
   * @param day counted from 1970-01-01
   */
  public startOfDay(day: number): bigint {
    const midnight = day * DAY_SECONDS;
    const [low, high] = [midnight - DAY_SECONDS, midnight + DAY_SECONDS];
    const [before, after] = [this.remember(low), this.remember(high)];
    // No zone has changed its offset twice within 48 hours since 1970.
    const change = before === after ? high : this.changeBetween(low, high, before);
    const start = midnight - before < change ? midnight - before : Math.max(change, midnight - after);
    return BigInt(start) * SECOND;
  }

  /** The second at which the offset changes from `before`. */
  private changeBetween(from: number, to: number, before: number): number {
    let [low, high] = [from, to];
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (this.lookUp(middle) === before) low = middle;
      else high = middle;
    }
    return high;
  }

  private remember(second: number): number {
    let offset = this.offsets.get(second);
    if (offset === undefined) this.offsets.set(second, (offset = this.lookUp(second)));
    return offset;
  }

  private lookUp(second: number): number {
    // Such as `8/8/2024, GMT-04:00`, or `8/8/2024, GMT`.
    const [, sign, hours, minutes, seconds = 0] =
      /GMT([+-])(\d\d):(\d\d)(?::(\d\d))?$/.exec(this.format.format(second * 1_000)) ?? [];
    if (sign === undefined) return 0;
    return (sign === '-' ? -1 : 1) * (Number(hours) * 3_600 + Number(minutes) * 60 + Number(seconds));
  }
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  try {
    const format = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
    formats.set(format.resolvedOptions().timeZone, format);
    return format;
  } catch (error) {
    if (error instanceof RangeError) throw new TimeZoneError(timeZone);
    throw error;
  }
}
