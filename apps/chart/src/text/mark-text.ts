import type { ZonedTime } from './zoned-time';

/** The largest unit of time that begins at a mark on the time axis. */
export type Mark = 'year' | 'month' | 'day' | 'minute' | 'second';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** The text of a mark on the time axis. */
export function markText(zone: ZonedTime, time: number, mark: Mark): string {
  const [year = '', month = '', day = ''] = zone.date(time).split('-');
  const monthName = MONTHS[Number(month) - 1] ?? '';
  switch (mark) {
    case 'year':
      return year;
    case 'month':
      return monthName;
    case 'day':
      return `${Number(day)} ${monthName}`;
    case 'minute':
      return zone.clock(time);
    case 'second':
      return zone.clock(time, true);
  }
}
