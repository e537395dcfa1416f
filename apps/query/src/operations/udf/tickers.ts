import type { Instrument, InstrumentRange } from '@trading/bars';
import * as z from 'zod/mini';
import { NotFoundError } from '../../errors';
import type { BarData } from '../../ports';
import { PARAMETER_TEXTS } from '../../schema/parameters';

/** The name of an instrument: the feed, a colon, and the symbol. */
export const ticker = z
  .string()
  .check(z.minLength(3), z.maxLength(600))
  .register(PARAMETER_TEXTS, {
    description: 'The feed, a colon, and the symbol, as `/udf/search` states it.',
    expected: 'a feed, a colon, and a symbol',
    examples: ['binance-spot:BTCUSDT'],
  });

/** A colon of a feed is escaped, so that the first colon of a ticker ends the feed. */
export function tickerOf({ feed, symbol }: Instrument): string {
  return `${encodeURIComponent(feed)}:${symbol}`;
}

/** @throws NotFoundError if there is no such instrument */
export async function readTicker(text: string, data: BarData): Promise<InstrumentRange> {
  const colon = text.indexOf(':');
  const feed = colon === -1 ? undefined : unescape(text.slice(0, colon));
  const known = feed === undefined ? undefined : await data.readSymbol({ feed, symbol: text.slice(colon + 1) });
  if (!known) throw new NotFoundError(`There is no symbol \`${text}\`. Expected a feed, a colon, and a symbol.`);
  return known;
}

function unescape(feed: string): string | undefined {
  try {
    return decodeURIComponent(feed);
  } catch {
    return undefined;
  }
}
