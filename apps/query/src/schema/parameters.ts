import * as z from 'zod/mini';
import type { Interval } from '@trading/bars';
import { CALENDARS } from '@trading/calendars';

/** The text about a parameter that its schema cannot state. */
export interface ParameterText {
  /** A sentence for the documentation. */
  readonly description: string;
  /** The accepted values, as the end of the sentence "Expected …". */
  readonly expected: string;
  readonly examples?: readonly unknown[];
}

/** The texts of all parameters, by their schema. */
export const PARAMETER_TEXTS = z.registry<ParameterText>();

export const INTERVALS = ['1s', '1m', '5m', '15m', '30m', '1h', '4h', '1d', '1w'] as const satisfies Interval[];
export const FILLS = ['none', 'previous', 'state'] as const;
export const SESSIONS = ['all', 'regular', 'extended'] as const;
export const NUMBERS = ['string', 'float'] as const;
export const FORMATS = ['json', 'columns', 'csv', 'parquet'] as const;
export const INCLUDES = ['sources', 'conflicts', 'sources,conflicts', 'conflicts,sources'] as const;

/** Maximum number of bars of a page. */
export const MAX_BARS = 10_000;

/** Maximum number of symbols of a request. */
const MAX_SYMBOLS = 100;

/** No feed or symbol of a trade file is longer. */
const MAX_NAME = 128;

/** The characters of names. Trade files with control characters in a name are not accepted. */
const NAME = /^[^\u0000-\u001f\u007f-\u009f\ufffd]+$/;

function name(text: ParameterText) {
  return z.string().check(z.minLength(1), z.maxLength(MAX_NAME), z.regex(NAME)).register(PARAMETER_TEXTS, text);
}

export const feed = name({
  description: 'The feed, as `/v1/symbols` lists it.',
  expected: `a feed of 1 to ${MAX_NAME} characters`,
  examples: ['binance-spot'],
});

export const symbol = name({
  description: 'The symbol, spelled exactly as in the trade files. It may contain slashes.',
  expected: `a symbol of 1 to ${MAX_NAME} characters`,
  examples: ['BTCUSDT'],
});

/**
 * A list of names, separated by commas. It is one text and not an array, because contract testers do not judge the other
 * parameters of an operation that has an array.
 */
const SYMBOLS = /^[^\u0000-\u001f,\u007f-\u009f\ufffd]{1,128}(?:,[^\u0000-\u001f,\u007f-\u009f\ufffd]{1,128}){0,99}$/;

export const symbols = z
  .string()
  .check(z.minLength(1), z.regex(SYMBOLS))
  .register(PARAMETER_TEXTS, {
    description: `Up to ${MAX_SYMBOLS} different symbols of the feed, separated by commas.`,
    expected: `1 to ${MAX_SYMBOLS} different symbols, separated by commas`,
    examples: ['BTCUSDT,ETHUSDT'],
  });

export const interval = z._default(z.enum(INTERVALS), '1m').register(PARAMETER_TEXTS, {
  description: 'The length of a bar. It cannot be shorter than the stored bars.',
  expected: `one of ${INTERVALS.join(', ')}`,
});

const TIMES =
  'a date-time with an offset (2024-08-08T13:30:00Z), a date (2024-08-08), or 10, 13, 16 or 19 digits since 1970, ' +
  'between 1970 and 2286';

function time(description: string, example: string) {
  const schema = z.union([
    z.iso.datetime({ offset: true }),
    z.iso.date(),
    z.string().check(z.regex(/^(?:\d{10}|\d{13}|\d{16}|\d{19})$/)),
  ]);
  return z.optional(schema).register(PARAMETER_TEXTS, { description, expected: TIMES, examples: [example] });
}

const TIME_FORMATS =
  'It is a date-time with an offset, a date (midnight in `tz`), or an epoch of 10 digits (seconds), 13 (milliseconds), ' +
  '16 (microseconds) or 19 (nanoseconds).';

export const from = time(
  `The first open time. ${TIME_FORMATS} A bar that opened before it is not included. By default the first day of the symbol.`,
  '2024-08-08',
);

export const to = time(
  `The end of the range of open times, exclusive. ${TIME_FORMATS} By default the end of the last day of the symbol.`,
  '2024-08-09T00:00:00Z',
);

export const limit = integer(1, MAX_BARS, 1_000, 'The maximum number of bars of a page.');

export const cursor = z
  .optional(z.string().check(z.minLength(1), z.maxLength(8_000), z.regex(/^[\w-]+$/)))
  .register(PARAMETER_TEXTS, {
    description: 'The member `next` of the page before. The other parameters must be those of the page before.',
    expected: 'the member `next` of a page with the same parameters',
  });

export const fill = z._default(z.enum(FILLS), 'none').register(PARAMETER_TEXTS, {
  description:
    'The rows for intervals without trades: none, bars at the last close (`previous`), or rows that state whether a ' +
    'processed file covers the interval (`state`).',
  expected: `one of ${FILLS.join(', ')}`,
});

export const tz = z
  ._default(
    z.string().check(z.minLength(1), z.maxLength(64), z.regex(/^[A-Za-z][A-Za-z0-9_+-]*(?:\/[A-Za-z0-9_+-]+)*$/)),
    'UTC',
  )
  .register(PARAMETER_TEXTS, {
    description: 'The IANA time zone of days and weeks, and of the offset in which times are written.',
    expected: 'an IANA time zone',
    examples: ['America/New_York'],
  });

export const session = z._default(z.enum(SESSIONS), 'all').register(PARAMETER_TEXTS, {
  description:
    'The trading session of the calendar whose trades are in the bars. With `regular` or `extended`, a day is a day of ' +
    'the exchange.',
  expected: `one of ${SESSIONS.join(', ')}`,
});

export const calendar = z.optional(z.enum(CALENDARS)).register(PARAMETER_TEXTS, {
  description: 'The calendar of sessions. By default that of the feed, or `24/7`.',
  expected: `one of ${CALENDARS.join(', ')}`,
});

export const numbers = z._default(z.enum(NUMBERS), 'string').register(PARAMETER_TEXTS, {
  description:
    'Decimal numbers are strings with all digits, or floats, which may be rounded. CSV and Parquet ignore it.',
  expected: `one of ${NUMBERS.join(', ')}`,
});

export const format = z._default(z.enum(FORMATS), 'json').register(PARAMETER_TEXTS, {
  description: 'The format: rows as JSON objects, JSON arrays by column, CSV, or Apache Parquet.',
  expected: `one of ${FORMATS.join(', ')}`,
});

export const include = z.optional(z.enum(INCLUDES)).register(PARAMETER_TEXTS, {
  description: 'Further members of each bar: the ids of the files it was made from, and of files that contradict them.',
  expected: `one of ${INCLUDES.join(' or ')}`,
});

export const revision = z.optional(z.string().check(z.regex(/^[0-9a-f]{16}$/))).register(PARAMETER_TEXTS, {
  description:
    'The member `revision` of an earlier answer to the same request. The answer is then immutable, or the problem ' +
    '`revision-changed`.',
  expected: 'a revision of 16 hexadecimal digits',
});

export const dry = z._default(z.boolean(), false).register(PARAMETER_TEXTS, {
  description: 'If true, the answer only states how many bars and bytes the answer would have.',
  expected: 'true or false',
});

/** An integer with a default. */
export function integer(minimum: number, maximum: number, initial: number, description: string) {
  return z
    ._default(z.int().check(z.gte(minimum), z.lte(maximum)), initial)
    .register(PARAMETER_TEXTS, { description, expected: `an integer from ${minimum} to ${maximum}` });
}

export const search = z.optional(z.string().check(z.minLength(1), z.maxLength(MAX_NAME))).register(PARAMETER_TEXTS, {
  description: 'A part of the symbol, in upper or lower case.',
  expected: `a text of 1 to ${MAX_NAME} characters`,
  examples: ['btc'],
});

/** A key of the table has at most 1,024 bytes, and a character at most 3 for each unit of its length. */
const MAX_PREFIX = 300;

export const prefix = z.optional(z.string().check(z.minLength(1), z.maxLength(MAX_PREFIX))).register(PARAMETER_TEXTS, {
  description: 'The start of the key of the files in their bucket.',
  expected: `a text of 1 to ${MAX_PREFIX} characters`,
  examples: ['trades/2024/'],
});

export const file = z
  .string()
  .check(z.regex(/^[0-9a-f]{20}$/))
  .register(PARAMETER_TEXTS, {
    description: 'The id of a file, as bars, coverage, changes and `/v1/files` state it.',
    expected: 'an id of 20 hexadecimal digits',
  });

export const since = z
  ._default(z.union([z.literal('latest'), z.string().check(z.regex(/^\d{1,15}$/))]), '0')
  .register(PARAMETER_TEXTS, {
    description:
      'The member `next` of an earlier answer. `latest` returns only the current `next`. By default, the first change.',
    expected: 'the member `next` of an earlier answer, or latest',
  });
