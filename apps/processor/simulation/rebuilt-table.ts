import { isTradeFileKey, readFiles, withoutCompressionSuffix, type Item } from '@trading/bars';
import {
  currentFiles,
  selectFiles,
  type BackfillBatch,
  type KnownFiles,
  type ListedFile,
  type SourceStatus,
} from '@trading/bars/backfill';
import type { Hook } from '@trading/bars/testing';
import { BatchWorld } from '../test/backfill/batch-world';
import { MessageWaits } from '../test/in-memory-world';
import type { MemoryBucket } from '../test/memory-bucket';
import { FaultInjector, type Fault } from './faults';
import { both } from './random-worlds';
import { Scheduler } from './scheduler';
import { mortal } from './simulated-backfills';
import { BATCH, SETTINGS } from './simulated-world';

/** A batch has few files, so that several batches are processed at once. */
const FILES_OF_BATCH = 2;

const PLAN = 'rebuild';

/** The number of the replay, which is greater than those of all earlier ones, as the time of a plan is. */
const REPLAY = 100;

/** What happens while a table is rebuilt. */
export interface MeanwhileOptions {
  readonly faults: readonly Fault[];
  readonly turns: readonly number[];
  /** Events that happen at the same time. Each returns its message, which is delivered. Undefined if none is sent. */
  readonly events: readonly (() => Promise<string | undefined>)[];
}

/** A table that is made again from a bucket: the plan of everything, the shipped processing of its batches, and live events meanwhile. */
export class RebuiltTable {
  public readonly world: BatchWorld;

  /** @param items the items that the table has before; none for a new table */
  public constructor(
    private readonly bucket: MemoryBucket,
    items: Map<string, Item>,
  ) {
    const tableSizes = { page: BATCH, batch: BATCH };
    this.world = new BatchWorld({ settings: SETTINGS, tableSizes, chunkSize: 4096, bucket, items });
  }

  /** Plans a backfill of all files that the bucket lists. */
  public async plan(): Promise<readonly BackfillBatch[]> {
    const selected = selectFiles(await this.knownFiles(), 'all');
    const batches: BackfillBatch[] = [];
    for (let start = 0; start < selected.length; start += FILES_OF_BATCH) {
      batches.push({
        ...this.world.batchOf([], { plan: PLAN, batch: batches.length, replay: REPLAY }),
        files: selected.slice(start, start + FILES_OF_BATCH),
      });
    }
    return batches;
  }

  /** Processes the batches, while events happen. What a fault interrupts is repeated afterwards. */
  public async run(batches: readonly BackfillBatch[], { faults, turns, events }: MeanwhileOptions): Promise<void> {
    await this.world.setState('running', PLAN);
    const messages: string[] = [];
    const injector = new FaultInjector(faults);
    let step = 0;
    await new Scheduler().run(
      [
        ...batches.map((batch) => async (hook: Hook) => {
          await this.world.invoke(batch, mortal(both(hook, injector.hook)), injector.clock);
        }),
        ...events.map((event) => async (hook: Hook) => {
          await hook('before', 'begin');
          const message = await event();
          if (message === undefined) return;
          messages.push(message);
          await this.deliver(message, both(hook, injector.hook));
        }),
      ],
      (waiting) => waiting[(turns[step++] ?? 0) % waiting.length] as number,
    );
    for (const batch of batches) await this.world.complete(batch);
    for (const message of messages) await this.deliver(message);
  }

  /** The keys of the uploads that have bars, but that the bucket has no more, unless a newer one is missing or was refused. */
  public async keysOfGone(): Promise<string[]> {
    const known = await this.knownFiles();
    const { files, statuses } = known;
    const selected = [
      ...currentFiles(files, statuses),
      ...selectFiles(known, 'missing'),
      ...selectFiles(known, 'failed'),
    ];
    const existing = new Set(selected.map(({ key }) => withoutCompressionSuffix(key)));
    return [...statuses].flatMap(([source, { manifest }]) =>
      manifest && !manifest.deleted && !existing.has(source) ? [manifest.file.key] : [],
    );
  }

  private async knownFiles(): Promise<KnownFiles> {
    const statuses = new Map<string, SourceStatus>();
    const { files } = await readFiles(this.world.table, 'bucket', { limit: 1_000 });
    for (const { key, manifest, refusal } of files) {
      statuses.set(key, { ...(manifest && { manifest }), ...(refusal && { refusal }) });
    }
    return { files: listFiles(this.bucket), statuses, version: 0, writers: [] };
  }

  /** Delivers a message until it is handled. */
  public async deliver(message: string, hook?: Hook): Promise<void> {
    try {
      await this.world.deliverMessage(message, hook);
    } catch (error) {
      if (!(error instanceof MessageWaits)) throw error;
    }
  }
}

/** The trade files of a bucket as S3 lists them: the current object of each key, ordered by key. */
function listFiles(bucket: MemoryBucket): ListedFile[] {
  return [...bucket.save().keys()]
    .filter(isTradeFileKey)
    .sort()
    .flatMap((key) => {
      const object = bucket.get(key);
      return object ? [{ key, etag: object.etag, bytes: object.bytes.length, uploadedAt: object.uploadedAt }] : [];
    });
}
