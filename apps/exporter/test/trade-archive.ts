import { FULLY_ELIGIBLE, generationAfter, parseDecimal, type Manifest, type Trade } from '@trading/bars';
import { PartitionedTable } from '@trading/bars/memory';
import { BarStore, encode, TradeAggregator } from '@trading/bars/write';

/** Nanoseconds of a minute. */
const MINUTE = 60_000_000_000n;

/** A trade at a minute of 2024-08-08, or of a day after it. */
export function trade(symbol: string, minute: number, price: string, size = '1', feed = 'binance-spot'): Trade {
  const time = BigInt(Date.UTC(2024, 7, 8)) * 1_000_000n + BigInt(minute) * MINUTE;
  const numbers = { price: parseDecimal(price) as bigint, size: parseDecimal(size) as bigint };
  return { feed, symbol, time, id: `${time}-${price}`, ...numbers, eligibility: FULLY_ELIGIBLE };
}

/** A table with the bars of trade files. */
export class TradeArchive {
  public readonly table = new PartitionedTable();
  private readonly store = new BarStore(this.table);
  private uploads = 0;

  /** Processes an upload of a trade file, as the processor does. */
  public async upload(key: string, ...trades: readonly Trade[]): Promise<void> {
    this.uploads++;
    const upload = { bucket: 'trades', key, etag: `${this.uploads}`, uploadedAt: this.uploads * 1_000 };
    const file = { ...upload, generation: generationAfter(undefined, upload) };
    const aggregator = new TradeAggregator('1m');
    for (const each of trades) aggregator.add(each);
    const chunks = aggregator.chunks().map((chunk) => encode(chunk, '1m'));
    const coverage = await this.store.putBars(file, '1m', chunks);
    const counts = { lines: trades.length, accepted: trades.length, excluded: 0, duplicate: 0, rejected: 0 };
    const report = { exclusions: {}, rejections: [], layout: 'general', processor: 1 };
    const manifest: Manifest = { file, interval: '1m', ...counts, ...report, coverage };
    const previous = await this.store.currentManifest(file);
    await this.store.putManifest(manifest, previous);
    await this.store.record(manifest, previous);
  }
}
