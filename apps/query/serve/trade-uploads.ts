import {
  bucketEvent,
  generationAfter,
  statedPeriodOf,
  type Rejection,
  type StoredInterval,
  type Table,
  type Trade,
  type Upload,
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
    const upload = this.nextUpload(key);
    const previous = await store.currentManifest(upload);
    const file = { ...upload, generation: generationAfter(previous?.file.generation, upload) };
    const aggregator = new TradeAggregator(interval);
    for (const trade of trades) aggregator.add(trade);
    const coverage = await store.putBars(
      file,
      interval,
      aggregator.chunks().map((chunk) => encode(chunk, interval)),
    );
    const [accepted, rejected] = [trades.length, rejections.length];
    const manifest = {
      processor: 1,
      ...{ file, layout: 'general', interval, period: statedPeriodOf(key), coverage, rejections, exclusions: {} },
      ...{ lines: accepted + rejected, accepted, excluded: 0, duplicate: 0, rejected },
    };
    await store.putManifest(manifest, previous);
    await store.record(manifest, previous);
    await store.compact(manifest);
  }

  /** Records that a file cannot be used. */
  public async refuse(key: string, reason: string): Promise<void> {
    const upload = this.nextUpload(key);
    const previous = await this.store.currentManifest(upload);
    const file = { ...upload, generation: generationAfter(previous?.file.generation, upload) };
    await this.store.putRefusal(file, { name: 'UnknownLayoutError', reason });
  }

  /** Deletes a file that was uploaded. */
  public async delete(key: string): Promise<void> {
    const { bucket, uploadedAt } = this.nextUpload(key);
    const deletion = { bucket, key, event: bucketEvent(uploadedAt, '0') };
    await this.store.retract(deletion, this.interval, await this.store.currentManifest(deletion));
  }

  private nextUpload(key: string): Upload {
    this.uploads += 1;
    const uploadedAt = Date.UTC(2024, 7, 20) + this.uploads * 1_000;
    return { bucket: BUCKET, key, etag: `etag-${this.uploads}`, uploadedAt };
  }
}
