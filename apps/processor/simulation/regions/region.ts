import { ReplicaTable, type Bar, BarReader } from '@trading/bars';
import type { Hook, MemoryTable } from '@trading/bars/testing';
import { WriterStore } from '@trading/bars/regions';
import { openTable, type OpenTable } from '../../src/open-table';
import { GENERAL_CSV } from '../../src/parsing/layouts/general';
import { BatchWorld } from '../../test/backfill/batch-world';
import type { BucketClock, MemoryBucket } from '../../test/memory-bucket';
import { FIRST_HOUR, HOUR } from '../small-case';
import type { ReplicaItems } from './replica-items';

/** The bucket of the first region, whose name sources have. */
const HOME_BUCKET = 'bucket-0';

const SETTINGS = { filesPerCompaction: 1, layouts: [{ prefix: '', layout: GENERAL_CSV }] } as const;

/** A region: its bucket, its replica of the table, its queue, and the shipped code between them. */
export class Region extends BatchWorld {
  /** The messages of the queue. */
  public readonly queue: string[] = [];
  /** True if the events of the bucket reach the queue, and its messages the function. */
  public isOn = false;
  /** True while nothing can be done in the region, and nothing leaves it. */
  public isLost = false;
  public readonly writers = new WriterStore(this.table);
  public readonly bucketName: string;

  public constructor(
    public readonly name: string,
    number: number,
    bucket: MemoryBucket,
    public readonly items: ReplicaItems,
    private readonly bucketClock: BucketClock,
  ) {
    const bucketName = `bucket-${number}`;
    const settings = { ...SETTINGS, buckets: { own: bucketName, source: HOME_BUCKET } };
    super({ settings, bucket, items, tableSizes: { page: 6, batch: 6 }, chunkSize: 4096 });
    this.bucketName = bucketName;
  }

  /** The event of an object of the bucket. */
  public eventOf(key: string, { etag, versionId }: { readonly etag: string; readonly versionId?: string }): string {
    const { time } = this.bucketClock;
    return this.messageOf({ bucket: this.bucketName, key, etag, versionId: versionId ?? '', uploadedAt: time });
  }

  /** Reads the bars of the hours with trades, in one query. */
  public async read(hook?: Hook): Promise<readonly Bar[]> {
    const table = hook ? this.table.with(hook) : this.table;
    // A reader that waits gets what has arrived meanwhile, which is nothing.
    const replica = new ReplicaTable(table, { now: () => 0, sleep: () => Promise.resolve() });
    const range = { from: FIRST_HOUR, to: FIRST_HOUR + 2n * HOUR };
    const query = { feed: 'general', symbol: 'A', interval: '1m', ...range } as const;
    return (await new BarReader(replica, '1m').readBars(query)).bars;
  }

  protected override openTable(table: MemoryTable): Promise<OpenTable> {
    return openTable(table, this.name, () => this.bucketClock.time);
  }
}
