import {
  generationOf,
  statedPeriodOf,
  type Rejection,
  type StoredInterval,
  type Table,
  type Trade,
  type TradeFile,
} from '@trading/bars';
import { BarStore, encode, TradeAggregator } from '@trading/bars/write';

/** The bucket of the uploads, which does not exist. */
export const BUCKET = 'trade-files';

/** Writes trade files to a table, as the processor does. Each upload of a key replaces the one before. */
export class TradeUploads {
  private readonly store: BarStore;
  private uploads = 0;

  public constructor(
    table: Table,
    private readonly interval: StoredInterval,
  ) {
    this.store = new BarStore(table);
  }

  /** Makes the bars of a file current. */
  public async upload(key: string, trades: readonly Trade[], rejections: readonly Rejection[] = []): Promise<void> {
    const { store, interval } = this;
    const file = this.nextFile(key);
    const aggregator = new TradeAggregator(interval);
    for (const trade of trades) aggregator.add(trade);
    const coverage = await store.putBars(
      file,
      interval,
      aggregator.chunks().map((chunk) => encode(chunk, interval)),
    );
    const [accepted, rejected] = [trades.length, rejections.length];
    const manifest = {
      ...{ file, layout: 'general', interval, period: statedPeriodOf(key), coverage, rejections, exclusions: {} },
      ...{ lines: accepted + rejected, accepted, excluded: 0, duplicate: 0, rejected },
    };
    const previous = await store.currentManifest(file);
    await store.putManifest(manifest, previous);
    await store.record(manifest, previous);
    await store.compact(manifest);
  }

  /** Records that a file cannot be used. */
  public async refuse(key: string, reason: string): Promise<void> {
    await this.store.putRefusal(this.nextFile(key), { name: 'UnknownLayoutError', reason });
  }

  private nextFile(key: string): TradeFile {
    this.uploads += 1;
    const sequencer = this.uploads.toString(16).padStart(16, '0');
    const uploadedAt = Date.UTC(2024, 7, 20) + this.uploads;
    return { bucket: BUCKET, key, etag: `etag-${this.uploads}`, generation: generationOf(sequencer), uploadedAt };
  }
}
