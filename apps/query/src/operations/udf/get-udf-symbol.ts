import * as z from 'zod/mini';
import { formatDecimal, NANOSECONDS } from '@trading/bars';
import { jsonAnswer } from '../../http/answer';
import type { BarRow, InstrumentRange } from '@trading/bars';
import type { BarData } from '../../ports';
import type { UdfSymbol } from '../../schema/udf-answers';
import { operation } from '../operation';
import { supportedResolutions } from './resolutions';
import { readTicker, ticker, tickerOf } from './tickers';
import { udfProblem } from './udf-problem';

/** The number of daily bars from which the decimals of prices are taken. */
const DAYS = 5;

/** A chart shows at least as many decimals. */
const MIN_DECIMALS = 2;

/** More digits do not fit in the floats of a chart. */
const MAX_DECIMALS = 15;

/** The description of a symbol. */
export const getUdfSymbol = operation({
  id: 'getUdfSymbol',
  path: z.strictObject({}),
  query: z.strictObject({ symbol: ticker }),
  problemMembers: udfProblem,
  answer: async ({ query }, { data, storedInterval }) => {
    const known = await readTicker(query.symbol, data);
    const { feed, symbol } = known;
    const answer: UdfSymbol = {
      ...{ name: symbol, ticker: tickerOf(known), description: symbol, type: '' },
      ...{ exchange: feed, listed_exchange: feed, session: '24x7', timezone: 'Etc/UTC', format: 'price' },
      ...{ minmov: 1, pricescale: 10 ** (await readDecimals(known, data)) },
      ...{ has_intraday: true, has_seconds: storedInterval === '1s', has_daily: true, has_weekly_and_monthly: true },
      ...(storedInterval === '1s' ? { seconds_multipliers: ['1'] } : {}),
      supported_resolutions: supportedResolutions(storedInterval),
    };
    return jsonAnswer(answer);
  },
});

/** The largest number of decimals of the latest prices. */
async function readDecimals({ feed, symbol, from, to }: InstrumentRange, data: BarData): Promise<number> {
  const rows = await data.readLastBars({ feed, symbol, interval: '1d', from, to: to + NANOSECONDS['1d'] }, DAYS);
  const decimals = rows.flatMap(pricesOf).map((price) => formatDecimal(price).split('.')[1]?.length ?? 0);
  return Math.min(MAX_DECIMALS, Math.max(MIN_DECIMALS, ...decimals));
}

function pricesOf(row: BarRow): bigint[] {
  if ('state' in row) return [];
  return [row.open, row.high, row.low, row.close].filter((price) => price !== undefined);
}
