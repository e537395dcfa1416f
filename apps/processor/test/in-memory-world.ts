import {
  type Bar,
  type Item,
  type BarQuery,
  BarReader,
  keysOfSource,
  type ObjectVersion,
  type Refusal,
  type SeriesChunk,
  type Upload,
} from '@trading/bars';
import { settlementMessage } from '@trading/bars/settlement';
import { MissingObjectError } from '../src/errors';
import { handleMessage } from '../src/handle-message';
import { openTable, type OpenTable } from '../src/open-table';
import type {
  ByteRange,
  Clock,
  DeadLetters,
  ListedVersion,
  TradeFileStore,
  UploadFinder,
  WaitingMessages,
} from '../src/ports';
import { processTradeFile, type Dependencies, type Outcome, type RequestedVersion } from '../src/process-trade-file';
import type { SettlementDependencies } from '../src/settle-chunk';
import { BarStore, SettlementStore } from '@trading/bars/write';
import { MemoryTable, type Hook, type TableSizes } from '@trading/bars/testing';
import { MemoryBucket, type DeletionEvent } from './memory-bucket';
import { ALL_TIMES } from '../src/parsing/timestamp';

const NO_HOOK: Hook = async () => undefined;
const NO_LIMIT: Clock = { throwIfLate: () => undefined };
const SILENT = {
  log: { info: () => undefined, warn: () => undefined, error: () => undefined },
  count: () => undefined,
  secondsSince: () => undefined,
};

type BarRange = Pick<BarQuery, 'from' | 'to'>;

const DAY: BarRange = { from: 0n, to: 86_400_000_000_000n };

/** Thrown by a delivery whose message was sent to the queue again. */
export class MessageWaits extends Error {}

/** Options of {@link InMemoryWorld}. */
export interface WorldOptions {
  /** Called around every call. */
  readonly hook?: Hook;
  readonly settings?: Partial<Dependencies['settings']>;
  readonly tableSizes?: TableSizes;
  /** Number of bytes in a chunk. The default is small, so that chunks split lines. */
  readonly chunkSize?: number;
  /** True if the bucket keeps versions. */
  readonly isVersioned?: boolean;
  /**
   * The bucket.
   * @default - an empty one
   */
  readonly bucket?: MemoryBucket;
  /**
   * The items of the table, by their keys.
   * @default - none
   */
  readonly items?: Map<string, Item>;
}

/** A bucket, a table and queues in memory, with the shipped code between them. */
export class InMemoryWorld implements TradeFileStore, UploadFinder, DeadLetters, WaitingMessages {
  public readonly table: MemoryTable;
  public readonly store: BarStore;
  public readonly deadLetters: { body: string; refusal: Refusal }[] = [];
  /** The messages that ask for settlements, in the order in which they were sent. */
  public readonly requests: string[] = [];
  public readonly dependencies: Dependencies & SettlementDependencies;
  /** The messages that were sent again. */
  public readonly waiting: string[] = [];
  public readonly bucket: MemoryBucket;

  private readonly hook: Hook;
  private readonly chunkSize: number;

  public constructor(options: WorldOptions = {}) {
    const { hook = NO_HOOK, settings = {}, tableSizes, chunkSize = 7, isVersioned = false } = options;
    this.hook = hook;
    this.chunkSize = chunkSize;
    this.bucket = options.bucket ?? new MemoryBucket(isVersioned);
    this.table = new MemoryTable(hook, tableSizes, options.items);
    this.store = new BarStore(this.table);
    this.dependencies = {
      files: this,
      uploads: this,
      store: this.store,
      settlements: new SettlementStore(this.table),
      askToSettle: (chunks) => this.ask(chunks, hook),
      settings: { interval: '1m', layouts: [], times: ALL_TIMES, ...settings },
      clock: NO_LIMIT,
    };
  }

  /** Puts an object. Returns its upload. */
  public upload(key: string, content: string | Buffer): Upload {
    const { etag, versionId, uploadedAt } = this.bucket.put(key, Buffer.from(content));
    return { bucket: 'bucket', key, ...(versionId !== undefined && { versionId }), etag, uploadedAt };
  }

  /** Replaces the bytes of an object, as if they had been read differently before. */
  public replaceBytes(key: string, etag: string, content: string): void {
    this.bucket.replaceBytes(key, etag, Buffer.from(content));
  }

  /** The event of an upload, as the queue delivers it. */
  public messageOf({ bucket, key, etag, versionId, uploadedAt }: Upload): string {
    return JSON.stringify({
      source: 'aws.s3',
      'detail-type': 'Object Created',
      time: new Date(uploadedAt).toISOString(),
      detail: { bucket: { name: bucket }, object: { key, etag, 'version-id': versionId } },
    });
  }

  /** The event of a deletion, as the queue delivers it. */
  public messageOfDeletion({ key, reason, type, versionId, sequencer, time }: DeletionEvent): string {
    const object = { key, 'version-id': versionId, sequencer };
    return JSON.stringify({
      source: 'aws.s3',
      'detail-type': 'Object Deleted',
      time: new Date(time).toISOString(),
      detail: { bucket: { name: 'bucket' }, object, reason, 'deletion-type': type },
    });
  }

  public findUpload(version: ObjectVersion): Promise<Upload | undefined> {
    return this.findWith(version, this.hook);
  }

  public listVersions(source: Pick<ObjectVersion, 'bucket' | 'key'>): Promise<readonly ListedVersion[]> {
    return this.listWith(source, this.hook);
  }

  public open(version: ObjectVersion, range?: ByteRange): Promise<AsyncIterable<Uint8Array> | undefined> {
    return this.openWith(version, this.hook, range);
  }

  public send(body: string, refusal: Refusal): Promise<void> {
    return this.sendWith(body, refusal, this.hook);
  }

  public sendLater(body: string): Promise<void> {
    return this.sendLaterWith(body, this.hook);
  }

  /**
   * Processes a version.
   *
   * @param hook called around the calls of this worker
   */
  public process(version: RequestedVersion, hook: Hook = this.hook, clock?: Clock): Promise<Outcome> {
    return processTradeFile(version, this.dependenciesWith(hook, clock));
  }

  /**
   * Delivers the message of an upload to a worker.
   *
   * @param hook called around the calls of this worker
   * @throws MessageWaits if the message is on the queue again
   */
  public deliver(file: Upload, hook?: Hook, clock?: Clock): Promise<void> {
    return this.deliverMessage(this.messageOf(file), hook, clock);
  }

  /**
   * Delivers a message to a worker.
   *
   * @param hook called around the calls of this worker
   * @throws MessageWaits if the message is on the queue again
   */
  public async deliverMessage(body: string, hook: Hook = NO_HOOK, clock: Clock = NO_LIMIT): Promise<void> {
    const waiting: string[] = [];
    const { store: _store, settlements: _settlements, ...dependencies } = this.dependenciesWith(hook, clock);
    await handleMessage(body, {
      ...dependencies,
      openStores: async () => {
        const { table, replication } = await this.openTable(this.table.with(hook));
        return { store: new BarStore(table, replication), settlements: new SettlementStore(table, replication?.epoch) };
      },
      deadLetters: { send: (sent, refusal) => this.sendWith(sent, refusal, hook) },
      waiting: {
        sendLater: async (sent) => {
          await this.sendLaterWith(sent, hook);
          waiting.push(sent);
        },
      },
      report: SILENT,
    });
    if (waiting.length > 0) throw new MessageWaits();
  }

  /**
   * Returns the bars of a symbol, by default those of 1 January 1970.
   *
   * @param onContested called for each chunk with a contested bar
   */
  public async bars(
    symbol: string,
    range: BarRange = DAY,
    hook?: Hook,
    onContested?: (chunk: SeriesChunk) => void,
  ): Promise<readonly Bar[]> {
    const { interval } = this.dependencies.settings;
    const reader = new BarReader(hook ? this.table.with(hook) : this.table, interval, undefined, onContested);
    return (await reader.readBars({ feed: 'general', symbol, interval, ...range })).bars;
  }

  protected dependenciesWith(hook: Hook, clock: Clock = NO_LIMIT): Dependencies & SettlementDependencies {
    const table = this.table.with(hook);
    return {
      ...this.dependencies,
      files: { open: (opened, range) => this.openWith(opened, hook, range) },
      uploads: {
        findUpload: (version) => this.findWith(version, hook),
        listVersions: (source) => this.listWith(source, hook),
      },
      store: new BarStore(table),
      settlements: new SettlementStore(table),
      askToSettle: (chunks) => this.ask(chunks, hook),
      clock,
    };
  }

  /** Opens the table for a worker. */
  protected openTable(table: MemoryTable): Promise<OpenTable> {
    return openTable(table, undefined);
  }

  private async openWith(
    file: ObjectVersion,
    hook: Hook,
    range?: ByteRange,
  ): Promise<AsyncIterable<Uint8Array> | undefined> {
    await hook('before', 'open');
    const object = this.bucket.get(file.key, file.versionId);
    if (!object) throw new MissingObjectError(file.bucket, file.key);
    if (object.etag !== file.etag) return undefined;
    const bytes = object.bytes.subarray(range?.start, range?.end);
    const { chunkSize } = this;
    return (async function* () {
      for (let start = 0; start < bytes.length; start += chunkSize) {
        await hook('before', 'read');
        yield bytes.subarray(start, start + chunkSize);
      }
    })();
  }

  private async findWith(version: ObjectVersion, hook: Hook): Promise<Upload | undefined> {
    await hook('before', 'find');
    const { bucket, key, versionId, etag } = version;
    const object = this.bucket.get(key, versionId);
    if (!object) throw new MissingObjectError(bucket, key);
    if (object.etag !== etag) return undefined;
    const { versionId: found, uploadedAt } = object;
    return { bucket, key, ...(found !== undefined && { versionId: found }), etag, uploadedAt };
  }

  private async listWith(
    { bucket, key }: Pick<ObjectVersion, 'bucket' | 'key'>,
    hook: Hook,
  ): Promise<readonly ListedVersion[]> {
    await hook('before', 'find');
    return keysOfSource(key).flatMap((each) =>
      this.bucket.list(each).map(({ bytes: _bytes, ...version }) => ({ bucket, key: each, ...version })),
    );
  }

  private async ask(chunks: readonly SeriesChunk[], hook: Hook): Promise<void> {
    if (chunks.length === 0) return;
    await hook('before', 'ask');
    this.requests.push(...chunks.map(settlementMessage));
    await hook('after', 'ask');
  }

  private async sendWith(body: string, refusal: Refusal, hook: Hook): Promise<void> {
    await hook('before', 'send');
    this.deadLetters.push({ body, refusal });
    await hook('after', 'send');
  }

  private async sendLaterWith(body: string, hook: Hook): Promise<void> {
    await hook('before', 'sendLater');
    this.waiting.push(body);
    await hook('after', 'sendLater');
  }
}

/** Returns a hook that throws once, at the first call of an operation. */
export function failingOnce(failing: string, when: 'before' | 'after' = 'before'): Hook {
  let isDue = true;
  return async (moment, operation) => {
    if (!isDue || moment !== when || operation !== failing) return;
    isDue = false;
    throw new Error(`${failing} failed`);
  };
}
