import { DAY, HOUR } from './metric';

/**
 * Returns the minutes of the day at which a schedule of EventBridge or AWS Backup is due.
 *
 * @param expression a cron expression of every day, in UTC
 * @throws Error if it is another expression
 */
export function dueTimes(expression: unknown): readonly number[] {
  const fields = /^cron\((\S+) (\S+) (\S+) (\S+) (\S+) \*\)$/.exec(String(expression));
  const [, minutes = '', hours = '', ...days] = fields ?? [];
  if (!fields || !days.every((field) => field === '*' || field === '?')) {
    throw new Error(`the model only knows schedules of every day, not ${String(expression)}`);
  }
  const allMinutes = valuesOf(minutes, 60);
  const times = valuesOf(hours, 24).flatMap((hour) => allMinutes.map((minute) => hour * HOUR + minute));
  if (times.length === 0) throw new Error(`${String(expression)} is never due`);
  return times;
}

/** The days of the week in their order. */
const WEEKDAYS = ['MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT', 'SUN'];

/** A cron expression of days of the week, with its times and days as groups. */
const WEEKLY = new RegExp(`^cron\\((\\S+ \\S+) \\? \\* ((?:${WEEKDAYS.join('|')}|,)+) \\*\\)$`);

/**
 * Returns the minutes of the week, which begins on Monday, at which a schedule is due.
 *
 * @param expression a cron expression of every week, in UTC, with names of days
 * @throws Error if it is another expression
 */
export function dueTimesOfWeek(expression: unknown): readonly number[] {
  const fields = WEEKLY.exec(String(expression));
  if (!fields) throw new Error(`the model only knows schedules of days of the week, not ${String(expression)}`);
  const [, time, names = ''] = fields;
  const times = dueTimes(`cron(${time} ? * * *)`);
  return names
    .split(',')
    .map((name) => WEEKDAYS.indexOf(name))
    .sort((a, b) => a - b)
    .flatMap((day) => times.map((minute) => day * DAY + minute));
}

/** The values of a field of a cron expression: `*`, `5`, `1-6`, `0/15`, or several of them. */
function valuesOf(field: string, end: number): number[] {
  const all = Array.from({ length: end }, (_, value) => value);
  return all.filter((value) => field.split(',').some((part) => isIn(part, value, end)));
}

function isIn(part: string, value: number, end: number): boolean {
  const [, first = '', last, step] = /^(\*|\d+)(?:-(\d+))?(?:\/(\d+))?$/.exec(part) ?? [];
  if (first === '') throw new Error(`the model does not know ${part} in a cron expression`);
  const from = first === '*' ? 0 : Number(first);
  const to = last === undefined ? (first === '*' || step !== undefined ? end - 1 : from) : Number(last);
  return value >= from && value <= to && (value - from) % Number(step ?? 1) === 0;
}
