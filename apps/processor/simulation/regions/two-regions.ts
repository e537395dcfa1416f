import {
  FencedError,
  IncompleteReplicaError,
  readChanges,
  readFiles,
  sourceIdOf,
  withoutCompressionSuffix,
  type Item,
  type Trade,
} from '@trading/bars';
import { raiseEpoch } from '@trading/bars/regions';
import { asOracleBar, manifestKey, type Hook } from '@trading/bars/testing';
import { selectFiles } from '@trading/bars/backfill';
import { MessageWaits } from '../../test/in-memory-world';
import { BucketClock, MemoryBucket, type MemoryObject } from '../../test/memory-bucket';
import { FaultInjector, type Fault } from '../faults';
import { combinationsOf, isReadable, isSame, type SourceTrades } from '../readable-bars';
import { contentOf, expectedBars, FIRST_HOUR, HOUR } from '../small-case';
import { ReplicaItems } from './replica-items';
import { Region } from './region';
import type { Unreplicated } from './unreplicated';

const REGIONS = ['east', 'west'] as const;

/** The number of invocations after which a batch of a catch-up must be done. */
const MAX_INVOCATIONS = 20;

/** Items that only the writer writes: by conditional puts. */
const OF_WRITER = /^(?:CHANGES|FEEDS|SYMBOLS#\S+|BACKFILL#\S+) | (?:MANIFEST|REFUSAL)$|~SETTLEMENT$|~PACK$/;

/** Seconds of a quiet time: more than a catch-up allows for replication. */
const QUIET_SECONDS = 7_200;

/** The item that states the writer. */
const WRITER = 'WRITER WRITER';

/** An object that has not arrived in the other bucket. */
interface ObjectUpdate {
  readonly from: number;
  readonly key: string;
  readonly object: MemoryObject;
}

/** An upload of a user. */
interface Uploaded {
  /** The number of the region whose bucket it was uploaded to. */
  readonly region: number;
  readonly key: string;
  readonly etag: string;
  readonly uploadedAt: number;
  readonly trades: readonly Trade[];
}

/** Something that happens while a message is handled: before a call of the function, given by its number. */
export interface Meanwhile {
  readonly call: number;
  readonly event: 'arrive' | 'fail over' | 'lose';
}

/** Two regions with the shipped code, and what must be true of them. */
export class TwoRegions {
  private readonly clock = new BucketClock();
  private readonly regions: readonly Region[];
  private readonly objects: ObjectUpdate[] = [];
  private readonly uploads: Uploaded[] = [];
  private stamps = 0;
  private plans = 0;
  /** The number of the region that operators take for the writer. */
  private active = 0;
  /** The first thing that went wrong. */
  public problem: string | undefined;
  /** The files that were missing at each fail-over from a region that was lost. */
  public readonly unreplicated: Unreplicated[] = [];

  private constructor() {
    this.regions = REGIONS.map((name, number) => {
      const items: ReplicaItems = new ReplicaItems(
        () => (this.stamps += 1),
        (item) => this.watch(name, items, item),
      );
      return new Region(name, number, new MemoryBucket(true, this.clock), items, this.clock);
    });
  }

  /** Creates two regions, of which the first one is the writer. */
  public static async create(): Promise<TwoRegions> {
    const world = new TwoRegions();
    await world.region(0).writers.take({ region: REGIONS[0], isPrimary: true }, undefined, 0);
    world.region(0).isOn = true;
    world.arriveAll();
    return world;
  }

  /**
   * Uploads a file to the bucket of a region.
   *
   * @param isReplicated false if it never arrives in the other bucket
   */
  public upload(number: number, key: string, trades: readonly Trade[], isReplicated: boolean): void {
    const region = this.region(number);
    if (region.isLost) return;
    const object = region.bucket.put(key, Buffer.from(contentOf({ key, trades })));
    this.uploads.push({ region: number, key, etag: object.etag, uploadedAt: object.uploadedAt, trades });
    if (region.isOn) region.queue.push(region.eventOf(key, object));
    if (isReplicated) this.objects.push({ from: number, key, object });
  }

  /**
   * Delivers a message of a region's queue, which stays there if it is not handled.
   *
   * @param isRepeated true if it stays there in any case
   */
  public async deliver(
    number: number,
    position: number,
    faults: readonly Fault[],
    isRepeated: boolean,
    meanwhile?: Meanwhile,
  ): Promise<void> {
    const region = this.region(number);
    if (!region.isOn || region.isLost || region.queue.length === 0) return;
    const [message = ''] = region.queue.splice(position % region.queue.length, 1);
    const { hook: fail, clock, calls } = new FaultInjector(faults);
    const hook: Hook = async (when, operation) => {
      if (region.isLost) throw new Error('the region is lost');
      await fail(when, operation);
      if (when === 'before' && meanwhile?.call === calls.length - 1) await this.happen(meanwhile.event, number);
    };
    try {
      await region.deliverMessage(message, hook, clock);
      if (isRepeated) region.queue.push(message);
    } catch {
      region.queue.push(message);
    }
  }

  /** Lets some changes of items and some objects arrive, in any order. */
  public arrive(picks: readonly number[]): void {
    for (const pick of picks) {
      const all = this.underway();
      if (all.length === 0) return;
      all[pick % all.length]?.();
    }
  }

  /** Lets everything arrive that can, except for some changes of items. */
  public arriveMost(exceptions: readonly number[]): void {
    const all = this.underway();
    const left = new Set(exceptions.map((each) => each % all.length));
    for (const [index, arrive] of all.entries()) if (!left.has(index)) arrive();
  }

  /** Lets everything arrive that can. */
  public arriveAll(): void {
    for (let all = this.underway(); all.length > 0; all = this.underway()) all[0]?.();
  }

  /** A quiet time, in which everything arrives, and which is longer than replication takes. */
  public rest(): void {
    this.arriveAll();
    this.clock.wait(QUIET_SECONDS);
    this.clock.next();
  }

  /** Switches ingestion in a region off. */
  public stop(number: number): void {
    const region = this.region(number);
    if (!region.isLost) region.isOn = false;
  }

  public lose(number: number): void {
    this.region(number).isLost = true;
  }

  public return(number: number): void {
    this.region(number).isLost = false;
  }

  /** Moves ingestion to the other region while both answer: waits until nothing is underway, and switches the former region off. */
  public async failOver(): Promise<void> {
    const [from, to] = [this.region(this.active), this.region(1 - this.active)];
    if (to.isLost || from.isLost) return;
    from.isOn = false;
    this.arriveAll();
    await this.takeOver(1 - this.active);
  }

  /**
   * Makes a region the writer, whatever the other one does: nobody can reach that, so that it stays on if it is. A region that ingests
   * already, and is the writer by its own replica, takes no other epoch.
   */
  public async takeOver(number: number): Promise<void> {
    const region = this.region(number);
    if (region.isLost) return;
    const current = await region.writers.current();
    if (!region.isOn || current?.region !== region.name) {
      await region.writers.take({ region: region.name, isPrimary: number === 0 }, current, this.clock.time);
    }
    region.isOn = true;
    if (number !== this.active && this.region(this.active).isLost) this.unreplicated.push(this.missingIn(number));
    this.active = number;
  }

  /**
   * Makes the bars again that may be wrong or missing, in the active region: plans a backfill and runs it.
   *
   * @returns false if it does not end, as in a region that is fenced
   */
  public async catchUp(): Promise<boolean> {
    const region = this.region(this.active);
    if (region.isLost) return false;
    const { table, bucket } = region;
    const { files: known } = await readFiles(table, 'bucket-0', { limit: 1_000 });
    const statuses = new Map(known.map(({ key, manifest, refusal }) => [key, { manifest, refusal }]));
    const keys = new Set(this.uploads.map(({ key }) => key));
    const files = [...keys].flatMap((key) => {
      const object = bucket.get(key);
      return object ? [{ key, etag: object.etag, bytes: 100, uploadedAt: object.uploadedAt }] : [];
    });
    const authors = known.flatMap(({ manifest }) => manifest ?? []);
    const writers = await raiseEpoch(table, authors, this.clock.time);
    const selected = selectFiles({ files, statuses, version: 1, writers }, 'catch-up');
    const plan = `plan-${(this.plans += 1)}`;
    await region.setState('running', plan);
    const batch = {
      ...{ plan, batch: 0, bucket: region.bucketName, replay: this.clock.time, toleratedFailurePercentage: 100 },
      files: selected,
    };
    for (let invocation = 0; invocation < MAX_INVOCATIONS; invocation += 1) {
      try {
        const answer = await region.invoke(batch);
        if (answer.waitSeconds === undefined) return true;
      } catch (error) {
        if (!(error instanceof FencedError)) this.problem ??= `a batch failed: ${String(error)}`;
      }
    }
    return false;
  }

  /** Reads the bars of a region. In each hour, a reader gets all bars of one upload of each file or none, or an error. */
  public async read(number: number, hook?: Hook): Promise<void> {
    const region = this.region(number);
    if (region.isLost) return;
    try {
      const bars = await region.read(hook);
      const choices = this.sources().map((source) => {
        const trades = this.uploads.filter((upload) => sourceOf(upload.key) === source).map((upload) => upload.trades);
        return [[], ...trades].map((some): SourceTrades => ({ source, trades: some }));
      });
      // Both hours are read by one query, so that a file is in both or in none.
      const isWhole = combinationsOf(choices).some((sources) =>
        [0n, 1n].every((hour) => {
          const time = FIRST_HOUR / HOUR + hour;
          return isReadable(
            bars.filter((bar) => bar.time / HOUR === time),
            sources,
            time,
          );
        }),
      );
      if (!isWhole) this.problem ??= 'a reader got a part of a file';
    } catch (error) {
      if (!(error instanceof IncompleteReplicaError)) throw error;
    }
  }

  /**
   * Ends the world: the active region is failed over to if it is lost for good, everything arrives, all messages are handled, and a
   * catch-up runs.
   *
   * @param isForGood true if a region that is lost stays lost
   * @returns a problem if there is or was one
   */
  public async finish(isForGood: boolean): Promise<string | undefined> {
    // One region is left in any case.
    if (!isForGood || this.regions.every(({ isLost }) => isLost)) for (const number of [0, 1]) this.return(number);
    if (this.region(this.active).isLost) await this.takeOver(1 - this.active);
    this.arriveAll();
    // Two regions may have become the writer without knowing of each other. The operators choose one.
    await this.takeOver(this.active);
    this.arriveAll();
    await this.handleAll(false);
    this.arriveAll();
    if (!(await this.catchUp())) this.problem ??= 'a catch-up does not end';
    await this.handleAll(true);
    this.arriveAll();
    if (this.problem !== undefined) return this.problem;
    const survivors = this.regions.filter(({ isLost }) => !isLost);
    for (const region of survivors) {
      const problem = await this.problemOf(region);
      if (problem !== undefined) return `${problem} in ${region.name}`;
    }
    if (!(await this.logsCurrent())) return 'the change log lacks a current upload';
    const [first, second] = survivors.map(({ items }) => contentOfTable(items));
    return second === undefined || first === second ? undefined : 'the tables differ';
  }

  /** The uploads to the other region that a region does not have. */
  private missingIn(number: number): Unreplicated {
    const { bucket } = this.region(number);
    const missing = this.uploads.filter(
      ({ region, key, etag }) => region !== number && !bucket.list(key).some((version) => version.etag === etag),
    );
    const oldest = Math.min(this.clock.time, ...missing.map(({ uploadedAt }) => uploadedAt));
    return {
      files: missing.length,
      trades: missing.reduce((sum, { trades }) => sum + trades.length, 0),
      seconds: (this.clock.time - oldest) / 1_000,
    };
  }

  private async happen(event: Meanwhile['event'], number: number): Promise<void> {
    if (event === 'arrive') this.arriveAll();
    else if (event === 'lose') this.lose(number);
    else {
      await this.takeOver(1 - number);
      this.arriveAll();
    }
  }

  /** The newest upload of each source that the bucket has is current, or a newer one, and its bars are there as a whole, once. */
  private async problemOf(region: Region): Promise<string | undefined> {
    const choices: (readonly (readonly Trade[])[])[] = [];
    for (const source of this.sources()) {
      const { pk, sk } = manifestKey(source);
      const manifest = region.items.get(`${pk} ${sk}`) as (Item & Uploaded & { readonly deleted?: true }) | undefined;
      const upload = this.uploads.find(({ etag }) => etag === manifest?.etag);
      const newest = this.uploads
        .filter(({ key, etag }) => sourceOf(key) === source && this.region(this.active).bucket.get(key)?.etag === etag)
        .at(-1);
      if (newest && !upload) return 'a file is lost';
      if (newest && upload && upload.uploadedAt < newest.uploadedAt) return 'an older upload is current';
      // A file that is not in the bucket may have been lost with its region.
      if (upload) choices.push(newest ? [upload.trades] : [upload.trades, []]);
    }
    try {
      const bars = (await region.read()).map((bar) => asOracleBar('A', bar));
      const isRight = combinationsOf(choices).some((current) => isSame(bars, expectedBars(current)));
      return isRight ? undefined : 'wrong bars';
    } catch (error) {
      if (error instanceof IncompleteReplicaError) return 'bars are missing';
      throw error;
    }
  }

  /** True if a poller of the active region is told of each current upload. */
  private async logsCurrent(): Promise<boolean> {
    const { table, items, bucket } = this.region(this.active);
    const { changes } = await readChanges(table, { since: 0, limit: 1_000 });
    const logged = new Set(changes.map(({ source, generation }) => `${source} ${generation}`));
    return this.sources().every((source) => {
      const { pk, sk } = manifestKey(source);
      const manifest = items.get(`${pk} ${sk}`);
      // The entry of an upload that is not in the bucket may have been lost with its region.
      const isOf = (key: string) => bucket.get(key)?.etag === manifest?.['etag'];
      const exists = this.keysOf(source).some(isOf);
      return !manifest || !exists || logged.has(`${source} ${String(manifest['generation'])}`);
    });
  }

  /** @param isLast false if the messages of the writer may wait, as before a catch-up has raised its epoch */
  private async handleAll(isLast: boolean): Promise<void> {
    for (const region of this.regions) {
      if (region.isLost || !region.isOn) continue;
      for (const message of region.queue.splice(0)) {
        try {
          await region.deliverMessage(message);
          if (region !== this.region(this.active)) this.problem ??= 'a fenced region has handled a message';
        } catch (error) {
          // The queue of a fenced region keeps its messages.
          if (error instanceof MessageWaits) region.queue.push(message);
          else this.problem ??= `a message failed: ${String(error)}`;
        }
      }
      if (isLast && region === this.region(this.active) && region.queue.length > 0)
        this.problem ??= 'the writer is fenced';
    }
  }

  /** The items and objects that can arrive, as functions that let one arrive. */
  private underway(): (() => void)[] {
    const items = this.regions.flatMap((region, from) => {
      const to = this.region(1 - from);
      if (region.isLost || to.isLost) return [];
      return region.items.outgoing.map((update) => () => {
        region.items.outgoing.splice(region.items.outgoing.indexOf(update), 1);
        to.items.receive(update);
      });
    });
    const objects = this.objects
      .filter(({ from }) => !this.region(from).isLost && !this.region(1 - from).isLost)
      .map((update) => () => {
        this.objects.splice(this.objects.indexOf(update), 1);
        const to = this.region(1 - update.from);
        to.bucket.receive(update.key, update.object);
        if (to.isOn) to.queue.push(to.eventOf(update.key, update.object));
      });
    return [...items, ...objects];
  }

  /** Watches that a region whose replica names another writer writes nothing that counts. */
  private watch(region: string, items: ReplicaItems, item: Item): void {
    const name = `${item.pk} ${item.sk}`;
    const writer = items.get(WRITER)?.['region'];
    if (writer !== undefined && writer !== region && OF_WRITER.test(name)) {
      this.problem ??= `a fenced region has written ${name}`;
    }
  }

  private region(number: number): Region {
    return this.regions[number] as Region;
  }

  private keysOf(source: string): readonly string[] {
    return this.uploads.map(({ key }) => key).filter((key) => sourceOf(key) === source);
  }

  private sources(): readonly string[] {
    return [...new Set(this.uploads.map(({ key }) => sourceOf(key)))];
  }
}

/** The id of the source of a key. */
function sourceOf(key: string): string {
  return sourceIdOf({ bucket: 'bucket-0', key: withoutCompressionSuffix(key) });
}

function contentOfTable(items: ReadonlyMap<string, Item>): string {
  const bytesAsText = (_: string, value: unknown) =>
    value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value;
  return JSON.stringify(
    [...items].sort(([a], [b]) => (a < b ? -1 : 1)),
    bytesAsText,
  );
}
