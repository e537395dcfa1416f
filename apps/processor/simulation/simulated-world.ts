import { generationAfter, keysOfSource, sourceIdOf, type Item, type Trade, type TradeFile } from '@trading/bars';
import type { BackfillBatch } from '@trading/bars/backfill';
import { settlementMessage } from '@trading/bars/settlement';
import { GENERAL_CSV } from '../src/parsing/layouts/general';
import { DeadlineError, RefusedError } from '../src/errors';
import type { RequestedVersion } from '../src/process-trade-file';
import type { Clock } from '../src/ports';
import {
  asOracleBar,
  type Hook,
  manifestKey,
  type MemoryTable,
  type OracleBar,
  progressKey,
} from '@trading/bars/testing';
import { BatchWorld } from '../test/backfill/batch-world';
import type { MemoryBucket, MemoryObject } from '../test/memory-bucket';
import { problemOfLedger, type CurrentUpload, type HandledUpload } from './ledger';
import { Poller, type SavedPoller } from './poller';
import { combinationsOf, isIn, isReadable, isSame, type SourceTrades } from './readable-bars';
import { SettlementWatch } from './settlement-watch';
import { SimulatedBackfills, type SavedBackfills } from './simulated-backfills';
import {
  contentOf,
  expectedBars,
  FIRST_HOUR,
  HOUR,
  type OperatorEvent,
  type Upload,
  type UserEvent,
} from './small-case';

/** A batch has few writes, so that faults can occur between batches. */
export const BATCH = 6;

/** The request to settle the first hour with trades. */
const SETTLE_FIRST_HOUR = settlementMessage({ feed: 'general', symbol: 'A', interval: '1m', start: FIRST_HOUR });

/** The number of times that a settlement asks for the time. */
const MAX_CALLS = 200;

/** The number of rounds after which all requests must be done. Each round but the last settles a bar. */
const MAX_ROUNDS = 10;

const DAYS = { from: 0n, to: 48n * HOUR };

/**
 * Every file triggers a compaction. The layout is declared, because its detection takes long and is always the same.
 */
export const SETTINGS = {
  filesPerCompaction: 1,
  layouts: [{ prefix: '', layout: GENERAL_CSV }],
} as const;

/** The state of a world, to which it can be restored. */
export interface SavedWorld {
  readonly items: BatchWorld['table']['items'];
  readonly uploads: readonly HandledUpload[];
  readonly objects: ReturnType<BatchWorld['bucket']['save']>;
  readonly deletedSources: ReadonlySet<string>;
  readonly poller: SavedPoller;
  readonly backfills: SavedBackfills;
}

/** Options of a {@link SimulatedWorld}. */
export interface SimulatedWorldOptions {
  /**
   * Number of items in a page. With smaller pages a reader can be stopped more often.
   * @default 6
   */
  readonly page?: number;
  /**
   * True if the bucket keeps versions.
   * @default false
   */
  readonly isVersioned?: boolean;
}

/** The shipped code in a world in which every call can fail or wait, and the bars that are expected of it. */
export class SimulatedWorld {
  private readonly world: BatchWorld;
  private readonly uploads: HandledUpload[] = [];
  private readonly deletedSources = new Set<string>();
  private readonly poller = new Poller();
  private readonly settlements: SettlementWatch;
  private readonly backfills: SimulatedBackfills;

  private constructor(private readonly options: SimulatedWorldOptions) {
    const { page = 6, isVersioned = false } = options;
    const tableSizes = { page, batch: BATCH };
    this.world = new BatchWorld({ settings: SETTINGS, tableSizes, chunkSize: 4096, isVersioned });
    this.settlements = new SettlementWatch(this.world.table.items);
    this.backfills = new SimulatedBackfills(this.world);
  }

  /** Creates a world in which files have been processed, and contested bars settled. Requests for settlements are lost. */
  public static async create(
    uploads: readonly (Upload | OperatorEvent | 'settle')[],
    options: SimulatedWorldOptions = {},
  ): Promise<{ world: SimulatedWorld; initial: SavedWorld }> {
    const world = new SimulatedWorld(options);
    for (const upload of uploads) await world.begin(upload);
    await world.poll();
    world.world.requests.length = 0;
    return { world, initial: world.save() };
  }

  /** Puts a file into the bucket. Returns its message, which must then be delivered at least once. */
  public upload({ key, trades, isBegunByOther = false, isHistory = false }: Upload): string {
    const file = this.world.upload(key, contentOf({ key, trades }));
    this.uploads.push({ file, trades, isHistory });
    if (isBegunByOther) {
      const marker = progressKey({ source: sourceIdOf(file), generation: generationAfter(undefined, file) });
      this.world.table.items.set(`${marker.pk} ${marker.sk}`, { ...marker, items: 1, digest: 'that of other items' });
    }
    return this.world.messageOf(file);
  }

  /**
   * Does what a user does. Returns the message of it, which must then be delivered at least once. Returns nothing if no message is sent: the
   * key has no object, there is no backfill, or the upload has no event.
   */
  public change(event: UserEvent): string | undefined {
    const { bucket } = this.world;
    if (event.secondsAfter !== undefined) bucket.wait(event.secondsAfter);
    if (event.kind === 'process batch') {
      const batch = this.backfills.newest(event.batch);
      return batch && JSON.stringify({ batch: { plan: batch.plan, batch: batch.batch } });
    }
    if (event.kind === 'upload') {
      const message = this.upload(event);
      return event.isHistory === true ? undefined : message;
    }
    const object = bucket.get(event.key);
    if (event.kind === 'request') return object && this.request(event.key, object, event.replay);
    const deletion =
      event.kind === 'delete' ? object && bucket.delete(event.key) : bucket.deleteVersion(event.key, event.fromLast);
    if (!deletion) return undefined;
    this.deletedSources.add(sourceOf(event.key));
    return this.world.messageOfDeletion(deletion);
  }

  /**
   * Does what an operator does if a table has bars of an upload of a source that the bucket has no more: uploads the object again that exists
   * instead, or else deletes the key again, after an upload if the bucket does not keep delete markers. Returns the messages.
   */
  public repeat(key: string): string[] {
    const { bucket } = this.world;
    const existing = keysOfSource(key).flatMap((each) => {
      const object = bucket.get(each);
      return object ? [{ key: each, ...object }] : [];
    });
    const [newest] = existing.sort((a, b) => b.uploadedAt - a.uploadedAt || (a.key < b.key ? 1 : -1));
    if (newest) {
      const trades = this.uploads.find(({ file }) => file.etag === newest.etag)?.trades;
      return [this.upload({ key: newest.key, trades })];
    }
    const uploaded = this.options.isVersioned ? [] : [this.upload({ key, trades: [] })];
    return [...uploaded, this.world.messageOfDeletion(bucket.delete(key))];
  }

  /**
   * Does what the operator of backfills does.
   *
   * @param hook called around every call of a deletion; it may throw or wait
   */
  public operate(event: OperatorEvent, hook?: Hook): Promise<void> {
    const keys = event.kind === 'plan' ? event.keys : [];
    const listed = keys.flatMap((key) => {
      const object = this.world.bucket.get(key);
      return object ? [{ bucket: 'bucket', key, ...object }] : [];
    });
    return this.backfills.operate(event, listed, hook);
  }

  /**
   * Completes all backfills. Files that failed by chance are requested, and so are uploads without an event that no backfill has processed.
   *
   * @returns a problem if there is one
   */
  public async finishBackfills(): Promise<string | undefined> {
    const problem = await this.backfills.finish();
    const missing = this.uploads.filter(
      ({ file, isHistory }) => isHistory && this.backfills.replayOf(file) === undefined,
    );
    for (const { file } of missing) await this.deliver(this.request(file.key, file));
    for (const file of [...this.backfills.failed]) await this.deliver(this.request(file.key, file, file.replay));
    // A deletion may have restored bars without a replay.
    const replayed = [...this.currentManifests()].filter(([source]) => !this.deletedSources.has(source));
    const isReplayed = ([, item]: [string, Item]) => {
      const { key, etag, replay = 0 } = item as Item & TradeFile & { readonly replay?: number };
      return replay >= (this.backfills.replayOf({ key, etag }) ?? 0);
    };
    return problem ?? (replayed.every(isReplayed) ? undefined : 'bars were not made again');
  }

  /** The bucket that users change. */
  public get bucket(): MemoryBucket {
    return this.world.bucket;
  }

  /** The table as it is. */
  public get table(): MemoryTable {
    return this.world.table;
  }

  /** The keys of the files that backfills have opened, once for each time. */
  public get opened(): readonly string[] {
    return this.world.opened;
  }

  /** Lets an object expire, which changes no bar. Returns the message, and nothing if there is no object. */
  public expire(key: string): string | undefined {
    const { bucket } = this.world;
    return bucket.get(key) && this.world.messageOfDeletion(bucket.delete(key, 'Lifecycle Expiration'));
  }

  /**
   * Delivers a message or a request. If this throws, the message stays on the queue, or is on the queue again.
   *
   * @param hook called around every call of the worker; it may throw or wait
   */
  public async deliver(message: string, hook?: Hook, clock?: Clock): Promise<void> {
    const { request, batch } = JSON.parse(message) as DirectMessage;
    if (batch) return this.backfills.invoke(batch, hook, clock);
    if (!request) return this.world.deliverMessage(message, hook, clock);
    try {
      await this.world.process(request, hook, clock);
    } catch (error) {
      // The caller of the processor keeps the reason.
      if (!(error instanceof RefusedError)) throw error;
      this.backfills.refuse(request);
    }
  }

  /**
   * Reads all bars at once. In each hour a reader must get all bars of one upload of each file. This upload must not be
   * older than the current one at the start of the read, or newer than the current one at its end. A bar with conflicts must
   * have all trades of the sources that it names.
   *
   * @returns true if the reader does
   */
  public async readsWholeFiles(hook?: Hook): Promise<boolean> {
    const before = this.currentManifests();
    const bars = await this.world.bars('A', DAYS, hook);
    const after = this.currentManifests();
    const choices = this.sources().map((source) => {
      const [from, to] = [before.get(source), after.get(source)];
      const first = (from?.['generation'] ?? '') as string;
      const last = (to?.['generation'] ?? '') as string;
      const positions = [this.positionOf(from), this.positionOf(to)];
      const isDeleted = to?.['deleted'] === true;
      const wasDeleted = this.deletedSources.has(source) && first !== last;
      const trades = this.tradesOf(source, (upload) => {
        const position = this.uploads.indexOf(upload);
        return wasDeleted || (position >= Math.min(...positions) && position <= Math.max(...positions));
      });
      const readable = isDeleted && !wasDeleted ? [[]] : first === '' || wasDeleted ? [[], ...trades] : trades;
      return readable.map((some): SourceTrades => ({ source, trades: some }));
    });
    const readable = combinationsOf(choices);
    return this.hours().every((hour) => {
      const ofHour = bars.filter(isIn(hour));
      return readable.some((sources) => isReadable(ofHour, sources, hour));
    });
  }

  /**
   * True if a reader of any hour gets the right bars, and every file that cannot be used is reported, once all messages
   * have been handled, and if no settled bar was lost. Each hour is read separately, because items of another hour can correct a reader.
   */
  public async isRight(): Promise<boolean> {
    return !this.settlements.hasLost && this.hasBars(this.expectedBars());
  }

  /** The bars of the objects that exist. */
  public expectedBars(): OracleBar[] {
    return expectedBars(this.sources().map((source) => this.expectedTrades(source)));
  }

  /** True if a reader of any hour gets these bars, and every file that cannot be used is reported. */
  public async hasBars(expected: readonly OracleBar[]): Promise<boolean> {
    if (this.settlements.hasLost) return false;
    for (const hour of this.hours()) {
      const bars = await this.bars({ from: hour * HOUR, to: (hour + 1n) * HOUR });
      if (!isSame(bars, expected.filter(isIn(hour)))) return false;
    }
    return this.uploads.every((upload) => upload.trades ?? this.isKnown(upload));
  }

  /**
   * Delivers a request to settle the first hour with trades.
   *
   * @param hook called around every call of the worker; it may throw or wait
   */
  public settle(hook?: Hook, clock?: Clock): Promise<void> {
    return this.world.deliverMessage(SETTLE_FIRST_HOUR, hook, limited(clock));
  }

  /** Delivers all requests for settlements that workers have made so far. */
  public async settleRequested(hook?: Hook): Promise<void> {
    for (const request of this.world.requests.splice(0)) await this.world.deliverMessage(request, hook, limited());
  }

  /**
   * Delivers all requests of workers, and those of a reader of all bars, until nobody makes any.
   *
   * @returns false if this does not end
   */
  public async settleAll(): Promise<boolean> {
    for (let round = 0; round < MAX_ROUNDS; round += 1) {
      await this.settleRequested();
      await this.world.bars('A', DAYS, undefined, (chunk) => this.world.requests.push(settlementMessage(chunk)));
      if (this.world.requests.length === 0) return true;
    }
    return false;
  }

  /** Lets the poller read what has changed. */
  public poll(hook?: Hook): Promise<void> {
    const table = hook ? this.world.table.with(hook) : this.world.table;
    return this.poller.poll(table, (range) => this.world.bars('A', range, hook));
  }

  /**
   * Compares everything in the table beside the bars with the uploads, once all messages have been handled, and the bars of
   * the poller with all bars.
   *
   * @returns a problem if there is one
   */
  public async problemOfLedger(): Promise<string | undefined> {
    const current = [...this.currentManifests().values()].map((item): CurrentUpload => {
      const { key, etag, uploadedAt, generation } = item as Item & TradeFile;
      const upload = this.uploads.find(({ file }) => file.key === key && file.etag === etag);
      return { file: { bucket: 'bucket', key, etag, uploadedAt, generation }, trades: upload?.trades };
    });
    const problem = await problemOfLedger(this.world.table, this.uploads, current);
    if (problem) return problem;
    if (this.backfills.problem !== undefined) return this.backfills.problem;
    await this.poll();
    const known = this.poller.knownBars().map((bar) => asOracleBar('A', bar));
    return isSame(known, await this.bars(DAYS)) ? undefined : 'the poller has other bars';
  }

  public save(): SavedWorld {
    return {
      items: new Map(this.world.table.items),
      uploads: [...this.uploads],
      objects: this.world.bucket.save(),
      deletedSources: new Set(this.deletedSources),
      poller: this.poller.save(),
      backfills: this.backfills.save(),
    };
  }

  public restore({ items, uploads, objects, deletedSources, poller, backfills }: SavedWorld): void {
    this.poller.restore(poller);
    this.backfills.restore(backfills);
    this.world.bucket.restore(objects);
    this.deletedSources.clear();
    for (const source of deletedSources) this.deletedSources.add(source);
    this.settlements.hasLost = false;
    this.world.table.items.clear();
    for (const [key, item] of items) this.world.table.items.set(key, item);
    this.uploads.splice(0, this.uploads.length, ...uploads);
    this.world.deadLetters.length = 0;
    this.world.requests.length = 0;
    this.world.opened.length = 0;
  }

  private async begin(event: Upload | OperatorEvent | 'settle'): Promise<void> {
    if (event === 'settle') return this.settle();
    if ('kind' in event) return this.operate(event);
    const message = this.upload(event);
    if (event.isHistory !== true) await this.deliver(message);
  }

  private request(key: string, { etag, versionId }: Pick<MemoryObject, 'etag' | 'versionId'>, replay?: number): string {
    return requestOf({
      bucket: 'bucket',
      key,
      ...(versionId !== undefined && { versionId }),
      etag,
      ...(replay && { replay }),
    });
  }

  /** The position of the upload of a manifest among all uploads, and -1 for no manifest and a deletion. */
  private positionOf(manifest: Item | undefined): number {
    return this.uploads.findIndex(({ file }) => file.key === manifest?.['key'] && file.etag === manifest['etag']);
  }

  private async bars(range: typeof DAYS, hook?: Hook): Promise<OracleBar[]> {
    return (await this.world.bars('A', range, hook)).map((bar) => asOracleBar('A', bar));
  }

  /** The hours that have trades. */
  private hours(): readonly bigint[] {
    return [...new Set(this.uploads.flatMap(({ trades = [] }) => trades.map(({ time }) => time / HOUR)))];
  }

  private sources(): readonly string[] {
    return [...new Set(this.uploads.map(({ file }) => sourceIdOf(file)))];
  }

  /** The trades of the uploads of a source that can be used. */
  private tradesOf(source: string, isWanted: (upload: HandledUpload) => boolean): (readonly Trade[])[] {
    const uploads = this.uploads.filter((upload) => sourceIdOf(upload.file) === source && isWanted(upload));
    return uploads.flatMap(({ trades }) => (trades ? [trades] : []));
  }

  /**
   * The trades that the bars of a source are made of: those of the newest object that exists. If this cannot be used, the last upload
   * that could be used stays.
   */
  private expectedTrades(source: string): readonly Trade[] {
    const key = this.uploads.find(({ file }) => sourceIdOf(file) === source)?.file.key ?? '';
    const existing = keysOfSource(key).flatMap((each) => {
      const object = this.world.bucket.get(each);
      return object ? [{ each, ...object }] : [];
    });
    const [newest] = existing.sort((a, b) => b.uploadedAt - a.uploadedAt || (a.each < b.each ? 1 : -1));
    const upload = this.uploads.find(({ file }) => file.etag === newest?.etag);
    return upload?.trades ?? (upload ? this.tradesOf(source, () => true).at(-1) : undefined) ?? [];
  }

  /** The manifest items, by source. */
  private currentManifests(): ReadonlyMap<string, Item> {
    return new Map(
      this.sources().flatMap((source): [string, Item][] => {
        const { pk, sk } = manifestKey(source);
        const item = this.world.table.items.get(`${pk} ${sk}`);
        return item ? [[source, item]] : [];
      }),
    );
  }

  /** True if the refusal of a file is recorded where its source says, or if it was replaced or deleted before it was read. */
  private isKnown(upload: HandledUpload): boolean {
    const { file } = upload;
    const message = this.world.messageOf(file);
    const isReplaced =
      this.deletedSources.has(sourceIdOf(file)) ||
      this.uploads.slice(this.uploads.indexOf(upload) + 1).some(({ file: other }) => other.key === file.key);
    if (isReplaced || upload.isHistory) return isReplaced || this.backfills.isRefused(file);
    return this.world.deadLetters.some(({ body, refusal }) => body === message && refusal.reason !== '');
  }
}

/** A call of the processor that is not made by a message: a version that is requested, or a batch. */
interface DirectMessage {
  readonly request?: RequestedVersion;
  readonly batch?: Pick<BackfillBatch, 'plan' | 'batch'>;
}

/** A version that is requested, in the form of a message. */
function requestOf(version: RequestedVersion): string {
  return JSON.stringify({ request: version });
}

/** The id of the source of a key. */
function sourceOf(key: string): string {
  return sourceIdOf({ bucket: 'bucket', key });
}

/** A clock by which the time is over at some time, so that a settlement that never ends fails. */
function limited(clock?: Clock): Clock {
  let calls = 0;
  return {
    throwIfLate: () => {
      clock?.throwIfLate();
      calls += 1;
      if (calls > MAX_CALLS) throw new DeadlineError(0);
    },
  };
}
