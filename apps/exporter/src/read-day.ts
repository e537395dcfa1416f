import { readSymbols, type Bar, type BarReader, type StoredInterval, type Table } from '@trading/bars';
import { boundsOf } from './days';
import type { FeedDay } from './export-index';

/** Symbols whose bars are read at the same time. It bounds the bars in memory. */
const CONCURRENCY: Readonly<Record<StoredInterval, number>> = { '1m': 16, '1s': 1 };

/** Bars of a request. */
const PAGE_SIZE = 10_000;

/** Symbols of a request. */
const SYMBOLS_PAGE_SIZE = 1_000;

/** Bars of one symbol. */
export interface SymbolBars {
  readonly symbol: string;
  readonly bars: readonly Bar[];
}

/** Reads the bars of a day, sorted by symbol and time. A symbol may come several times, one after the other. */
export async function* readDay(
  table: Table,
  reader: BarReader,
  interval: StoredInterval,
  day: FeedDay,
): AsyncGenerator<SymbolBars> {
  let batch: string[] = [];
  for await (const symbol of symbolsOf(table, day)) {
    batch.push(symbol);
    if (batch.length < CONCURRENCY[interval]) continue;
    yield* readBatch(reader, interval, day, batch);
    batch = [];
  }
  yield* readBatch(reader, interval, day, batch);
}

async function* readBatch(
  reader: BarReader,
  interval: StoredInterval,
  day: FeedDay,
  symbols: readonly string[],
): AsyncGenerator<SymbolBars> {
  const first = await Promise.all(symbols.map((symbol) => readPage(symbol, undefined)));
  for (const [index, symbol] of symbols.entries()) {
    let page = first[index];
    while (page) {
      if (page.bars.length > 0) yield { symbol, bars: page.bars };
      page = page.cursor === undefined ? undefined : await readPage(symbol, page.cursor);
    }
  }

  function readPage(symbol: string, cursor: string | undefined) {
    const query = { feed: day.feed, symbol, interval, ...boundsOf(day), limit: PAGE_SIZE };
    return reader.readBars({ ...query, ...(cursor === undefined ? {} : { cursor }) });
  }
}

/** The symbols of the feed that may have bars on the day. */
async function* symbolsOf(table: Table, day: FeedDay): AsyncGenerator<string> {
  const { from, to } = boundsOf(day);
  let cursor: string | undefined;
  do {
    const query = { feed: day.feed, limit: SYMBOLS_PAGE_SIZE, ...(cursor === undefined ? {} : { cursor }) };
    const page = await readSymbols(table, query);
    for (const range of page.symbols) if (range.from < to && range.to > from) yield range.symbol;
    ({ cursor } = page);
  } while (cursor !== undefined);
}
