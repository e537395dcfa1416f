import { createHash } from 'node:crypto';
import { isTradeFileKey, sourceIdOf, type Manifest, type TradeFile } from '@trading/bars';
import type { BarStore } from '@trading/bars/write';
import { aggregateTradeFile, type AggregationSettings } from './aggregation/aggregate-trade-file';
import { plausibleTimes } from './parsing/plausible-times';
import { periodOfFile } from './period-of-file';
import type { Clock, TradeFileStore } from './ports';

const DEFAULT_FILES_PER_COMPACTION = 16;

/** Settings of the processing of files. */
export interface ProcessSettings extends AggregationSettings {
  /**
   * One in this many files compacts the chunks in which it has bars: often enough for reads, and cheap for writes.
   * @default 16
   */
  readonly filesPerCompaction?: number;
}

/** The result of processing a file. */
export type Outcome =
  | { readonly status: 'applied'; readonly manifest: Manifest }
  /** This upload, or a newer one, was already processed. */
  | { readonly status: 'superseded' }
  /** By its name, the object is not a trade file. It was not read. */
  | { readonly status: 'not-a-trade-file' };

/** The collaborators of the processing. */
export interface Dependencies {
  readonly files: TradeFileStore;
  readonly store: BarStore;
  readonly settings: ProcessSettings;
  readonly clock: Clock;
}

/**
 * Turns one trade file into bars: read, parse, aggregate, store.
 *
 * It may run any number of times, concurrently and in any order, and may stop anywhere. Bars are written under the
 * generation of the file first. Its manifest is written afterwards, only in place of the manifest that was read before, and
 * readers see the bars of the current generation alone. The change log, which follows the manifest, is completed by the next
 * delivery if the worker stops before.
 *
 * @throws RefusedError if the file cannot be used; an earlier upload of its source then stays current
 * @throws DeadlineError if the time of the function is nearly over; the generation is then not current yet
 */
export async function processTradeFile(file: TradeFile, dependencies: Dependencies): Promise<Outcome> {
  if (!isTradeFileKey(file.key)) return { status: 'not-a-trade-file' };

  const { files, store, settings, clock } = dependencies;
  clock.throwIfLate();
  let previous = await store.currentManifest(file);
  if (isCovered(file, previous)) {
    // The worker that made this upload current may have stopped before it recorded it.
    if (previous?.file.generation === file.generation) await store.recordCurrent(file);
    return { status: 'superseded' };
  }

  const aggregated = await aggregateTradeFile(
    file.key,
    (range) => files.open(file, range),
    { ...settings, times: settings.times ?? plausibleTimes(Math.max(file.uploadedAt ?? 0, Date.now())) },
    clock,
  );
  if (!aggregated) return { status: 'superseded' };

  const { counts, layout, exclusions, rejections } = aggregated;
  const { interval } = settings;
  const coverage = await store.putBars(file, interval, timely(aggregated.chunks(), clock));
  const report: Manifest = { file, layout, interval, ...counts, exclusions, rejections, coverage };
  const period = aggregated.areDaysInUtc ? periodOfFile(report) : undefined;
  const manifest: Manifest = { ...report, ...(period && { period }) };
  while (!(await store.putManifest(manifest, previous))) {
    // Until the current upload is recorded, it cannot be replaced, and the details of the one before it are needed.
    await store.recordCurrent(file);
    previous = await store.currentManifest(file);
    if (!isCovered(file, previous)) continue;
    // Another delivery of the same upload wrote the same bars.
    if (previous?.file.generation !== file.generation) await store.deleteGeneration(manifest);
    return { status: 'superseded' };
  }
  await store.record(manifest, previous);
  if (isChosenToCompact(file, settings)) await store.compact(manifest);
  return { status: 'applied', manifest };
}

/** True if this upload, or a newer one, is current. */
function isCovered(file: TradeFile, current: Manifest | undefined): boolean {
  return current !== undefined && current.file.generation >= file.generation;
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

/** Passes items on until the time of the function is nearly over. */
function* timely<T>(items: Iterable<T>, clock: Clock): Generator<T> {
  for (const item of items) {
    clock.throwIfLate();
    yield item;
  }
}
