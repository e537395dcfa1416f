import { NANOSECONDS, type StoredInterval } from '../model/interval';
import { stateOf, type Generation, type Manifest } from '../model/manifest';
import type { TimeRange } from '../model/time-range';
import type { TradeFile } from '../model/trade-file';
import { decodeCoverage, encodeCoverage } from '../encoding/coverage-codec';
import { coverageKey, manifestKey, originOf, reportKey, type Origin } from './item-keys';
import type { Item, ItemKey, PutCondition } from './table';

const SECOND = NANOSECONDS['1s'];

/** The start and the end of a period, seconds since 1970. */
type Period = readonly [from: number, to: number];

/** The generation that a manifest replaced. Its coverage is stored until the change log has an entry of the new one. */
interface ReplacedGeneration {
  readonly generation: string;
  readonly interval: StoredInterval;
  readonly period?: Period;
  readonly coveragePages: number;
}

/** The counts of a manifest, and everything else that is stored as it is. */
type Counts = Omit<Manifest, keyof Generation | 'exclusions' | 'isIncomplete' | 'rejections'>;

/** The manifest item. It is small, because every reader of the file's bars reads it. */
type ManifestItem = Item &
  TradeFile &
  Counts & {
    readonly interval: StoredInterval;
    readonly period?: Period;
    readonly coveragePages: number;
    readonly replaced?: ReplacedGeneration;
    /** The state of the manifest, as soon as the change log has an entry of the generation. */
    readonly recorded?: string;
  };

/** A manifest without its details. */
export type ManifestSummary = Omit<Manifest, 'coverage' | 'exclusions' | 'isIncomplete' | 'rejections'>;

/** A manifest as items: the one that makes its generation current, and the details that it refers to. */
export interface ManifestItems {
  readonly manifest: Item;
  readonly details: readonly Item[];
}

/**
 * The items of a manifest.
 *
 * @param replaced the generation that it replaces
 */
export function toManifestItems(manifest: Manifest, replaced?: Generation): ManifestItems {
  const { file, period, coverage, exclusions, rejections, isIncomplete: _, ...counts } = manifest;
  const origin = originOf(file);
  const pages = encodeCoverage(coverage, counts.interval);
  return {
    manifest: {
      ...manifestKey(origin.source),
      ...file,
      ...counts,
      ...(period && { period: toPeriod(period) }),
      coveragePages: pages.length,
      ...(replaced && { replaced: toReplacedGeneration(replaced) }),
    },
    details: [
      { ...reportKey(origin), exclusions, rejections },
      ...pages.map((bytes, page) => ({ ...coverageKey(origin, page), coverage: bytes })),
    ],
  };
}

/** The manifest item of {@link toManifestItems} when the change log has an entry of its generation. */
export function toRecordedItem(manifest: Manifest): Item {
  return { ...toManifestItems(manifest).manifest, recorded: stateOf(manifest) };
}

/** True if the change log has an entry of the generation of a manifest item. */
export function isRecorded(item: Item): boolean {
  return (item as ManifestItem).recorded !== undefined;
}

/**
 * The condition that a manifest is current and recorded, and takes no further deletion into account. Only then may another one
 * replace it.
 */
export function recordedCondition(manifest: Manifest): PutCondition {
  return { kind: 'equals', attribute: 'recorded', value: stateOf(manifest) };
}

/** The condition that the generation of a manifest is current, whether it is recorded or not. */
export function currentCondition({ file }: Manifest): PutCondition {
  return { kind: 'equals', attribute: 'generation', value: file.generation };
}

/** The condition that the generation of a manifest is current, and not recorded yet. */
export function unrecordedCondition({ file }: Manifest): PutCondition {
  return { kind: 'equals', attribute: 'generation', value: file.generation, lacking: 'recorded' };
}

/** The keys of the details of a generation. */
export function detailKeys({ file, interval, coverage }: Generation): ItemKey[] {
  return keysOf(originOf(file), encodeCoverage(coverage, interval).length);
}

/** The keys of the details that a manifest item refers to. */
export function detailKeysOf(source: string, item: Item): ItemKey[] {
  const { generation, coveragePages } = item as ManifestItem;
  return keysOf({ source, generation }, coveragePages);
}

/** The keys of the coverage of the generation that a manifest item replaced, if there is one. */
export function replacedCoverageKeysOf(source: string, item: Item): ItemKey[] {
  const { replaced } = item as ManifestItem;
  return replaced ? coverageKeysOf({ source, generation: replaced.generation }, replaced.coveragePages) : [];
}

/** The manifest of the items that {@link toManifestItems} made, the details in the order of {@link detailKeysOf}. */
export function fromManifestItems(item: Item, [report, ...pages]: readonly Item[]): Manifest {
  const { exclusions, rejections } = report as unknown as Pick<Manifest, 'exclusions' | 'rejections'>;
  const summary = summaryOf(item);
  return { ...summary, exclusions, rejections, coverage: coverageOf(pages, summary.interval) };
}

/** The manifest of an item, without its details. */
export function summaryOf(item: Item): ManifestSummary {
  const { bucket, key, versionId, etag, uploadedAt, generation } = item as ManifestItem;
  const { layout, interval, period, lines, accepted, excluded, duplicate, rejected } = item as ManifestItem;
  const { replay, processor, asOf, existedAt, deleted, epoch, writtenAt } = item as ManifestItem;
  return {
    file: { bucket, key, ...(versionId !== undefined && { versionId }), etag, uploadedAt, generation },
    ...(replay !== undefined && { replay }),
    processor,
    ...(asOf !== undefined && { asOf }),
    ...(existedAt !== undefined && { existedAt }),
    ...(deleted && { deleted }),
    ...(epoch !== undefined && { epoch }),
    ...(writtenAt !== undefined && { writtenAt }),
    ...{ layout, interval, lines, accepted, excluded, duplicate, rejected },
    ...(period && { period: fromPeriod(period) }),
  };
}

/** The generation that a manifest item replaced, if there is one, with the items of {@link replacedCoverageKeysOf}. */
export function replacedGenerationOf(item: Item, pages: readonly Item[]): Generation | undefined {
  const { replaced } = item as ManifestItem;
  if (!replaced) return undefined;
  const { generation, interval, period } = replaced;
  return {
    file: { ...summaryOf(item).file, generation },
    interval,
    ...(period && { period: fromPeriod(period) }),
    coverage: coverageOf(pages, interval),
  };
}

function toReplacedGeneration({ file, interval, period, coverage }: Generation): ReplacedGeneration {
  return {
    generation: file.generation,
    interval,
    ...(period && { period: toPeriod(period) }),
    coveragePages: encodeCoverage(coverage, interval).length,
  };
}

function keysOf(origin: Origin, coveragePages: number): ItemKey[] {
  return [reportKey(origin), ...coverageKeysOf(origin, coveragePages)];
}

function coverageKeysOf(origin: Origin, coveragePages: number): ItemKey[] {
  return Array.from({ length: coveragePages }, (_, page) => coverageKey(origin, page));
}

function coverageOf(pages: readonly Item[], interval: StoredInterval): Manifest['coverage'] {
  return pages.flatMap((page) => decodeCoverage(page['coverage'] as Uint8Array, interval));
}

function toPeriod({ from, to }: TimeRange): Period {
  return [Number(from / SECOND), Number(to / SECOND)];
}

function fromPeriod([from, to]: Period): TimeRange {
  return { from: BigInt(from) * SECOND, to: BigInt(to) * SECOND };
}
