import { createHash } from 'node:crypto';
import {
  isManifestOf,
  isObsoleteGeneration,
  isTradeFileKey,
  sourceIdOf,
  StaleProgressError,
  stateOf,
  type Manifest,
  type ObjectVersion,
  type SeriesChunk,
  type TradeFile,
  type Upload,
} from '@trading/bars';
import type { BarStore, WriteProgress } from '@trading/bars/write';
import { aggregateTradeFile, type AggregatedFile, type AggregationSettings } from './aggregation/aggregate-trade-file';
import type { BucketNames } from './bucket-names';
import { MissingObjectError, RefusedError } from './errors';
import { plausibleTimes } from './parsing/plausible-times';
import { periodOfFile } from './period-of-file';
import type { Clock, TradeFileStore, UploadFinder } from './ports';
import { PROCESSOR_VERSION } from './processor-version';
import { readingClock } from './reading-clock';
import { isClearlyAfter, isSuperseded } from './upload-order';

const DEFAULT_FILES_PER_COMPACTION = 16;

/** Settings of the processing of files. */
export interface ProcessSettings extends AggregationSettings {
  /**
   * One in this many files compacts the chunks in which it has bars: often enough for reads, and cheap for writes.
   * @default 16
   */
  readonly filesPerCompaction?: number;
  /**
   * The names of the bucket of trade files, whose events and batches name it.
   *
   * @default - the environment has one region
   */
  readonly buckets?: BucketNames;
}

/** The result of processing a file. */
export type Outcome =
  | { readonly status: 'applied'; readonly manifest: Manifest }
  /** This upload, or a newer one of its source, was already processed, or it was deleted. */
  | { readonly status: 'superseded' }
  /** The object was deleted before it was read. */
  | { readonly status: 'missing' }
  /** By its name, the object is not a trade file. It was not read. */
  | { readonly status: 'not-a-trade-file' };

/** The collaborators of the processing. */
export interface Dependencies {
  readonly files: TradeFileStore;
  readonly uploads: UploadFinder;
  readonly store: BarStore;
  readonly settings: ProcessSettings;
  readonly clock: Clock;
  /**
   * Asks for the settlement of contested chunks.
   *
   * @default - contested bars are not looked for
   */
  readonly askToSettle?: (chunks: readonly SeriesChunk[]) => Promise<void>;
}

/** A version that is to be processed. */
export interface RequestedVersion extends ObjectVersion {
  /**
   * The number of the replay that asks for it: bars that an earlier one made are made again.
   * @default 0
   */
  readonly replay?: number;
  /**
   * The deletion of another upload, after which it was found to be the newest one that exists.
   * @default - none
   */
  readonly deletion?: FollowedDeletion;
}

/** A deletion, and what was current before the objects that exist were listed. */
export interface FollowedDeletion {
  /** See `bucketEvent`. */
  readonly event: string;
  /** The manifest, in whose place alone the upload may become current. */
  readonly current: Manifest | undefined;
}

/**
 * Turns one trade file into bars: read, parse, aggregate, store.
 *
 * It may run any number of times, concurrently and in any order, and may stop anywhere. Bars are written under the
 * generation of the file first. Its manifest is written afterwards, only in place of the manifest that was read before, and
 * readers see the bars of the current generation alone. The change log, which follows the manifest, is completed by the next
 * delivery if the worker stops before. If the work stops for want of capacity or time, the next attempt continues it.
 *
 * @throws RefusedError if the file cannot be used; an earlier upload of its source then stays current
 * @throws StoppedError if it stops for want of capacity or time, in which a later attempt gets further
 * @throws ReadingTooSlowError if the time of the function is nearly over before the file is read
 */
export async function processTradeFile(version: RequestedVersion, dependencies: Dependencies): Promise<Outcome> {
  if (!isTradeFileKey(version.key)) return { status: 'not-a-trade-file' };
  try {
    return await applyUpload(version, dependencies);
  } catch (error) {
    if (!(error instanceof MissingObjectError)) throw error;
    return giveUp(version, 'missing', dependencies.store);
  }
}

/**
 * Makes the bars of an upload current, unless a newer one is, or it was deleted.
 *
 * @throws MissingObjectError if the object no longer exists
 * @throws the errors of {@link processTradeFile}
 */
export async function applyUpload(version: RequestedVersion, dependencies: Dependencies): Promise<Outcome> {
  const { store, uploads, clock } = dependencies;
  for (;;) {
    clock.throwIfLate();
    const previous = await store.currentManifest(version);
    // Without versions, only the time of the upload tells whether the same bytes were uploaded again.
    if (previous && version.versionId !== undefined && isApplied(version, previous)) return skip(version, store);
    const upload = await uploads.findUpload(version);
    // The bytes that have replaced it have an event of their own.
    if (!upload) return giveUp(version, 'superseded', store);
    const request: Request = { ...version, ...upload };
    if (previous && (await isCovered(request, previous, uploads))) return skip(version, store);
    const outcome = await attempt(request, previous, dependencies);
    if (outcome) return outcome;
  }
}

/** A version that is to be processed, and was found. */
type Request = RequestedVersion & Upload;

/** True if a manifest is that of a version, by the same or a newer replay. */
function isApplied(version: RequestedVersion, current: Manifest): boolean {
  return isManifestOf(current, version) && (version.replay ?? 0) <= (current.replay ?? 0);
}

/** True if an upload must not replace a manifest. */
async function isCovered(request: Request, current: Manifest, uploads: UploadFinder): Promise<boolean> {
  if (isManifestOf(current, request)) return isApplied(request, current);
  // What exists may have changed together with the manifest.
  if (request.deletion) return !request.deletion.current || stateOf(request.deletion.current) !== stateOf(current);
  return isSuperseded(request, current, uploads);
}

async function skip(version: ObjectVersion, store: BarStore): Promise<Outcome> {
  // The worker that made the current upload current may have stopped before it recorded it.
  await store.recordCurrent(version);
  await store.deleteObsoleteProgress(version);
  return { status: 'superseded' };
}

/** Ends with an upload whose bytes no longer exist, and whose time is unknown therefore. */
async function giveUp<S extends 'missing' | 'superseded'>(
  version: ObjectVersion,
  status: S,
  store: BarStore,
): Promise<{ readonly status: S }> {
  // It may be the current one, and the worker that made it current may have stopped before it recorded it.
  await store.recordCurrent(version);
  await store.deleteAllProgress(version);
  return { status };
}

/** @returns undefined if the bars are to be made again, under another generation or without what an earlier attempt wrote */
async function attempt(
  request: Request,
  previous: Manifest | undefined,
  dependencies: Dependencies,
): Promise<Outcome | undefined> {
  const { files, store, settings, clock } = dependencies;
  const file = fileOf(request, previous, store);
  const open = (...range: Parameters<Parameters<typeof aggregateTradeFile>[1]>) => files.open(file, ...range);
  try {
    const aggregated = await aggregateTradeFile(file.key, open, settingsOfFile(file, settings), readingClock(clock));
    if (aggregated) return await publish(aggregated, file, request, previous, dependencies);
  } catch (error) {
    if (error instanceof RefusedError) {
      await store.putRefusal(file, error.refusal);
      // An earlier attempt may have begun before a deletion was followed, under the generation of that time.
      await store.deleteObsoleteProgress(file);
    } else if (error instanceof MissingObjectError) await store.deleteProgress(file);
    throw error;
  }
  // Other bytes have replaced those that an earlier attempt began to write.
  await store.deleteProgress(file);
  return skip(file, store);
}

/** Stores the bars of a file, and makes them current. */
async function publish(
  aggregated: AggregatedFile,
  file: TradeFile,
  request: Request,
  previous: Manifest | undefined,
  { store, uploads, settings, clock, askToSettle }: Dependencies,
): Promise<Outcome | undefined> {
  const progress = await store.progressOf(file, () => {
    clock.throwIfLate();
  });
  const coverage = await putBars(aggregated, file, progress, store, settings);
  // The bars can be read only once.
  if (!coverage) return undefined;
  let replaced = previous;
  for (;;) {
    const manifest = { ...manifestOf(aggregated, file, coverage, request, replaced, settings), ...store.author };
    const before = replaced;
    if (await progress.keep(() => store.putManifest(manifest, before, progress.isContinued))) {
      await store.record(manifest, before);
      await progress.end();
      const contested = isChosenToCompact(file, settings) ? await store.compact(manifest) : [];
      // A request that is lost is made by the first reader of the bars.
      await askToSettle?.([...contested, ...(await store.contestedEdges(manifest))]);
      return { status: 'applied', manifest };
    }
    // Until the current upload is recorded, it cannot be replaced, and the details of the one before it are needed.
    await store.recordCurrent(file);
    replaced = await store.currentManifest(file);
    const isOver = replaced && (await isCovered(request, replaced, uploads));
    if (!isOver && fileOf(request, replaced, store).generation === file.generation) continue;
    // Others stay: an upload that was deleted may come back, and another delivery may have made the same bars current.
    const isObsolete = replaced && isObsoleteGeneration(file.generation, replaced.file.generation);
    if (isObsolete) await store.deleteGeneration(manifest);
    if (isOver) return skip(file, store);
    await store.deleteProgress(file);
    return undefined;
  }
}

/** @returns undefined if an earlier attempt wrote other bars under the same generation */
async function putBars(
  aggregated: AggregatedFile,
  file: TradeFile,
  progress: WriteProgress,
  store: BarStore,
  { interval }: ProcessSettings,
): Promise<Manifest['coverage'] | undefined> {
  try {
    return await store.putBars(file, interval, aggregated.chunks(), progress);
  } catch (error) {
    if (error instanceof StaleProgressError) return undefined;
    throw error;
  } finally {
    aggregated.close();
  }
}

/** The file of an upload that is to become current after a manifest. */
function fileOf(
  { bucket, key, versionId, etag, uploadedAt, replay }: Request,
  previous: Manifest | undefined,
  store: BarStore,
): TradeFile {
  const upload = { bucket, key, ...(versionId !== undefined && { versionId }), etag, uploadedAt };
  return { ...upload, generation: store.generationAfter(previous, upload, replay) };
}

function manifestOf(
  { counts, layout, exclusions, rejections, areDaysInUtc }: AggregatedFile,
  file: TradeFile,
  coverage: Manifest['coverage'],
  { replay = 0, deletion }: Request,
  previous: Manifest | undefined,
  { interval }: ProcessSettings,
): Manifest {
  const report: Manifest = {
    ...{ file, layout, interval, ...counts, exclusions, rejections, coverage },
    processor: PROCESSOR_VERSION,
    ...(replay > 0 && { replay }),
    ...deletionOf(file, deletion?.event, previous),
  };
  const period = areDaysInUtc ? periodOfFile(report) : undefined;
  return { ...report, ...(period && { period }) };
}

/** The deletion that the manifest of a file takes into account. */
function deletionOf(
  file: TradeFile,
  deletion: string | undefined,
  previous: Manifest | undefined,
): Pick<Manifest, 'asOf' | 'existedAt'> {
  if (previous && isManifestOf(previous, file)) {
    const { asOf, existedAt } = previous;
    return { ...(asOf !== undefined && { asOf }), ...(existedAt !== undefined && { existedAt }) };
  }
  const event = deletion ?? previous?.asOf;
  // Otherwise the object was found to exist after the deletion.
  return event === undefined || isClearlyAfter(file, event) ? {} : { asOf: event, existedAt: event };
}

/** The settings by which a file is read. */
export function settingsOfFile(
  { uploadedAt }: Pick<Upload, 'uploadedAt'>,
  settings: ProcessSettings,
): AggregationSettings {
  return { ...settings, times: settings.times ?? plausibleTimes(Math.max(uploadedAt, Date.now())) };
}

/** Samples one file in `filesPerCompaction` without a counter. The result is the same for every delivery of an upload. */
function isChosenToCompact(
  { generation, ...file }: TradeFile,
  { filesPerCompaction = DEFAULT_FILES_PER_COMPACTION }: ProcessSettings,
): boolean {
  const hash = createHash('sha256')
    .update(`${sourceIdOf(file)}#${generation}`)
    .digest();
  return hash.readUInt32BE() % filesPerCompaction === 0;
}
