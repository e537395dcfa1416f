import type { TimeRange } from './time-range';

const MILLISECOND = 1_000_000n;

/** Suffixes that say nothing about the content of a file. */
const SUFFIXES = /(?:\.(?:csv|data|gz|json|jsonl|log|ndjson|parquet|snappy|tsv|txt|zip|zst))+$/i;

/** A day or a month: `2024-08-08`, `20240808` or `2024-08`. It is not part of a longer number. */
const DATE = /(?<!\d)(?:(\d{4})-(\d\d)(?:-(\d\d))?|(\d{4})(\d\d)(\d\d))(?!\d)/;

/** The name of a Binance file of delivery futures, whose symbol ends in the day of the delivery: `BTCUSD_240927-trades-`. */
const DELIVERY = /^[A-Z0-9]+_\d{6}(?=-(?:aggT|t)rades-)/;

/** Words that name a part of a day or of a file, or a file that is still being written. A number may follow them. */
const PARTIAL = new RegExp(
  `^(?:${[
    [
      'after',
      'afternoon',
      'am',
      'auction',
      'batch',
      'before',
      'block',
      'chunk',
      'closing',
      'current',
      'delta',
      'early',
    ],
    ['evening', 'extended', 'first', 'fix', 'from', 'gap', 'half', 'head', 'hour', 'hourly', 'incremental', 'intraday'],
    ['last', 'late', 'latest', 'live', 'minute', 'missing', 'morning', 'night', 'opening', 'overnight', 'page', 'part'],
    ['partial', 'patch', 'piece', 'pm', 'postmarket', 'premarket', 'quarter', 'regular', 'remaining', 'rest', 'rth'],
    ['running', 'sample', 'second', 'section', 'segment', 'session', 'shard', 'since', 'slice', 'snapshot', 'split'],
    ['subset', 'tail', 'temp', 'test', 'till', 'tmp', 'to', 'until', 'update', 'week', 'weekly'],
  ]
    .flat()
    .join('|')})s?$`,
  'i',
);

/** A symbol with digits: a multiple of a coin (`1000SHIBUSDT`), or a future with the month of its delivery (`BTCUSDU24`). */
const SYMBOL_WITH_DIGITS = /^(?:\d+[A-Z]{5,}|[A-Z]{5,}[FGHJKMNQUVXZ]\d\d)$/;

/**
 * The UTC day or month that the name of a file states, if it states exactly one and nothing that may divide it further: a
 * part, a time or any other number. The name is the last part of the key; folders are not read.
 *
 * The rule would rather miss a period than state one of which the file has only a part.
 */
export function statedPeriodOf(key: string): TimeRange | undefined {
  const name = key
    .slice(key.lastIndexOf('/') + 1)
    .replace(SUFFIXES, '')
    .replace(DELIVERY, '');
  const date = DATE.exec(name);
  if (!date) return undefined;
  const rest = name.slice(0, date.index) + ' ' + name.slice(date.index + date[0].length);
  // The digits of another date are numbers.
  const words = rest.split(/[^\p{L}\p{M}\p{N}]+/u).filter((word) => word !== '');
  if (!words.every(isWhole)) return undefined;
  const [year = '', month = '', day] = date.slice(1, 4).some(Boolean) ? date.slice(1, 4) : date.slice(4);
  return day === undefined
    ? periodOf(Number(year), Number(month), 1, (start) => start.setUTCMonth(start.getUTCMonth() + 1))
    : periodOf(Number(year), Number(month), Number(day), (start) => start.setUTCDate(start.getUTCDate() + 1));
}

/** True if a word of a name says nothing about a part of the period. */
function isWhole(word: string): boolean {
  if (PARTIAL.test(word.replace(/^\d+|\d+$/g, ''))) return false;
  return !/\p{N}/u.test(word) || SYMBOL_WITH_DIGITS.test(word);
}

/** @param advance moves the start to the end of the period */
function periodOf(year: number, month: number, day: number, advance: (start: Date) => void): TimeRange | undefined {
  const start = new Date(Date.UTC(year, month - 1, day));
  // A day that the month does not have, such as February 30, becomes a day of another month.
  if (year < 1970 || start.getUTCFullYear() !== year || start.getUTCMonth() !== month - 1) return undefined;
  const end = new Date(start);
  advance(end);
  return { from: BigInt(start.getTime()) * MILLISECOND, to: BigInt(end.getTime()) * MILLISECOND };
}
