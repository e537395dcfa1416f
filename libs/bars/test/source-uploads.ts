import {
  BarReader,
  FULLY_ELIGIBLE,
  parseDecimal,
  type Bar,
  type Manifest,
  type StoredInterval,
  type TimeRange,
  type Trade,
  type TradeFile,
} from '../src';
import { MemoryTable, type Hook } from '../src/testing';
import { BarStore, encode, TradeAggregator } from '../src/write';
import { fileOf, UPLOADED_AT } from './manifest-of';

const DAY_NANOSECONDS = 86_400_000_000_000n;

/** A table in memory to which files are uploaded, with the same calls in the same order as the processor makes. */
export class SourceUploads {
  public readonly table: MemoryTable;
  public readonly store: BarStore;
  private uploads = 0;

  public constructor(
    private readonly interval: StoredInterval = '1m',
    hook?: Hook,
  ) {
    this.table = new MemoryTable(hook);
    this.store = new BarStore(this.table);
  }

  /**
   * A new generation of a key. Each upload is a second newer than the one before, so that its generation does not depend on what
   * it replaces.
   */
  public fileOf(key: string): TradeFile {
    this.uploads += 1;
    return fileOf({ key, etag: `etag-${this.uploads}`, uploadedAt: UPLOADED_AT + 1_000 * this.uploads });
  }

  /**
   * Stores the trades of a file: lines of symbol, seconds since 1970, price, size, id. With a sixth value, a trade updates
   * neither open nor close. Any other line is rejected.
   */
  public upload(key: string, ...lines: readonly string[]): Promise<Manifest> {
    return this.uploadPeriod(key, undefined, ...lines);
  }

  /** Stores the trades of a file that contains a period completely. */
  public async uploadPeriod(
    key: string,
    period: TimeRange | undefined,
    ...lines: readonly string[]
  ): Promise<Manifest> {
    const file = this.fileOf(key);
    const trades = lines.flatMap((line) => tradeOf(line) ?? []);
    const rejections = lines.flatMap((text, index) =>
      tradeOf(text) ? [] : [{ line: index + 1, reason: 'is not a trade', text }],
    );
    const aggregator = new TradeAggregator(this.interval);
    for (const trade of trades) aggregator.add(trade);

    const previous = await this.store.currentManifest(file);
    const chunks = aggregator.chunks().map((chunk) => encode(chunk, this.interval));
    const manifest: Manifest = {
      file,
      processor: 1,
      layout: 'test',
      interval: this.interval,
      ...{ lines: lines.length, accepted: trades.length, excluded: 0, duplicate: 0, rejected: rejections.length },
      exclusions: { late: 1 },
      rejections,
      ...(period && { period }),
      coverage: await this.store.putBars(file, this.interval, chunks),
    };
    await this.store.putManifest(manifest, previous);
    await this.store.record(manifest, previous);
    return manifest;
  }

  /** The stored bars of a symbol on the first of January 1970. */
  public async bars(symbol: string): Promise<readonly Bar[]> {
    const { interval } = this;
    const query = { feed: 'general', symbol, interval, from: 0n, to: DAY_NANOSECONDS };
    return (await new BarReader(this.table, interval).readBars(query)).bars;
  }
}

function tradeOf(line: string): Trade | undefined {
  const [symbol = '', seconds = '', price = '', size = '', id, condition] = line.split(',');
  if (id === undefined) return undefined;
  return {
    ...{ feed: 'general', symbol, id, time: BigInt(seconds) * 1_000_000_000n },
    price: parseDecimal(price) as bigint,
    size: parseDecimal(size) as bigint,
    eligibility: { ...FULLY_ELIGIBLE, openClose: condition === undefined },
  };
}
