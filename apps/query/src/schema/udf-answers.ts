import * as z from 'zod/mini';
import { ANSWER_TEXTS } from './answers';

const texts = z.array(z.string());

export const UdfConfig = z
  .strictObject({
    supported_resolutions: texts,
    exchanges: z.array(z.strictObject({ value: z.string(), name: z.string(), desc: z.string() })),
    symbols_types: z.array(z.strictObject({ value: z.string(), name: z.string() })),
    supports_search: z.boolean(),
    supports_group_request: z.boolean(),
    supports_marks: z.boolean(),
    supports_timescale_marks: z.boolean(),
    supports_time: z.boolean(),
  })
  .register(ANSWER_TEXTS, { id: 'UdfConfig', description: 'The capabilities of the UDF endpoints.' });

export type UdfConfig = z.output<typeof UdfConfig>;

export const UdfSymbol = z
  .strictObject({
    name: z.string(),
    ticker: z.string(),
    description: z.string(),
    type: z.string(),
    exchange: z.string(),
    listed_exchange: z.string(),
    session: z.string(),
    timezone: z.string(),
    format: z.literal('price'),
    minmov: z.int(),
    pricescale: z.int(),
    has_intraday: z.boolean(),
    has_seconds: z.boolean(),
    has_daily: z.boolean(),
    has_weekly_and_monthly: z.boolean(),
    seconds_multipliers: z.optional(texts),
    supported_resolutions: texts,
  })
  .register(ANSWER_TEXTS, { id: 'UdfSymbol', description: 'The description of a symbol.' });

export type UdfSymbol = z.output<typeof UdfSymbol>;

export const UdfSearch = z
  .array(
    z.strictObject({
      symbol: z.string(),
      full_name: z.string(),
      description: z.string(),
      exchange: z.string(),
      ticker: z.string(),
      type: z.string(),
    }),
  )
  .register(ANSWER_TEXTS, { id: 'UdfSearch', description: 'The symbols that were found.' });

export type UdfSearch = z.output<typeof UdfSearch>;

const numbers = z.array(z.number());

export const UdfHistory = z
  .union([
    z.strictObject({
      s: z.literal('ok'),
      t: z.array(z.int()),
      o: numbers,
      h: numbers,
      l: numbers,
      c: numbers,
      v: numbers,
    }),
    z.strictObject({ s: z.literal('no_data'), nextTime: z.optional(z.int()) }),
  ])
  .register(ANSWER_TEXTS, {
    id: 'UdfHistory',
    description: 'Bars as arrays, or `no_data` with the time of the last bar before the range.',
  });

export type UdfHistory = z.output<typeof UdfHistory>;
