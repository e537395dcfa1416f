import { readFileSync } from 'node:fs';
import { request } from 'node:https';
import { text } from 'node:stream/consumers';
import { NANOSECONDS, openTimeOf, unformatDecimal, type Bar, type Instrument, type Interval } from '@trading/bars';
import { OperatorError } from '@trading/cli';
import type { RunningEmulator } from '../emulator/emulator';
import { emulatorFiles } from '../emulator/emulator-files';

/** The decimals of a notional, the product of a price and a size. */
const NOTIONAL_SCALE = 36;

/** The maximum number of bars of an answer. */
const MAX_LIMIT = 10_000;

/** The API answered with an error. */
export class QueryApiError extends OperatorError {
  public constructor(
    public readonly status: number,
    /** The name of the problem, such as `not-found`. Undefined if the answer is not a problem of the API. */
    public readonly problem: string | undefined,
    detail: string,
  ) {
    super(`The query API answered with status ${status}: ${detail}`);
  }
}

/** A query for bars. Times are as the API takes them. */
export interface BarsRequest extends Instrument {
  readonly interval: Interval;
  readonly from?: string;
  readonly to?: string;
  /** The maximum number of bars. */
  readonly limit?: number;
  readonly cursor?: string;
}

/** A page of bars. */
export interface BarsPage {
  readonly bars: readonly Bar[];
  /** The cursor of the next page. Undefined if there are no more bars. */
  readonly next?: string;
}

/** The query API of the deployed local environment, as the page reaches it. */
export class QueryApi {
  /** The address of the page and of the API below it, without a slash at the end. */
  public readonly url: string;

  private readonly port: number;
  private readonly ca: Buffer;

  /** @param pageUrl the URL that the page would have in AWS, from the outputs of the stacks */
  public constructor({ directory, port }: Pick<RunningEmulator, 'directory' | 'port'>, pageUrl: string) {
    this.port = port;
    this.ca = readFileSync(emulatorFiles(directory).certificate);
    const { hostname } = new URL(pageUrl);
    this.url = `https://${hostname.replace(/\.cloudfront\.net$/, '.cloudfront.localhost')}:${port}`;
  }

  /** The path of an instrument's bars. A symbol may contain slashes. */
  public pathOf({ feed, symbol }: Instrument): string {
    return `/v1/bars/${encodeURIComponent(feed)}/${symbol.split('/').map(encodeURIComponent).join('/')}`;
  }

  /**
   * Reads a page of bars, ordered by time.
   *
   * @throws QueryApiError
   */
  public async readPage({ feed, symbol, ...parameters }: BarsRequest): Promise<BarsPage> {
    const query = { ...parameters, include: 'sources,conflicts' };
    const { bars, next } = (await this.get(this.pathOf({ feed, symbol }), query)) as RawPage;
    return { bars: bars.map((bar) => parseBar(bar, parameters.interval)), next: next ?? undefined };
  }

  /**
   * Reads all bars of a range, by default 1-minute bars.
   *
   * @param query from the bar that contains `from` to the last one that opens before `to`, nanoseconds since 1970
   * @throws QueryApiError
   */
  public async readBars(
    query: Instrument & { readonly from: bigint; readonly to: bigint; readonly interval?: Interval },
  ): Promise<Bar[]> {
    const { feed, symbol, from, to, interval = '1m' } = query;
    const bars: Bar[] = [];
    let cursor: string | undefined;
    do {
      const range = { from: isoTime(openTimeOf(from, interval)), to: isoTime(to) };
      const page = await this.readPage({ feed, symbol, interval, ...range, limit: MAX_LIMIT, cursor });
      bars.push(...page.bars);
      cursor = page.next;
    } while (cursor !== undefined);
    return bars;
  }

  /**
   * Lists instruments, ordered by feed and symbol.
   *
   * @param search a part of the symbols, in upper or lower case; by default all symbols are listed
   * @returns at most 1,000 instruments
   * @throws QueryApiError
   */
  public async instruments({
    feed,
    search,
  }: {
    readonly feed?: string;
    readonly search?: string;
  }): Promise<Instrument[]> {
    const { symbols } = (await this.get('/v1/symbols', { feed, search, limit: 1000 })) as { symbols: Instrument[] };
    return symbols.map((each) => ({ feed: each.feed, symbol: each.symbol }));
  }

  /**
   * Requests a path of the API.
   *
   * @returns the JSON of the answer
   * @throws QueryApiError if the status is not 200
   */
  public async get(path: string, query: Readonly<Record<string, string | number | undefined>>): Promise<unknown> {
    const search = new URLSearchParams();
    for (const [name, value] of Object.entries(query)) if (value !== undefined) search.set(name, String(value));
    const { status, body } = await this.send(search.size === 0 ? path : `${path}?${search.toString()}`);
    if (status === 200) return JSON.parse(body);
    throw new QueryApiError(status, ...problemOf(body));
  }

  /** Connects to 127.0.0.1 by number, since not every system resolves names below `localhost`. */
  private send(path: string): Promise<{ status: number; body: string }> {
    const { host } = new URL(this.url);
    return new Promise((resolve, reject) => {
      request(
        { host: '127.0.0.1', port: this.port, path, headers: { host }, ca: this.ca, servername: 'localhost' },
        (response) => {
          text(response).then((body) => resolve({ status: response.statusCode ?? 0, body }), reject);
        },
      )
        .once('error', reject)
        .end();
    });
  }
}

interface RawBar {
  readonly time: string;
  readonly open: string | null;
  readonly high: string | null;
  readonly low: string | null;
  readonly close: string | null;
  readonly volume: string;
  readonly notional: string;
  readonly count: number;
  readonly revision: string;
  readonly sources: readonly string[];
  readonly conflicts: readonly string[];
}

interface RawPage {
  readonly bars: readonly RawBar[];
  readonly next: string | null;
}

function isoTime(nanoseconds: bigint): string {
  return new Date(Number(nanoseconds / 1_000_000n)).toISOString();
}

function parseBar(bar: RawBar, interval: Interval): Bar {
  const time = BigInt(Date.parse(bar.time)) * 1_000_000n;
  const price = (digits: string | null) => (digits === null ? undefined : unformatDecimal(digits));
  return {
    time,
    end: time + NANOSECONDS[interval],
    ...{ open: price(bar.open), high: price(bar.high), low: price(bar.low), close: price(bar.close) },
    volume: unformatDecimal(bar.volume),
    notional: unformatDecimal(bar.notional, NOTIONAL_SCALE),
    count: bar.count,
    ...{ sources: bar.sources, conflicts: bar.conflicts, revision: bar.revision },
  };
}

/** The name and the detail of a problem, from `application/problem+json`. */
function problemOf(body: string): [problem: string | undefined, detail: string] {
  try {
    const { type = '', detail = body } = JSON.parse(body) as { type?: string; detail?: string };
    return [/#problem-(.+)$/.exec(type)?.[1], detail];
  } catch {
    return [undefined, body];
  }
}
