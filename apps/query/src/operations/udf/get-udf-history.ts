import * as z from 'zod/mini';
import { formatDecimal, NANOSECONDS } from '@trading/bars';
import { InvalidParameterError } from '../../errors';
import { jsonAnswer } from '../../http/answer';
import type { BarRow } from '@trading/bars';
import { MAX_BARS, PARAMETER_TEXTS } from '../../schema/parameters';
import type { UdfHistory } from '../../schema/udf-answers';
import { END_OF_TIME } from '../../time/instants';
import { checkInterval } from '../bars/selection';
import { operation } from '../operation';
import { RESOLUTIONS } from './resolutions';
import { readTicker, ticker } from './tickers';
import { udfProblem } from './udf-problem';

const SECOND = NANOSECONDS['1s'];

/** Longer than any bar, which may open before the first day of its symbol. */
const MARGIN = NANOSECONDS['1w'] + NANOSECONDS['1d'];

const NAMES = Object.keys(RESOLUTIONS) as (keyof typeof RESOLUTIONS)[];

const resolution = z.enum(NAMES).register(PARAMETER_TEXTS, {
  description: 'The length of a bar, as TradingView names it.',
  expected: `one of ${NAMES.join(', ')}`,
});

const seconds = (description: string) =>
  z
    .int()
    .check(z.gte(-9_999_999_999), z.lte(9_999_999_999))
    .register(PARAMETER_TEXTS, { description, expected: 'seconds since 1970' });

const from = seconds('The first open time, seconds since 1970.');
const to = seconds('The end of the range of open times, exclusive, seconds since 1970.');
const countback = z.optional(z.int().check(z.gte(1), z.lte(MAX_BARS))).register(PARAMETER_TEXTS, {
  description: 'The number of bars before `to`. If it is stated, `from` is ignored.',
  expected: `an integer from 1 to ${MAX_BARS}`,
});

/** The bars of a symbol, as TradingView reads them. Numbers are floats, because the protocol has no others. */
export const getUdfHistory = operation({
  id: 'getUdfHistory',
  path: z.strictObject({}),
  query: z.strictObject({ symbol: ticker, resolution, from, to, countback }),
  problemMembers: udfProblem,
  answer: async ({ query, texts }, { data, storedInterval }) => {
    const interval = RESOLUTIONS[query.resolution];
    checkInterval(interval, storedInterval, 'resolution');
    if (query.from >= query.to) {
      throw new InvalidParameterError({ parameter: 'to', expected: 'a time after `from`', found: texts['to'] });
    }
    const { feed, symbol, from: firstDay } = await readTicker(query.symbol, data);
    const first = clamp(firstDay - MARGIN);
    const [from, to] = [clamp(BigInt(query.from) * SECOND), clamp(BigInt(query.to) * SECOND)];
    const start = query.countback === undefined && from > first ? from : first;
    const instrument = { feed, symbol, interval };
    const rows =
      start < to ? await data.readLastBars({ ...instrument, from: start, to }, query.countback ?? MAX_BARS) : [];
    const history = historyOf(rows);
    if (history.t.length > 0) return jsonAnswer(history);
    const [before] = first < start ? await data.readLastBars({ ...instrument, from: first, to: start }, 1) : [];
    const answer: UdfHistory = { s: 'no_data', ...(before ? { nextTime: Number(before.time / SECOND) } : {}) };
    return jsonAnswer(answer);
  },
});

/** A chart can only show bars that have prices. */
function historyOf(rows: readonly BarRow[]): UdfHistory & { s: 'ok' } {
  const history: UdfHistory & { s: 'ok' } = { s: 'ok', t: [], o: [], h: [], l: [], c: [], v: [] };
  for (const row of rows) {
    if ('state' in row) continue;
    const prices = [row.open, row.high, row.low, row.close].filter((price) => price !== undefined).map(toNumber);
    const [open, high, low, close] = prices;
    if (open === undefined || high === undefined || low === undefined || close === undefined) continue;
    history.t.push(Number(row.time / SECOND));
    history.o.push(open);
    history.h.push(high);
    history.l.push(low);
    history.c.push(close);
    history.v.push(toNumber(row.volume));
  }
  return history;
}

function toNumber(value: bigint): number {
  return Number(formatDecimal(value));
}

function clamp(time: bigint): bigint {
  return time < 0n ? 0n : time < END_OF_TIME ? time : END_OF_TIME;
}
