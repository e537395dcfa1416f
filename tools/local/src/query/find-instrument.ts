import type { Instrument } from '@trading/bars';
import { OperatorError } from '@trading/cli';
import type { QueryApi } from './query-api';

/** The maximum number of similar symbols that an error names. */
const MAX_SIMILAR = 5;

/** No instrument has the symbol. */
export class UnknownSymbolError extends OperatorError {
  public constructor(symbol: string, feed: string | undefined, similar: readonly string[]) {
    const place = feed === undefined ? 'There are no bars' : `The feed ${feed} has no bars`;
    const hint =
      similar.length > 0
        ? `Similar symbols: ${similar.join(', ')}.`
        : 'Send trades with `npx nx run local:send -- FILE` first.';
    super(`${place} of the symbol ${symbol}. ${hint}`);
  }
}

/** Several feeds have bars of the symbol. */
export class SeveralFeedsError extends OperatorError {
  public constructor(symbol: string, feeds: readonly string[]) {
    super(`Several feeds have bars of ${symbol}. Add one of: ${feeds.map((feed) => `--feed ${feed}`).join(', ')}.`);
  }
}

/**
 * Finds the instrument with a symbol.
 *
 * @param feed required if several feeds have the symbol
 * @throws UnknownSymbolError, SeveralFeedsError
 */
export async function findInstrument(
  api: Pick<QueryApi, 'instruments'>,
  symbol: string,
  feed?: string,
): Promise<Instrument> {
  const found = await api.instruments({ feed, search: symbol });
  const exact = found.filter((each) => each.symbol === symbol);
  const [first] = exact;
  if (exact.length > 1) {
    throw new SeveralFeedsError(
      symbol,
      exact.map((each) => each.feed),
    );
  }
  if (first) return first;
  const others = found.length > 0 ? found : await api.instruments({ feed });
  throw new UnknownSymbolError(symbol, feed, similarSymbols(symbol, others));
}

function similarSymbols(symbol: string, instruments: readonly Instrument[]): string[] {
  const symbols = [...new Set(instruments.map((each) => each.symbol))];
  return symbols
    .map((each) => ({ each, distance: editDistance(each.toUpperCase(), symbol.toUpperCase()) }))
    .sort((a, b) => a.distance - b.distance || (a.each < b.each ? -1 : 1))
    .slice(0, MAX_SIMILAR)
    .map(({ each }) => each);
}

/** The number of characters that must be inserted, deleted or replaced (Levenshtein). */
function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [row, character] of Array.from(a).entries()) {
    const current = [row + 1];
    for (let column = 0; column < b.length; column += 1) {
      const replaced = (previous[column] as number) + (character === b[column] ? 0 : 1);
      current.push(Math.min(replaced, (previous[column + 1] as number) + 1, (current[column] as number) + 1));
    }
    previous = current;
  }
  return previous[b.length] as number;
}
