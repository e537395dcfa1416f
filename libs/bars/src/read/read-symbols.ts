import { NANOSECONDS } from '../model/interval';
import type { InstrumentRange } from '../model/instrument-range';
import { daysOfSymbolItem, nameOf } from '../table/catalogue-item';
import type { Instrument } from '../model/trade';
import { symbolKey, symbolRange } from '../table/ledger-keys';
import type { Item, Table } from '../table/table';
import { fromCursor, toCursor } from './text-cursor';
import { validateLimit } from './limit';
import { readFeeds } from './read-feeds';

const DEFAULT_LIMIT = 100;

/** A query for symbols. */
export interface SymbolQuery {
  /**
   * Only symbols of this feed.
   * @default - symbols of all feeds
   */
  readonly feed?: string;
  /**
   * Only symbols that contain this text, in upper or lower case.
   * @default - all symbols
   */
  readonly search?: string;
  /**
   * Maximum number of symbols of a page.
   * @default 100
   */
  readonly limit?: number;
  /**
   * The cursor of the page before.
   * @default - the first page
   */
  readonly cursor?: string;
}

/** A page of symbols, ordered by feed, then by symbol. */
export interface SymbolPage {
  /** Each symbol with a range of whole UTC days that contains all of its bars. */
  readonly symbols: readonly InstrumentRange[];
  /** The cursor of the next page. Undefined on the last page. */
  readonly cursor?: string;
}

/**
 * Reads the symbols that have bars.
 *
 * @throws BarQueryError if the query is invalid
 */
export async function readSymbols(table: Table, query: SymbolQuery = {}): Promise<SymbolPage> {
  const { limit = DEFAULT_LIMIT, search = '' } = query;
  validateLimit(limit);
  const needle = search.toLowerCase();
  const symbols: InstrumentRange[] = [];
  for await (const symbol of symbolsOf(table, query)) {
    if (!symbol.symbol.toLowerCase().includes(needle)) continue;
    if (symbols.length === limit) {
      const last = symbols.at(-1) as InstrumentRange;
      return { symbols, cursor: toCursor(last.feed, last.symbol) };
    }
    symbols.push(symbol);
  }
  return { symbols };
}

/**
 * Reads the range of whole UTC days that contains all bars of a symbol.
 *
 * @returns undefined if the symbol has no bars
 */
export async function readSymbol(table: Table, instrument: Instrument): Promise<InstrumentRange | undefined> {
  const item = await table.get(symbolKey(instrument));
  return item && rangeOf(instrument.feed, item);
}

/** The symbols after the cursor of a query. */
async function* symbolsOf(table: Table, { feed, cursor }: SymbolQuery): AsyncGenerator<InstrumentRange> {
  const [afterFeed = '', afterSymbol] = cursor === undefined ? [] : fromCursor(cursor, 2);
  const feeds = feed === undefined ? (await readFeeds(table)).map((one) => one.feed) : [feed];
  for (const name of feeds.slice(Math.max(feeds.indexOf(afterFeed), 0))) {
    const after = name === afterFeed ? afterSymbol : undefined;
    for await (const item of table.query(symbolRange(name, after))) {
      if (nameOf(item) !== after) yield rangeOf(name, item);
    }
  }
}

function rangeOf(feed: string, item: Item): InstrumentRange {
  const { first, last } = daysOfSymbolItem(item);
  const [from, to] = [first, last].map((day) => BigInt(Date.parse(day)) * 1_000_000n) as [bigint, bigint];
  return { feed, symbol: nameOf(item), from, to: to + NANOSECONDS['1d'] };
}
