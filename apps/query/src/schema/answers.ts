import * as z from 'zod/mini';
import { CALENDARS } from '@trading/calendars';
import { INTERVALS, SESSIONS } from './parameters';

/** The names and descriptions of the schemas of answers. */
export const ANSWER_TEXTS = z.registry<{ readonly id?: string; readonly description?: string }>();

type Described = z.core.$ZodType & { readonly register: (registry: typeof ANSWER_TEXTS, text: object) => unknown };

function described<S extends Described>(schema: S, description: string): S {
  schema.register(ANSWER_TEXTS, { description });
  return schema;
}

/** A schema that the OpenAPI document lists by its name. */
function named<S extends Described>(id: string, schema: S, description: string): S {
  schema.register(ANSWER_TEXTS, { id, description });
  return schema;
}

const time = (description: string) => described(z.iso.datetime({ offset: true }), description);
const count = (description: string) => described(z.int().check(z.gte(0)), description);
const feed = () => described(z.string(), 'The feed.');
const symbol = () => described(z.string(), 'The symbol.');
const fileId = () => described(z.string().check(z.regex(/^[0-9a-f]{20}$/)), 'The id of a file.');
const next = () => described(z.nullable(z.string()), 'The cursor of the next page. Null on the last page.');

const decimal = (description: string) =>
  described(z.nullable(z.string().check(z.regex(/^-?\d+(?:\.\d+)?$/))), description);
const float = (description: string) => described(z.nullable(z.number()), description);

const WITHOUT_PRICE = 'Null if no trade of the bar may set it.';

/** The members of a bar, with decimal numbers as a schema writes them. */
function barMembers<D extends Described>(number: (description: string) => D) {
  return {
    time: time('The open time.'),
    open: number(`The first price. ${WITHOUT_PRICE}`),
    high: number(`The highest price. ${WITHOUT_PRICE}`),
    low: number(`The lowest price. ${WITHOUT_PRICE}`),
    close: number(`The last price. ${WITHOUT_PRICE}`),
    volume: number('The sum of the sizes.'),
    notional: number('The sum of price × size.'),
    vwap: number(
      'The volume-weighted average price, notional ÷ volume, rounded half to even to 18 decimals. Null without volume.',
    ),
    count: count('The number of trades that update the volume.'),
    state: described(
      z.enum(['open', 'closed']),
      'A bar is open until the watermark of its feed reaches its end. Late files can still change a closed bar.',
    ),
    revision: described(
      z.nullable(z.string().check(z.regex(/^[0-9a-f]{16}$/))),
      'Changes whenever the bar changes. Null for a row that fills a gap.',
    ),
    sources: z.optional(described(z.array(fileId()), 'The files whose trades are in the bar, if they are included.')),
    conflicts: z.optional(
      described(
        z.array(fileId()),
        'Files that were left out because they contradict the others, if they are included.',
      ),
    ),
  };
}

export const Bar = named('Bar', z.strictObject(barMembers(decimal)), 'A bar, with decimal numbers as strings.');

export const FloatBar = named(
  'FloatBar',
  z.strictObject(barMembers(float)),
  'A bar, with decimal numbers as floats, which may be rounded.',
);

export const EmptyInterval = named(
  'EmptyInterval',
  z.strictObject({
    time: time('The open time.'),
    state: described(
      z.enum(['empty', 'unknown']),
      '`empty` if processed files cover the whole interval, so that there were no trades; else `unknown`.',
    ),
  }),
  'An interval without trades, with `fill=state`.',
);

/** Each member of a bar as an array. An interval without trades has null in all but the time and the state. */
function columnsOf<D extends Described>(number: (description: string) => D) {
  const { time, state: _state, count, revision, sources, conflicts, ...decimals } = barMembers(number);
  const numbers = Object.fromEntries(Object.keys(decimals).map((name) => [name, z.array(number(name))])) as unknown as {
    readonly [N in keyof typeof decimals]: z.ZodMiniArray<D>;
  };
  return z.strictObject({
    time: z.array(time),
    ...numbers,
    count: z.array(z.nullable(count)),
    state: z.array(z.enum(['open', 'closed', 'empty', 'unknown'])),
    revision: z.array(revision),
    sources: z.optional(z.array(z.nullable(sources._zod.def.innerType))),
    conflicts: z.optional(z.array(z.nullable(conflicts._zod.def.innerType))),
  });
}

export const BarColumns = named(
  'BarColumns',
  columnsOf((description) => z.union([decimal(description), float(description)])),
  'Bars as one array for each member. Intervals without trades have null in all but `time` and `state`.',
);

const bars = described(
  z.union([z.array(z.union([Bar, EmptyInterval])), z.array(z.union([FloatBar, EmptyInterval])), BarColumns]),
  'The bars, ordered by time: rows, or with `format=columns` arrays.',
);

const barsHead = {
  feed: feed(),
  interval: described(z.enum(INTERVALS), 'The length of a bar.'),
  from: time('The start of the range of open times.'),
  to: time('The end of the range of open times, exclusive.'),
  tz: described(z.string(), 'The time zone.'),
  session: described(z.enum(SESSIONS), 'The session.'),
  calendar: described(z.enum(CALENDARS), 'The calendar of sessions.'),
  watermark: described(
    z.nullable(z.iso.datetime({ offset: true })),
    'The watermark of the feed, at most `to`. Bars that end after it are open.',
  ),
  revision: described(
    z.string().check(z.regex(/^[0-9a-f]{16}$/)),
    'Changes whenever this answer changes. The parameter `revision` pins it.',
  ),
};

export const BarsAnswer = named(
  'BarsAnswer',
  z.strictObject({ ...barsHead, symbol: symbol(), bars, next: next() }),
  'The bars of a symbol, and the parameters that were used.',
);

export const SymbolsBarsAnswer = named(
  'SymbolsBarsAnswer',
  z.strictObject({ ...barsHead, symbols: z.array(z.strictObject({ symbol: symbol(), bars })), next: next() }),
  'The bars of several symbols, and the parameters that were used.',
);

export const DryAnswer = named(
  'DryAnswer',
  z.strictObject({
    bars: count('The number of bars.'),
    bytes: count('The number of bytes of the body, before it is compressed for the transfer.'),
  }),
  'The size of the answer to the same request without `dry`.',
);

/** A range of an instrument. */
const instrument = {
  feed: feed(),
  symbol: symbol(),
  from: time('The start of the range.'),
  to: time('The end of the range, exclusive.'),
};

export const SymbolsAnswer = named(
  'SymbolsAnswer',
  z.strictObject({
    feeds: described(
      z.array(
        z.strictObject({
          feed: feed(),
          watermark: described(
            z.nullable(z.iso.datetime({ offset: true })),
            'Bars of the feed that end before it, or at it, are closed. Null until the first file has bars.',
          ),
        }),
      ),
      'All feeds.',
    ),
    symbols: described(
      z.array(z.strictObject(instrument)),
      'The symbols, ordered by feed and symbol, with the UTC days that contain all of their bars.',
    ),
    next: next(),
  }),
  'Feeds and symbols.',
);

export type SymbolsAnswer = z.output<typeof SymbolsAnswer>;

export const CoverageAnswer = named(
  'CoverageAnswer',
  z.strictObject({
    ...instrument,
    watermark: described(z.nullable(z.iso.datetime({ offset: true })), 'The watermark of the feed.'),
    ranges: described(
      z.array(
        z.strictObject({
          from: time('The start of the range.'),
          to: time('The end of the range, exclusive.'),
          state: described(
            z.enum(['covered', 'unknown']),
            '`covered` if processed files have all trades of the range.',
          ),
          files: described(z.array(fileId()), 'The files that cover the range.'),
        }),
      ),
      'The whole range, divided. Neighbours differ in their files.',
    ),
  }),
  'The ranges for which processed files have all trades of a symbol.',
);

export type CoverageAnswer = z.output<typeof CoverageAnswer>;

const lineCounts = {
  lines: count('Lines that are neither blank nor a header.'),
  accepted: count('Trades that are part of a bar.'),
  excluded: count('Trades that a rule excludes.'),
  duplicate: count('Repetitions of a trade of the same file.'),
  rejected: count('Lines that are not a trade.'),
};

export const FilesAnswer = named(
  'FilesAnswer',
  z.strictObject({
    files: z.array(
      z.strictObject({
        id: fileId(),
        key: described(z.string(), 'The key in the bucket. A file and its compressed form are one file.'),
        status: described(
          z.enum(['processing', 'processed', 'refused', 'deleted']),
          'The status of the newest upload, or `deleted` if the object was deleted since. The counts are those of the current upload.',
        ),
        lines: z.optional(lineCounts.lines),
        accepted: z.optional(lineCounts.accepted),
        excluded: z.optional(lineCounts.excluded),
        duplicate: z.optional(lineCounts.duplicate),
        rejected: z.optional(lineCounts.rejected),
      }),
    ),
    next: next(),
  }),
  'Trade files, ordered by key.',
);

export type FilesAnswer = z.output<typeof FilesAnswer>;

export const FileAnswer = named(
  'FileAnswer',
  z.strictObject({
    id: fileId(),
    processed: described(
      z.nullable(
        z.strictObject({
          key: described(z.string(), 'The key in the bucket.'),
          uploaded: described(z.nullable(z.iso.datetime({ offset: true })), 'The time of the upload, if it is known.'),
          etag: described(z.string(), 'The entity tag of the object.'),
          version: described(z.nullable(z.string()), 'The version of the object. Null if the bucket is not versioned.'),
          layout: described(z.string(), 'The name of the layout by which the file was read.'),
          interval: described(z.enum(INTERVALS), 'The interval in which its bars are stored.'),
          ...lineCounts,
          exclusions: described(z.record(z.string(), z.int()), 'The number of excluded trades by rule.'),
          rejections: described(
            z.array(
              z.strictObject({
                line: described(z.int(), 'The number of the line, from 1.'),
                reason: described(z.string(), 'The reason why it is not a trade.'),
                text: described(z.string(), 'The start of the line.'),
              }),
            ),
            'The first rejected lines.',
          ),
          instruments: described(z.array(z.strictObject(instrument)), 'The symbols of the file, with their bars.'),
        }),
      ),
      'The current upload. Null if no upload was processed, or if the object was deleted.',
    ),
    refused: described(
      z.nullable(
        z.strictObject({
          key: described(z.string(), 'The key in the bucket.'),
          name: described(z.string(), 'The name of the error.'),
          reason: described(z.string(), 'The reason.'),
        }),
      ),
      'The refusal of the newest upload that was refused. Null if none was.',
    ),
    deleted: described(z.boolean(), 'True if the object was deleted. The file has no bars then.'),
  }),
  'The report of a trade file.',
);

export type FileAnswer = z.output<typeof FileAnswer>;

export const ChangesAnswer = named(
  'ChangesAnswer',
  z.strictObject({
    changes: described(
      z.array(
        z.strictObject({
          sequence: described(z.int(), 'The number of the change. Numbers have no gaps.'),
          file: fileId(),
          key: described(z.string(), 'The key of the file.'),
          instruments: described(z.array(z.strictObject(instrument)), 'The bars that may have changed.'),
        }),
      ),
      'The changes, in the order in which they became visible.',
    ),
    next: described(z.string(), 'The value of `since` that continues after these changes. Poll with it.'),
  }),
  'Changes of bars.',
);

export type ChangesAnswer = z.output<typeof ChangesAnswer>;

export const HealthAnswer = named(
  'HealthAnswer',
  z.strictObject({ status: z.literal('ok') }),
  'The function can read the table.',
);

export const ProblemAnswer = named(
  'Problem',
  z.strictObject({
    type: described(
      z.string().check(z.regex(/^\/docs#problem-[a-z-]+$/)),
      'Identifies the problem, and does not change.',
    ),
    title: described(z.string(), 'The same for all problems of the type.'),
    status: described(z.int(), 'The status of the response.'),
    detail: described(z.string(), 'A sentence about this problem.'),
    parameter: z.optional(described(z.string(), 'The name of the parameter.')),
    expected: z.optional(described(z.string(), 'The values that are accepted.')),
    found: z.optional(described(z.string(), 'The value of the request, shortened.')),
    s: z.optional(described(z.literal('error'), 'Only below `/udf`, for clients of that protocol.')),
    errmsg: z.optional(described(z.string(), 'Only below `/udf`: the detail.')),
  }),
  'A problem, RFC 9457.',
);
