import { constantOf, textOf, type TextBuffer } from '../text/text-buffer';
import { Zone } from './zone';

/** The end of the times that can be stated, exclusive: the first second that needs eleven digits. */
export const END_OF_TIME = 10_000_000_000_000_000_000n;

/** The nanoseconds of the unit of an epoch, by its number of digits. */
const EPOCH_UNITS: Readonly<Record<number, bigint>> = { 10: 1_000_000_000n, 13: 1_000_000n, 16: 1_000n, 19: 1n };

/**
 * Reads a time of a request: a date-time with an offset, a date, or an epoch.
 *
 * @param zone the zone of dates
 * @returns nanoseconds since 1970, or undefined if the time is before 1970, after 2286, or has more than 9 decimals
 */
export function parseInstant(text: string, zone: Zone): bigint | undefined {
  const time = nanosecondsOf(text, zone);
  return time !== undefined && time >= 0n && time < END_OF_TIME ? time : undefined;
}

function nanosecondsOf(text: string, zone: Zone): bigint | undefined {
  if (/^\d+$/.test(text)) return BigInt(text) * (EPOCH_UNITS[text.length] as bigint);
  if (!text.includes('T')) return zone.startOf(text);
  const [, fraction = ''] = /\.(\d+)/.exec(text) ?? [];
  if (/[1-9]/.test(fraction.slice(9))) return undefined;
  const seconds = BigInt(Date.parse(text.replace(/\.\d+/, '')));
  return seconds * 1_000_000n + BigInt(fraction.slice(0, 9).padEnd(9, '0'));
}

const SECOND = 1_000_000_000n;

/** Seconds of a minute, a quarter of an hour and an hour. */
const MINUTE = 60;
const QUARTER = 15 * MINUTE;
const HOUR = 60 * MINUTE;

/** Writes times as ISO 8601 with the offset of a zone. Times in ascending order are written fast. */
export class InstantWriter {
  /** The quarter of an hour whose offset is known. */
  private quarter: number | undefined;
  private offset = 0;
  private suffix = constantOf('');
  /** The local hour whose text is known. */
  private hour: number | undefined;
  private prefix = constantOf('');

  public constructor(private readonly zone: Zone) {}

  /** @param time nanoseconds since 1970 */
  public write(time: bigint): string {
    return textOf((out) => this.append(out, time));
  }

  /** Appends a time to a text. */
  public append(out: TextBuffer, time: bigint): TextBuffer {
    const seconds = Number(time / SECOND);
    const quarter = Math.floor(seconds / QUARTER);
    if (quarter !== this.quarter) this.readOffset(seconds, quarter);
    const local = seconds + this.offset * MINUTE;
    const hour = Math.floor(local / HOUR);
    if (hour !== this.hour) {
      this.hour = hour;
      this.prefix = constantOf(new Date(hour * HOUR * 1_000).toISOString().slice(0, 14));
    }
    const rest = local - hour * HOUR;
    const minute = Math.floor(rest / MINUTE);
    out
      .constant(this.prefix)
      .pair(minute)
      .text(':')
      .pair(rest - minute * MINUTE);
    const nanoseconds = time % SECOND;
    if (nanoseconds > 0n) out.text(fractionOf(nanoseconds));
    return out.constant(this.suffix);
  }

  private readOffset(seconds: number, quarter: number): void {
    const offsetAt = (second: number) => this.zone.offsetAt(BigInt(second) * SECOND);
    this.offset = offsetAt(seconds);
    this.suffix = constantOf(suffixOf(this.offset, this.zone.name));
    // A change of the clock within the quarter is rare, and then every offset is looked up.
    const isConstant = [quarter, quarter + 1].every((start) => offsetAt(start * QUARTER) === this.offset);
    this.quarter = isConstant ? quarter : undefined;
  }
}

function suffixOf(offset: number, zone: string): string {
  if (zone === 'UTC') return 'Z';
  const minutes = Math.abs(offset);
  return `${offset < 0 ? '-' : '+'}${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;
}

function fractionOf(nanoseconds: bigint): string {
  return `.${nanoseconds.toString().padStart(9, '0').replace(/0+$/, '')}`;
}

function pad(number: number): string {
  return number < 10 ? `0${number}` : number.toString();
}

const UTC = new InstantWriter(Zone.UTC);

/** Writes a time in UTC. An unknown time is null. */
export function isoTime(time: bigint): string;
export function isoTime(time: bigint | undefined): string | null;
export function isoTime(time: bigint | undefined): string | null {
  return time === undefined ? null : UTC.write(time);
}
