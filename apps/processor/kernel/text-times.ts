import { INVALID, powerOf10, readInteger } from './numbers';
import { readTime } from './times';

/** Times that are texts. The host sets the format before the first line. */

/** Formats: a number, RFC 3339, RFC 3339 or a whole number, the format of kdb+, a time of day. */
const NUMBER: u32 = 0;
const RFC_3339_OR_NUMBER: u32 = 2;
const KDB: u32 = 3;
const TIME_OF_DAY: u32 = 4;
let format: u32 = NUMBER;

/** The time at which each hour of a time of day begins, nanoseconds since 1970; INVALID if the day does not have it. */
const hours = memory.data(24 * 8, 8);

const SECOND: u64 = 1_000_000_000;
const MINUTE: u64 = 60 * SECOND;
const HOUR: u64 = 60 * MINUTE;
const DAY: u64 = 24 * HOUR;

/** The years whose times fit into 63 bits. */
const FIRST_YEAR: u32 = 1970;
const LAST_YEAR: u32 = 2261;

const ZERO: u32 = 0x30;
const MINUS: u32 = 0x2d;
const PLUS: u32 = 0x2b;
const POINT: u32 = 0x2e;
const COLON: u32 = 0x3a;
const SPACE: u32 = 0x20;
const LOWER_CASE: u32 = 0x20;
const UPPER_D: u32 = 0x44;
const LOWER_T: u32 = 0x74;
const LOWER_Z: u32 = 0x7a;

/** Lengths of a date, of a date and a time of day without fraction, and of an offset. */
const DATE: usize = 10;
const DATE_AND_TIME: usize = 19;
const OFFSET: usize = 6;

/** The result for two characters that are not digits. It is larger than two digits. */
const NO_NUMBER: u32 = 100;

/** The last date: its text, and its midnight. */
let lastDate: u64 = 0;
let lastDay: u32 = 0;
let lastMidnight: u64 = INVALID;

export function setTimeFormat(kind: u32): void {
  format = kind;
}

export function hoursStart(): usize {
  return hours;
}

/** Reads the time of a row, in nanoseconds since 1970. Returns INVALID if the text is not a time that the kernel reads. */
export function readRowTime(start: usize, end: usize): u64 {
  if (format == NUMBER) return readTime(start, end);
  if (format == TIME_OF_DAY) return readTimeOfDay(start, end);
  if (format == RFC_3339_OR_NUMBER && (end - start < DATE || load<u8>(start, 4) != MINUS)) {
    return readInteger(start, end) == INVALID ? INVALID : readTime(start, end);
  }
  if (end - start < DATE_AND_TIME) return INVALID;
  const between = load<u8>(start + DATE);
  if (format == KDB) return between == UPPER_D ? readLocal(start, end) : INVALID;
  if ((between | LOWER_CASE) != LOWER_T && between != SPACE) return INVALID;
  if ((load<u8>(end - 1) | LOWER_CASE) == LOWER_Z) return readLocal(start, end - 1);
  return readWithOffset(start, end - OFFSET);
}

/** Reads a time with an offset from UTC, which starts at an address. */
function readWithOffset(start: usize, offset: usize): u64 {
  if (offset < start + DATE_AND_TIME) return INVALID;
  const sign = load<u8>(offset);
  const hour = twoDigits(offset + 1);
  const minute = twoDigits(offset + 4);
  if ((sign != PLUS && sign != MINUS) || hour > 23 || minute > 59 || load<u8>(offset, 3) != COLON) return INVALID;
  const time = readLocal(start, offset);
  const difference = (hour as u64) * HOUR + (minute as u64) * MINUTE;
  if (time == INVALID || sign == MINUS) return time == INVALID ? INVALID : time + difference;
  return time < difference ? INVALID : time - difference;
}

/** Reads a date and a time of day, with or without a fraction. */
function readLocal(start: usize, end: usize): u64 {
  const midnight = midnightOf(start);
  const time = start + DATE + 1;
  const hour = twoDigits(time);
  const minute = twoDigits(time + 3);
  const second = twoDigits(time + 6);
  if (midnight == INVALID || hour > 23 || minute > 59 || second > 59) return INVALID;
  if (load<u8>(time, 2) != COLON || load<u8>(time, 5) != COLON) return INVALID;
  const whole = midnight + (hour as u64) * HOUR + (minute as u64) * MINUTE + (second as u64) * SECOND;
  const point = start + DATE_AND_TIME;
  if (point == end) return whole;
  const fraction = load<u8>(point) == POINT ? readFraction(point + 1, end) : INVALID;
  return fraction == INVALID ? INVALID : whole + fraction;
}

function readTimeOfDay(start: usize, end: usize): u64 {
  const length = end - start;
  if (length != 9 && length != 12 && length != 15) return INVALID;
  const hour = twoDigits(start);
  const minute = twoDigits(start + 2);
  const second = twoDigits(start + 4);
  if (hour > 23 || minute > 59 || second > 59) return INVALID;
  const startOfHour = load<u64>(hours + (hour << 3));
  const fraction = readFraction(start + 6, end);
  if (startOfHour == INVALID || fraction == INVALID) return INVALID;
  return startOfHour + (minute as u64) * MINUTE + (second as u64) * SECOND + fraction;
}

/** Reads 1 to 9 decimals of a second. */
function readFraction(start: usize, end: usize): u64 {
  const length = (end - start) as u32;
  if (length - 1 >= 9) return INVALID;
  const value = readInteger(start, end);
  return value == INVALID ? INVALID : value * powerOf10(9 - length);
}

/** Returns the midnight of a date. Most dates are that of the line before. */
function midnightOf(start: usize): u64 {
  const date = load<u64>(start);
  const day: u32 = load<u16>(start, 8);
  if (date == lastDate && day == lastDay) return lastMidnight;
  lastDate = date;
  lastDay = day;
  lastMidnight = readDate(start);
  return lastMidnight;
}

function readDate(start: usize): u64 {
  const century = twoDigits(start);
  const yearOfCentury = twoDigits(start + 2);
  const month = twoDigits(start + 5);
  const day = twoDigits(start + 8);
  if (century == NO_NUMBER || yearOfCentury == NO_NUMBER) return INVALID;
  if (load<u8>(start, 4) != MINUS || load<u8>(start, 7) != MINUS) return INVALID;
  const year = century * 100 + yearOfCentury;
  if (year < FIRST_YEAR || year > LAST_YEAR || month - 1 > 11 || day == 0 || day > daysOf(year, month)) return INVALID;
  return (daysBefore(year, month) + day - 1) * DAY;
}

/** Number of days from 1970-01-01 to the first day of a month. */
function daysBefore(year: u32, month: u32): u64 {
  const before = year - 1;
  // 719162 days precede 1970 in the Gregorian calendar.
  let days: u64 = before * 365 + before / 4 - before / 100 + before / 400 - 719_162;
  for (let other: u32 = 1; other < month; other += 1) days += daysOf(year, other);
  return days;
}

function daysOf(year: u32, month: u32): u32 {
  if (month == 2) return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

/** Reads two digits. */
function twoDigits(start: usize): u32 {
  const tens = load<u8>(start) - ZERO;
  const ones = load<u8>(start, 1) - ZERO;
  return tens > 9 || ones > 9 ? NO_NUMBER : tens * 10 + ones;
}
