import { FULLY_ELIGIBLE, parseDecimal, type Rejection, type StoredInterval, type Trade } from '@trading/bars';
import { PartitionedTable } from '@trading/bars/memory';
import type { CalendarName } from '@trading/calendars';
import { toEvent } from '../serve/gateway';
import { sampleContext } from '../serve/sample-context';
import { TradeUploads } from '../serve/trade-uploads';
import type { Context } from '../src/operations/operation';
import { respond } from '../src/respond';
import { METHODS, ROUTES } from '../src/routes';

/** A response as a client sees it. */
export interface ClientResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Buffer;
  readonly text: string;
}

const OPERATIONS = new Map(ROUTES.map(({ path, operation }) => [path, operation]));

/** The API on a table in memory, without a server. */
export class TestApi {
  public readonly table = new PartitionedTable();
  public readonly uploads: TradeUploads;
  public context: Context;

  public constructor(interval: StoredInterval = '1m', calendars: Readonly<Record<string, CalendarName>> = {}) {
    this.uploads = new TradeUploads(this.table, interval);
    this.context = { ...sampleContext(this.table, interval), calendars: new Map(Object.entries(calendars)) };
  }

  /**
   * Uploads a file of the feed `f`.
   *
   * @param lines each with a symbol, a time, a price and a size, and an id if trades of several files are the same
   */
  public upload(key: string, lines: readonly string[], rejections?: readonly Rejection[]): Promise<void> {
    return this.uploads.upload(
      key,
      lines.map((line, index) => tradeOf(line, `${key}-${index}`)),
      rejections,
    );
  }

  public async request(
    url: string,
    headers: Readonly<Record<string, string>> = {},
    method: (typeof METHODS)[number] = 'GET',
  ): Promise<ClientResponse> {
    const event = toEvent({ method, url, headers }, ROUTES, 'request-1');
    if (typeof event === 'number') return { status: event, headers: {}, bytes: Buffer.of(), text: '' };
    const { result } = await respond(event, OPERATIONS, this.context);
    const { statusCode = 0, headers: answered = {}, body = '', isBase64Encoded } = result;
    const bytes = Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8');
    return { status: statusCode, headers: answered as Record<string, string>, bytes, text: bytes.toString() };
  }

  /** The body of an answer in JSON. */
  public async json(url: string): Promise<any> {
    const { status, text } = await this.request(url);
    if (status !== 200) throw new Error(`${url} was answered with ${status}: ${text}`);
    return JSON.parse(text);
  }

  /** The problem of a request that fails. */
  public async problem(url: string): Promise<any> {
    const { headers, text } = await this.request(url);
    expect(headers['content-type']).toBe('application/problem+json');
    return JSON.parse(text);
  }
}

function tradeOf(line: string, defaultId: string): Trade {
  const [symbol = '', time = '', price = '', size = '', id = defaultId] = line.split(' ');
  return {
    ...{ feed: 'f', symbol: symbol.replaceAll('_', ' '), time: BigInt(Date.parse(time)) * 1_000_000n, id },
    ...{ price: parseDecimal(price) as bigint, size: parseDecimal(size) as bigint, eligibility: FULLY_ELIGIBLE },
  };
}
