import { createHash } from 'node:crypto';
import { type Manifest, sourceIdOf, type TradeFile } from '@trading/bars';
import type { BarStore } from '@trading/bars/write';
import { aggregateTradeFile, type AggregationSettings } from './aggregation/aggregate-trade-file';
import type { Clock, TradeFileStore } from './ports';

const DEFAULT_FILES_PER_COMPACTION = 16;

/** How files are processed. */
export interface ProcessSettings extends AggregationSettings {
  /**
   * One file in this many packs the chunks it has bars in: often enough for reads, and cheap for writes.
   * @default 16
   */
  readonly filesPerCompaction?: number;
}

/** What became of a file. */
export type Outcome =
  | { readonly status: 'applied'; readonly manifest: Manifest }
  /** This upload, or a newer one, counts already: there was nothing to do. */
  | { readonly status: 'superseded' };

/** What the pipeline works with. */
export interface Dependencies {
  readonly source: TradeFileStore;
  readonly store: BarStore;
  readonly settings: ProcessSettings;
  readonly clock: Clock;
}

/**
 * Turns one trade file into bars: source → parse → fold → store.
 *
 * It may be run any number of times, at once and in any order, and may stop anywhere: bars are written under the
 * file's generation first, its manifest last and only in place of the one that was seen, and readers count bars of the
 * current generation alone.
 *
 * @throws RefusedError where the file cannot be used; nothing of it counts, and an earlier upload keeps counting
 * @throws DeadlineError where there is no time left for it; nothing of it counts yet
 */
export async function processTradeFile(file: TradeFile, dependencies: Dependencies): Promise<Outcome> {
  const { source, store, settings, clock } = dependencies;
  clock.throwIfLate();
  let previous = await store.currentManifest(file);
  if (isCovered(file, previous)) return { status: 'superseded' };

  const aggregated = await aggregateTradeFile(file.key, () => source.open(file), settings, clock);
  if (!aggregated) return { status: 'superseded' };

  const { counts, layout, exclusions, rejections } = aggregated;
  const { interval } = settings;
  const coverage = await store.putBars(file, interval, timely(aggregated.chunks(), clock));
  const manifest: Manifest = { file, layout, interval, ...counts, exclusions, rejections, coverage };
  while (!(await store.putManifest(manifest, previous))) {
    previous = await store.currentManifest(file);
    if (!isCovered(file, previous)) continue;
    // Another delivery of this very upload has the same bars.
    if (previous?.file.generation !== file.generation) await store.deleteBars(manifest);
    return { status: 'superseded' };
  }
  if (previous) await store.deleteBars(previous);
  if (isChosenToCompact(file, settings)) await store.compact(manifest);
  return { status: 'applied', manifest };
}

/** Whether this upload, or a newer one, counts already. */
function isCovered(file: TradeFile, current: Manifest | undefined): boolean {
  return current !== undefined && current.file.generation >= file.generation;
}

/** The same for every delivery of an upload; a stand-in for counting files, which nobody does. */
function isChosenToCompact(
  { generation, ...file }: TradeFile,
  { filesPerCompaction = DEFAULT_FILES_PER_COMPACTION }: ProcessSettings,
): boolean {
  const hash = createHash('sha256')
    .update(`${sourceIdOf(file)}#${generation}`)
    .digest();
  return hash.readUInt32BE() % filesPerCompaction === 0;
}

/** Stops where there is no time left. */
function* timely<T>(items: Iterable<T>, clock: Clock): Generator<T> {
  for (const item of items) {
    clock.throwIfLate();
    yield item;
  }
}
