import { Transport, type Parameters } from './private/transport.ts';
import { MemoryCache, type ResponseCache } from './response-cache.ts';
import { retryPolicy, type RetryOptions, type RetryPolicy } from './retry.ts';
import type { Signer } from './signer.ts';
import type {
  BarsPage,
  BarsQuery,
  BarsSize,
  Change,
  ChangesPage,
  ChangesQuery,
  Coverage,
  CoverageQuery,
  Feed,
  FileReport,
  FilesQuery,
  FileSummary,
  FollowQuery,
  PageQuery,
  RowOf,
  SymbolBars,
  SymbolBarsQuery,
  SymbolRange,
  SymbolsQuery,
} from './types.ts';

/** The options of a {@link BarsClient}. */
export interface BarsClientOptions {
  /** The address of the API without `/v1`, for example `https://bars.example.com`. */
  readonly baseUrl: string | URL;
  /** @default - the global one */
  readonly fetch?: typeof fetch;
  /**
   * Authorises requests; see `@trading/bars-client/sigv4` and `@trading/bars-client/jwt`.
   * @default - requests are not signed
   */
  readonly signer?: Signer;
  /** @default - up to five attempts */
  readonly retry?: RetryOptions;
  /**
   * Keeps answers, which are transferred again only if they have changed. `false` disables it.
   * @default - a cache of 100 answers in memory
   */
  readonly cache?: ResponseCache | false;
}

/** A page of a list. */
interface ListPage {
  readonly next?: string | null;
}

/**
 * A client of the query API.
 *
 * @example
 * const client = new BarsClient({ baseUrl: 'https://bars.example.com' });
 * for await (const bar of client.bars({ feed: 'binance-spot', symbol: 'BTCUSDT', interval: '1h', from: '2024-08-08' })) {
 *   console.log(bar.time, bar.close);
 * }
 */
export class BarsClient {
  private readonly transport: Transport;
  private readonly retry: RetryPolicy;

  public constructor(options: BarsClientOptions) {
    this.retry = retryPolicy(options.retry);
    const { href } = new URL(options.baseUrl);
    this.transport = new Transport({
      base: `${href.replace(/\/$/, '')}/v1/`,
      // A browser's `fetch` must be called without `this`.
      fetch: options.fetch ?? ((...args) => fetch(...args)),
      signer: options.signer,
      cache: options.cache === false ? undefined : (options.cache ?? new MemoryCache()),
      retry: this.retry,
    });
  }

  /** The bars of a symbol, in the order of time. Requests further pages as they are needed. */
  public async *bars<Query extends BarsQuery>(query: Query): AsyncIterable<RowOf<Query>> {
    const get = (cursor: string | undefined) => this.page<Query & PageQuery>({ ...query, ...(cursor && { cursor }) });
    for await (const { bars } of pagesOf(get)) yield* bars;
  }

  /** One page of the bars of a symbol. */
  public page<Query extends PageQuery>(query: Query): Promise<BarsPage<RowOf<Query>>> {
    const { feed, symbol, signal, ...parameters }: PageQuery = query;
    return this.get(['bars', feed, ...segmentsOf(symbol)], { ...parameters }, signal);
  }

  /** The number of bars and bytes that a page would have. */
  public size({ feed, symbol, signal, ...parameters }: PageQuery): Promise<BarsSize> {
    return this.get(['bars', feed, ...segmentsOf(symbol)], { ...parameters, dry: true }, signal);
  }

  /** The bars of up to 100 symbols of a feed, page by page. The first page has bars of every symbol that has any. */
  public symbolBars<Query extends SymbolBarsQuery>(query: Query): AsyncIterable<SymbolBars<RowOf<Query>>> {
    const { signal, ...parameters }: SymbolBarsQuery = query;
    return this.list('bars', { ...parameters }, signal, ({ symbols }) => symbols as SymbolBars<RowOf<Query>>[]);
  }

  /** The symbols, sorted by feed and name. */
  public symbols({ signal, ...query }: SymbolsQuery = {}): AsyncIterable<SymbolRange> {
    return this.list('symbols', query, signal, ({ symbols }) => symbols as SymbolRange[]);
  }

  /** The feeds, with the time until which their bars are closed. */
  public async feeds({ signal }: { readonly signal?: AbortSignal } = {}): Promise<readonly Feed[]> {
    const { feeds } = await this.get<{ feeds: Feed[] }>(['symbols'], { limit: 1 }, signal);
    return feeds;
  }

  /** The ranges of time for which there are trade files of a symbol. In other ranges, no bar does not mean no trade. */
  public coverage({ feed, symbol, signal, ...range }: CoverageQuery): Promise<Coverage> {
    return this.get(['coverage', feed, ...segmentsOf(symbol)], range, signal);
  }

  /** The trade files, sorted by key. */
  public files({ signal, ...query }: FilesQuery = {}): AsyncIterable<FileSummary> {
    return this.list('files', query, signal, ({ files }) => files as FileSummary[]);
  }

  /** The report of one trade file. */
  public file(id: string, { signal }: { readonly signal?: AbortSignal } = {}): Promise<FileReport> {
    return this.get(['files', id], {}, signal);
  }

  /**
   * The changes of bars, in the order in which they were made. Ends after the newest change, or waits for further ones if
   * `pollInterval` is set. No change is lost between two polls.
   */
  public async *changes({ pollInterval, ...query }: FollowQuery = {}): AsyncIterable<Change> {
    let { since } = query;
    for (;;) {
      const page = await this.changesPage({ ...query, ...(since === undefined ? {} : { since }) });
      yield* page.changes;
      // A page without changes of the selected symbols is not the end, if others have changed.
      const isEnd = page.changes.length === 0 && page.next === since;
      since = page.next;
      if (!isEnd) continue;
      if (pollInterval === undefined) return;
      await this.retry.sleep(pollInterval, query.signal);
    }
  }

  /** One page of changes. */
  public changesPage({ signal, ...query }: ChangesQuery = {}): Promise<ChangesPage> {
    return this.get(['changes'], query, signal);
  }

  private async *list<Element>(
    path: string,
    query: Parameters,
    signal: AbortSignal | undefined,
    elementsOf: (page: Record<string, unknown>) => readonly Element[],
  ): AsyncIterable<Element> {
    const get = (cursor: string | undefined) =>
      this.get<ListPage & Record<string, unknown>>([path], { ...query, cursor }, signal);
    for await (const page of pagesOf(get)) yield* elementsOf(page);
  }

  private async get<Answer>(segments: readonly string[], query: Parameters, signal?: AbortSignal): Promise<Answer> {
    return (await this.transport.get(segments, query, signal)) as Answer;
  }
}

/**
 * The segments of a symbol in a path. Gateways differ in their treatment of encoded slashes, so slashes are not encoded unless
 * this would change the path.
 */
function segmentsOf(symbol: string): string[] {
  const segments = symbol.split('/');
  return segments.some((segment) => ['', '.', '..'].includes(segment)) ? [symbol] : segments;
}

/** The pages of a list, each requested when the one before was consumed. */
async function* pagesOf<Page extends ListPage>(
  get: (cursor: string | undefined) => Promise<Page>,
): AsyncIterable<Page> {
  let cursor: string | undefined;
  do {
    const page = await get(cursor);
    yield page;
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
}
