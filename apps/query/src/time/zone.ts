import { TimeZone } from '@trading/calendars';

const MINUTE = 60_000_000_000n;

/** A time zone by the name that a request has for it. */
export class Zone {
  public static readonly UTC = new Zone('UTC');

  private readonly zone: TimeZone;

  /** @throws TimeZoneError if the name is unknown */
  public constructor(public readonly name: string) {
    this.zone = new TimeZone(name);
  }

  /** The offset to UTC in whole minutes. That of Liberia before 1972 had seconds, which are left out. */
  public offsetAt(time: bigint): number {
    return this.name === 'UTC' ? 0 : Number(this.zone.offsetAt(time) / MINUTE);
  }

  /** The first time of a date, such as `2024-08-08`, in nanoseconds since 1970. */
  public startOf(date: string): bigint {
    return this.zone.startOfDay(Date.parse(`${date}T00:00:00Z`) / 86_400_000);
  }
}
