import * as z from 'zod/mini';
import { jsonAnswer } from '../../http/answer';
import { integer, PARAMETER_TEXTS } from '../../schema/parameters';
import type { UdfSearch } from '../../schema/udf-answers';
import { operation } from '../operation';
import { tickerOf } from './tickers';
import { udfProblem } from './udf-problem';

const text = (description: string) =>
  z
    ._default(z.string().check(z.maxLength(128)), '')
    .register(PARAMETER_TEXTS, { description, expected: 'a text of at most 128 characters' });

const query = text('A part of the symbol, in upper or lower case. All symbols if it is empty.');
const type = text('Ignored, because instruments have no types.');
const exchange = text('The feed. All feeds if it is empty.');
const limit = integer(1, 1_000, 30, 'The maximum number of symbols.');

/** The symbols whose name contains a text. */
export const searchUdfSymbols = operation({
  id: 'searchUdfSymbols',
  path: z.strictObject({}),
  query: z.strictObject({ query, type, exchange, limit }),
  problemMembers: udfProblem,
  answer: async ({ query: { query, exchange, limit } }, { data }) => {
    const { symbols } = await data.readSymbols({ feed: exchange || undefined, search: query || undefined, limit });
    const answer: UdfSearch = symbols.map(({ feed, symbol }) => ({
      ...{ symbol, full_name: tickerOf({ feed, symbol }), description: symbol },
      ...{ exchange: feed, ticker: tickerOf({ feed, symbol }), type: '' },
    }));
    return jsonAnswer(answer);
  },
});
