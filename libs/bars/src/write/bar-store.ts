import { isDeepStrictEqual } from 'node:util';
import { FencedError, IncompleteManifestError } from '../errors';
import { partsOf } from '../encoding/chunk-codec';
import type { EncodedChunk } from '../encoding/encoded-chunk';
import { timeOfEvent } from '../model/bucket-event';
import { maxOf } from '../model/compare';
import { afterGeneration, afterSecond, clockOf, generationAfter, LAST_GENERATION } from '../model/generation';
import { CHUNK_NANOSECONDS, type StoredInterval } from '../model/interval';
import type { Coverage, CoveredChunk, Generation, Manifest, Refusal } from '../model/manifest';
import { instrumentKey } from '../model/trade';
import { sourceIdOf, type ObjectVersion, type TradeFile, type Upload } from '../model/trade-file';
import { readCurrentManifest } from '../read/read-current-manifest';
import { coveredDayItems } from '../table/covered-day';
import {
  invalidationKey,
  manifestKey,
  originOf,
  partialKey,
  progressKey,
  progressRange,
  refusalKey,
  type SeriesChunk,
} from '../table/item-keys';
import { toFileItem } from '../table/file-item';
import {
  currentCondition,
  detailKeys,
  recordedCondition,
  summaryOf,
  toManifestItems,
  toRecordedItem,
  unrecordedCondition,
} from '../table/manifest-item';
import { readItems } from '../table/read-items';
import type { Item, ItemKey, PutCondition, Table, Write } from '../table/table';
import { barKeysOf } from './bar-keys';
import { widenCatalogue } from './catalogue';
import { appendChange } from './change-log';
import { compactChunk } from './compact-chunk';
import { findContestedEdges } from './contested-edges';
import { readUnrecorded, type UnrecordedManifest } from './read-unrecorded';
import { readReplicatedManifest } from './replicated-manifest';
import type { Replication } from './replication';
import { WriteProgress, type BarsItem } from './write-progress';
import { raiseWatermarks } from './watermarks';

/** An object that a user has deleted. */
export interface DeletedObject extends Pick<ObjectVersion, 'bucket' | 'key'> {
  /** The deletion: see `bucketEvent`. */
  readonly event: string;
}

/**
 * Writes bars and manifests: partial bars for each file, and a manifest that makes those of one generation current.
 * docs/architecture.md shows the items.
 */
export class BarStore {
  /** @param replication the work of one region, if the table has replicas */
  public constructor(
    private readonly table: Table,
    private readonly replication?: Replication,
  ) {}

  /** The author of the manifests that are made now. Nothing in a table without replicas. */
  public get author(): Pick<Manifest, 'epoch' | 'writtenAt'> {
    const { replication } = this;
    return replication ? { epoch: replication.epoch, writtenAt: replication.now() } : {};
  }

  /**
   * Reads the manifest of the current generation of a source. In a table with replicas, one that lacks items is marked as incomplete.
   *
   * @throws FencedError if a later writer wrote it
   */
  public currentManifest(file: Pick<TradeFile, 'bucket' | 'key'>): Promise<Manifest | undefined> {
    const { table, replication } = this;
    const source = sourceIdOf(file);
    return replication ? readReplicatedManifest(table, source, replication) : readCurrentManifest(table, source);
  }

  /** The generation of an upload that is to become current after a manifest: see `generationAfter`. */
  public generationAfter(previous: Manifest | undefined, upload: Omit<Upload, 'bucket'>, replay = 0): string {
    return generationAfter(previous?.file.generation, upload, replay, this.replication?.epoch);
  }

  /**
   * Reads how far an earlier attempt to write the bars of a file came.
   *
   * @param throwIfLate called again and again while bars are written. If it throws a StoppedError, writing stops.
   */
  public progressOf(file: TradeFile, throwIfLate: () => void): Promise<WriteProgress> {
    return WriteProgress.read(this.table, originOf(file), throwIfLate);
  }

  /** Deletes what says how far the writing of the bars of a file came. They are current, or nobody continues them. */
  public deleteProgress(file: TradeFile): Promise<void> {
    return WriteProgress.delete(this.table, originOf(file));
  }

  /**
   * Deletes what says how far the writing of the bars of a source came, of every generation that cannot become current any more, and
   * of uploads that a deletion may have deleted: those that still exist are written from their start again.
   */
  public async deleteObsoleteProgress(source: Pick<ObjectVersion, 'bucket' | 'key'>): Promise<void> {
    const item = await this.table.get(manifestKey(sourceIdOf(source)));
    if (!item) return;
    const { file, asOf } = summaryOf(item);
    const ends = [afterGeneration(file.generation), asOf === undefined ? '' : afterSecond(timeOfEvent(asOf))];
    await this.deleteProgressBefore(source, ends.sort().at(-1) as string);
  }

  /**
   * Deletes all that says how far the writing of the bars of a source came, because that of an upload whose time is unknown is among it.
   * Others are written from their start again.
   */
  public deleteAllProgress(source: Pick<ObjectVersion, 'bucket' | 'key'>): Promise<void> {
    return this.deleteProgressBefore(source, LAST_GENERATION);
  }

  /**
   * Writes the bars of a file. Readers do not see them before the manifest is written. Writing them again changes nothing.
   *
   * @param chunks in the order of `compareChunks`, so that no partition gets hot
   * @param progress by which an earlier attempt is continued; by default, all bars are written
   * @returns the coverage of the file, ordered by feed and symbol
   * @throws UnfinishedWriteError, StaleProgressError if the progress says so: see {@link WriteProgress.write}
   */
  public async putBars(
    file: TradeFile,
    interval: StoredInterval,
    chunks: Iterable<EncodedChunk>,
    progress?: WriteProgress,
  ): Promise<readonly Coverage[]> {
    const origin = originOf(file);
    const coverage = new Map<string, Coverage & { to: bigint; readonly chunks: CoveredChunk[] }>();
    function* items(): Generator<BarsItem> {
      for (const { feed, symbol, start, from, to, bytes } of chunks) {
        const series = { feed, symbol, interval };
        const parts = partsOf(start, interval, bytes);
        for (const [part, bars] of parts.entries()) {
          yield { ...partialKey(series, start, origin, part), bars };
        }
        const key = instrumentKey(series);
        const covered = coverage.get(key) ?? { feed, symbol, from, to, chunks: [] };
        coverage.set(key, covered);
        covered.to = to;
        covered.chunks.push({ start, items: parts.length });
      }
    }
    if (progress) await progress.write(items());
    else await this.table.batchWrite(putsOf(items()));
    return [...coverage].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, covered]) => covered);
  }

  /**
   * Makes the generation of a file current in one step, in place of the previous one. The catalogue and the list of files
   * contain it before. {@link record} must follow.
   *
   * @param previous the manifest that is expected to be current; undefined if there is no manifest yet
   * @param isContinued true if an earlier attempt may have written some of it, which is then not written again
   * @returns false if another manifest is current, or if the expected one is not recorded yet; no bar has changed then
   */
  public async putManifest(manifest: Manifest, previous: Manifest | undefined, isContinued = false): Promise<boolean> {
    await widenCatalogue(this.table, manifest.coverage);
    const items = toManifestItems(manifest, previous);
    // Another replica may have a manifest, and not the rest of what was written before it.
    const isListed = previous !== undefined && !this.replication;
    const others = [...(isListed ? [] : [toFileItem(manifest.file)]), ...(previous ? invalidationsOf(previous) : [])];
    const all = [...items.details, ...coveredDayItems(manifest), ...others];
    const puts = isContinued ? await missingOf(this.table, all) : all;
    await this.table.batchWrite(puts.map((item): Write => ({ kind: 'put', item })));
    return this.table.put(items.manifest, previous ? replaceableCondition(previous) : { kind: 'absent' });
  }

  /**
   * Completes what follows a manifest: raises the watermarks, appends the generation to the change log, and deletes the bars of
   * the generation that it replaced. Until this is recorded with the manifest, it is repeated, and no other generation can
   * become current.
   *
   * @param replaced the generation that the manifest replaced
   */
  public async record(manifest: Manifest, replaced: Generation | undefined): Promise<void> {
    await raiseWatermarks(this.table, manifest);
    await appendChange(this.table, manifest, replaced, this.replication?.epoch);
    // A replica may get the deletions before the manifest, or without it.
    const obsolete = this.replication ? undefined : replaced;
    if (obsolete) await this.deleteAll(barKeysOf(obsolete));
    await this.table.put(toRecordedItem(manifest), unrecordedCondition(manifest));
    // The details were needed to repeat the steps above.
    if (obsolete) await this.deleteAll(detailKeys(obsolete));
  }

  /** Completes what follows the current manifest of a source, if this is not recorded. */
  public async recordCurrent(file: Pick<TradeFile, 'bucket' | 'key'>): Promise<void> {
    const unrecorded = await this.readUnrecorded(sourceIdOf(file));
    if (unrecorded) await this.record(unrecorded.manifest, unrecorded.replaced);
  }

  /**
   * Replaces the manifest of a source by one without bars, and completes what follows it.
   *
   * @param previous the manifest that is expected to be current; undefined if there is no manifest yet
   * @returns false if another manifest is current, or if the expected one is not recorded yet; no bar has changed then
   */
  public async retract(
    { bucket, key, event }: DeletedObject,
    interval: StoredInterval,
    previous: Manifest | undefined,
  ): Promise<boolean> {
    const deletion = { bucket, key, etag: '', uploadedAt: timeOfEvent(event) };
    const generation = this.generationAfter(previous, { ...deletion, versionId: event });
    const retraction: Manifest = {
      file: { ...deletion, generation },
      asOf: maxOf(event, previous?.asOf ?? event),
      deleted: true,
      ...this.author,
      processor: 0,
      layout: '',
      interval,
      ...{ lines: 0, accepted: 0, excluded: 0, duplicate: 0, rejected: 0 },
      exclusions: {},
      rejections: [],
      coverage: [],
    };
    if (!(await this.putManifest(retraction, previous))) return false;
    await this.record(retraction, previous);
    return true;
  }

  /**
   * Makes the manifest of a source take a deletion into account that changes no bar. Uploads that were deleted before cannot replace
   * the manifest any more.
   *
   * @param manifest the manifest that is expected to be current and recorded
   * @param exists true if its object was found to exist after the deletion
   * @returns false if another manifest is current
   */
  public async acknowledge(manifest: Manifest, event: string, exists: boolean): Promise<boolean> {
    if ((manifest.asOf ?? '') >= event) return true;
    const acknowledged = { ...manifest, asOf: event, ...(exists && { existedAt: event }) };
    return this.table.put(toRecordedItem(acknowledged), recordedCondition(manifest));
  }

  /** Deletes everything of a generation that was not current and never becomes so. */
  public async deleteGeneration(generation: Generation): Promise<void> {
    await this.deleteAll([...barKeysOf(generation), ...detailKeys(generation)]);
  }

  /**
   * Records the refusal of a file, unless a newer one of its source is recorded. The list of files contains it. An
   * earlier attempt may have written some of its bars, which nobody continues.
   */
  public async putRefusal(file: TradeFile, refusal: Refusal): Promise<void> {
    const clock = clockOf(file.generation);
    await this.table.batchWrite([
      { kind: 'put', item: toFileItem(file) },
      { kind: 'delete', key: progressKey(originOf(file)) },
    ]);
    await this.table.put(
      { ...refusalKey(sourceIdOf(file)), ...file, ...refusal, clock },
      { kind: 'not-above', attribute: 'clock', value: clock },
    );
  }

  /**
   * Compacts the chunks in which a file has bars, so that reading them takes few items.
   *
   * @returns the chunks in which sources contest a bar, as far as they were compacted
   */
  public async compact({ interval, coverage }: Manifest): Promise<readonly SeriesChunk[]> {
    const contested: SeriesChunk[] = [];
    // The packs of two regions would replace each other, and a replica may get the deletions of what was packed without the pack.
    if (this.replication) return contested;
    for (const { feed, symbol, chunks } of coverage) {
      const series = { feed, symbol, interval };
      // If files arrive in chronological order, the chunk before the first one is now complete.
      const before = chunks.slice(0, 1).map(({ start }) => start - CHUNK_NANOSECONDS[interval]);
      for (const start of [...before, ...chunks.map((chunk) => chunk.start)]) {
        if (start >= 0n && (await compactChunk(this.table, series, start))) contested.push({ ...series, start });
      }
    }
    return contested;
  }

  /** Finds the chunks in which the first or the last bar of a file is contested: see {@link findContestedEdges}. */
  public contestedEdges(manifest: Manifest): Promise<readonly SeriesChunk[]> {
    return findContestedEdges(this.table, manifest);
  }

  /** @throws FencedError if a later writer wrote the manifest */
  private async readUnrecorded(source: string): Promise<UnrecordedManifest | undefined> {
    const { table, replication } = this;
    if (!replication) return readUnrecorded(table, source);
    try {
      const unrecorded = await readUnrecorded(table, source);
      if ((unrecorded?.manifest.epoch ?? 0) > replication.epoch) throw new FencedError(replication.region);
      return unrecorded;
    } catch (error) {
      if (!(error instanceof IncompleteManifestError)) throw error;
      // It is recorded without what it replaced, if only the details of that are missing. Without its own, it can only be replaced.
      const manifest = await readReplicatedManifest(table, source, replication);
      return manifest && !manifest.isIncomplete ? { manifest } : undefined;
    }
  }

  private async deleteProgressBefore(source: Pick<ObjectVersion, 'bucket' | 'key'>, end: string): Promise<void> {
    const keys: ItemKey[] = [];
    for await (const { pk, sk } of this.table.query(progressRange(sourceIdOf(source), end))) keys.push({ pk, sk });
    if (keys.length > 0) await this.deleteAll(keys);
  }

  private deleteAll(keys: readonly ItemKey[]): Promise<void> {
    return this.table.batchWrite(keys.map((key): Write => ({ kind: 'delete', key })));
  }
}

/** The condition under which another manifest may replace one: it is current and recorded, or incomplete, so that it cannot be recorded. */
function replaceableCondition(previous: Manifest): PutCondition {
  return previous.isIncomplete ? currentCondition(previous) : recordedCondition(previous);
}

/** The items that the table does not have, or has with other attributes. */
async function missingOf(table: Table, items: readonly Item[]): Promise<readonly Item[]> {
  const find = await readItems(table, items);
  return items.filter((item) => !isDeepStrictEqual(find(item), item));
}

function* putsOf(items: Iterable<BarsItem>): Generator<Write> {
  for (const item of items) yield { kind: 'put', item: { ...item } };
}

/** An invalidation for each chunk that a manifest covers, because a pack may contain its bars there. */
function invalidationsOf({ file, interval, coverage }: Manifest): Item[] {
  return coverage.flatMap(({ feed, symbol, chunks }) =>
    chunks.map(({ start }) => ({ ...invalidationKey({ feed, symbol, interval }, start, originOf(file)) })),
  );
}
