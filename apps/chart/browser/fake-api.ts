import { createHash } from 'node:crypto';

const MINUTE = 60_000;

/** Names the lengths of bars in minutes. */
const INTERVALS: Readonly<Record<string, number>> = {
  '1m': 1,
  '5m': 5,
  '15m': 15,
  '30m': 30,
  '1h': 60,
  '4h': 240,
  '1d': 1440,
};

/** A minute with trades. Prices have two decimals. */
export interface FakeBar {
  readonly time: number;
  readonly prices: readonly [open: number, high: number, low: number, close: number];
  readonly volume: string;
  readonly conflicts?: readonly string[];
}

export interface FakeInstrument {
  readonly feed: string;
  readonly symbol: string;
  readonly bars: Map<number, FakeBar>;
  readonly covered: { from: number; to: number }[];
}

interface FakeChange {
  readonly key: string;
  readonly instrument: FakeInstrument;
  readonly from: number;
  readonly to: number;
}

/** An answer before it is sent. */
export interface FakeAnswer {
  readonly status: number;
  readonly body: object;
}

/** The operations of the query API that the page uses, on bars in memory. */
export class FakeApi {
  public readonly instruments: FakeInstrument[] = [];
  /** Bars that end after it are open. */
  public watermark = 0;
  /** Answers that replace the API's, by the beginning of the path. */
  public readonly failures = new Map<string, FakeAnswer>();
  /** The requests so far, each with its status. */
  public readonly log: { path: string; query: URLSearchParams; status: number; authorization: string | undefined }[] =
    [];
  private readonly changes: FakeChange[] = [];

  public add(feed: string, symbol: string): FakeInstrument {
    const instrument: FakeInstrument = { feed, symbol, bars: new Map(), covered: [] };
    this.instruments.push(instrument);
    this.instruments.sort((a, b) => (a.feed + a.symbol < b.feed + b.symbol ? -1 : 1));
    return instrument;
  }

  /** Adds the bars of a file, which covers a range. */
  public addFile(
    instrument: FakeInstrument,
    key: string,
    bars: readonly FakeBar[],
    range?: { from: number; to: number },
  ): void {
    for (const bar of bars) instrument.bars.set(bar.time, bar);
    const { from, to } = range ?? { from: bars[0]!.time, to: bars.at(-1)!.time + MINUTE };
    const merged: { from: number; to: number }[] = [];
    for (const next of [...instrument.covered, { from, to }].sort((a, b) => a.from - b.from)) {
      const last = merged.at(-1);
      if (last && next.from <= last.to) last.to = Math.max(last.to, next.to);
      else merged.push({ ...next });
    }
    instrument.covered.splice(0, Infinity, ...merged);
    this.watermark = Math.max(this.watermark, to);
    this.changes.push({ key, instrument, from, to });
  }

  public answer(path: string, query: URLSearchParams): FakeAnswer {
    for (const [prefix, failure] of this.failures) if (path.startsWith(prefix)) return failure;
    const [, , operation, feed, ...rest] = path.split('/').map(decodeURIComponent);
    switch (operation) {
      case 'symbols':
        return this.symbols(query);
      case 'changes':
        return this.changesSince(query);
      case 'files':
        return { status: 200, body: { id: feed, processed: { key: `trades/${feed}.csv` }, refused: null } };
      case 'bars':
      case 'coverage': {
        const symbol = rest.join('/');
        const instrument = this.instruments.find((entry) => entry.feed === feed && entry.symbol === symbol);
        if (!instrument) return problem(404, 'not-found', 'Not found', `The feed ${feed} has no symbol ${symbol}.`);
        return operation === 'bars' ? this.bars(instrument, query) : this.coverage(instrument);
      }
      default:
        return problem(404, 'not-found', 'Not found', `There is no ${path}.`);
    }
  }

  private bars(instrument: FakeInstrument, query: URLSearchParams): FakeAnswer {
    const interval = query.get('interval') ?? '1m';
    const minutes = INTERVALS[interval];
    if (minutes === undefined) {
      return problem(400, 'invalid-parameter', 'Invalid parameter', 'Bars of this length are not stored.', {
        ...{ parameter: 'interval', expected: 'at least 1m', found: interval },
      });
    }
    const length = minutes * MINUTE;
    const [from, to] = [Date.parse(query.get('from')!), Date.parse(query.get('to')!)];
    const limit = Number(query.get('limit') ?? 1000);
    const rows: object[] = [];
    let next: string | null = null;
    for (let open = Math.ceil(from / length) * length; open < to; open += length) {
      if (rows.length === limit) {
        next = new Date(open).toISOString();
        break;
      }
      rows.push(this.row(instrument, open, open + length));
    }
    const watermark = new Date(Math.min(this.watermark, to)).toISOString();
    return { status: 200, body: { interval, calendar: '24/7', watermark, bars: rows, next } };
  }

  private row({ bars, covered }: FakeInstrument, from: number, to: number): object {
    const time = new Date(from).toISOString();
    const minutes: FakeBar[] = [];
    for (let minute = from; minute < to; minute += MINUTE) {
      const bar = bars.get(minute);
      if (bar) minutes.push(bar);
    }
    if (minutes.length === 0) {
      return { time, state: covered.some((range) => range.from < to && from < range.to) ? 'empty' : 'unknown' };
    }
    const text = (value: number) => value.toFixed(2);
    const prices = minutes.map((bar) => bar.prices);
    const bar = {
      ...{ time, open: text(prices[0]![0]), high: text(Math.max(...prices.map(([, high]) => high))) },
      ...{ low: text(Math.min(...prices.map(([, , low]) => low))), close: text(prices.at(-1)![3]) },
      // Digits that no floating-point number has.
      volume: minutes.length === 1 ? minutes[0]!.volume : `${minutes.length}.000000000000000001`,
      notional: '1234567.890123456789012345678901234567',
      vwap: `${text(prices[0]![0])}0000000000000001`,
      count: 12 * minutes.length,
      state: to <= this.watermark ? 'closed' : 'open',
      sources: ['f1'],
      conflicts: minutes.flatMap(({ conflicts = [] }) => conflicts),
    };
    return { ...bar, revision: createHash('sha256').update(JSON.stringify(minutes)).digest('hex').slice(0, 16) };
  }

  private coverage({ covered }: FakeInstrument): FakeAnswer {
    const ranges = covered.map(({ from, to }) => ({
      ...{ from: new Date(from).toISOString(), to: new Date(to).toISOString() },
      state: 'covered',
      files: ['1'],
    }));
    return { status: 200, body: { ranges } };
  }

  private symbols(query: URLSearchParams): FakeAnswer {
    const search = (query.get('search') ?? '').toLowerCase();
    const offset = Number(query.get('cursor') ?? 0);
    const limit = Number(query.get('limit') ?? 100);
    const found = this.instruments.filter(
      ({ feed, symbol }) => symbol.toLowerCase().includes(search) && feed === (query.get('feed') ?? feed),
    );
    const feeds = [...new Set(this.instruments.map(({ feed }) => feed))].map((feed) => ({
      feed,
      watermark: new Date(this.watermark).toISOString(),
    }));
    const symbols = found.slice(offset, offset + limit).map(({ feed, symbol, covered }) => ({
      ...{ feed, symbol },
      ...{ from: new Date(covered[0]!.from).toISOString(), to: new Date(covered.at(-1)!.to).toISOString() },
    }));
    return {
      status: 200,
      body: { feeds, symbols, next: offset + limit < found.length ? String(offset + limit) : null },
    };
  }

  private changesSince(query: URLSearchParams): FakeAnswer {
    const since = query.get('since') === 'latest' ? this.changes.length : Number(query.get('since') ?? 0);
    const changes = this.changes.slice(since).map(({ key, instrument: { feed, symbol }, from, to }, index) => ({
      ...{ sequence: since + index + 1, key, file: '1' },
      instruments: [{ feed, symbol, from: new Date(from).toISOString(), to: new Date(to).toISOString() }],
    }));
    return { status: 200, body: { changes, next: String(this.changes.length) } };
  }
}

export function problem(status: number, kind: string, title: string, detail: string, more: object = {}): FakeAnswer {
  return { status, body: { type: `/docs#problem-${kind}`, title, status, detail, ...more } };
}

/** Bars of a random walk, the same for the same seed. */
export function randomBars(
  from: number,
  count: number,
  { seed = 1, price = 61_800, skip = (): boolean => false } = {},
): FakeBar[] {
  let state = seed;
  const random = () => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return state / 2 ** 31 - 0.5;
  };
  let last = price;
  const bars: FakeBar[] = [];
  for (let index = 0; index < count; index++) {
    const open = last;
    const close = open * (1 + random() * 0.0012);
    const high = Math.max(open, close) * (1 + Math.abs(random()) * 0.0004);
    const low = Math.min(open, close) * (1 - Math.abs(random()) * 0.0004);
    last = close;
    const volume = `${(20 + Math.abs(random()) * 300).toFixed(4)}00000000000001`;
    if (!skip()) bars.push({ time: from + index * MINUTE, prices: [open, high, low, close], volume });
  }
  return bars;
}
