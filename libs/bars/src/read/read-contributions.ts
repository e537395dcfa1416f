import { IncompleteReplicaError } from '../errors';
import type { StoredInterval } from '../model/interval';
import { mergePartialBars } from '../model/partial-bar';
import { decodeChunk } from '../encoding/chunk-codec';
import { groupByChunk, type ChunkItems } from '../table/chunk-items';
import { CurrentGenerations } from '../table/current-generations';
import { chunkRange, originKey, type Origin, type Series } from '../table/item-keys';
import type { Item, Table } from '../table/table';
import { fromSettlementItem, type SettledBar } from '../table/settlement-item';
import { findIncompleteSources, type IncompleteSources } from './missing-items';
import type { Contribution } from './resolve-sources';

/** The stored parts of the bars of a series, by open time. */
export interface StoredContributions {
  /** The partial bars of current origins. */
  readonly contributions: ReadonlyMap<bigint, readonly Contribution[]>;
  /** The settled bars, which may be of origins that are no longer current. */
  readonly settled: ReadonlyMap<bigint, SettledBar>;
}

/** The sources that lack items in a table without replicas. */
const COMPLETE: IncompleteSources = { awaited: [], lost: new Set() };

/**
 * Reads the current contributions to the bars of a series, and its settled bars.
 *
 * The entries of a pack are trusted unless there is a reason to ask the manifest of their source: an invalidation, or an
 * item of the source outside the pack. If a file is uploaded again while it is read, its generation may change after the
 * query began, and the query may lack its new bars. They were all written before the change, so a second query finds
 * them.
 *
 * Each bar is made of whole files. In a longer range, an earlier chunk may still lack a file that a later one already
 * has, if that file arrived during the query.
 *
 * In a table with replicas, all manifests are asked, and items that are missing are waited for. Those of a former writer are not: its
 * file is left out as a whole, as if it had not been processed.
 *
 * @throws IncompleteReplicaError if they do not arrive
 * @param first the start of the first chunk, nanoseconds since 1970
 * @param last the start of the last chunk
 */
export async function readContributions(
  table: Table,
  series: Series,
  first: bigint,
  last: bigint,
): Promise<StoredContributions> {
  let known: CurrentGenerations | undefined;
  let waits = 0;
  for (;;) {
    const items: Item[] = [];
    for await (const item of table.query(chunkRange(series, first, last))) items.push(item);
    const chunks = groupByChunk(items);
    const generations = await CurrentGenerations.read(
      table,
      chunks.flatMap(table.waitForItems ? originsOf : uncertainOriginsOf).map(({ source }) => source),
    );
    const origins = chunks.flatMap(originsOf);
    const isConsistent = origins.every((origin) => generations.mayBeCurrent(origin));
    if (isConsistent || generations.equals(known)) {
      const sources = origins.map(({ source }) => source);
      const { awaited, lost } = table.waitForItems
        ? await findIncompleteSources(table, series, { first, last }, chunks, sources)
        : COMPLETE;
      const [source] = awaited;
      if (source !== undefined) {
        if (await table.waitForItems?.((waits += 1))) continue;
        throw new IncompleteReplicaError(source);
      }
      return {
        contributions: contributionsOf(chunks, series.interval, generations, lost),
        settled: settledBarsOf(chunks, series.interval),
      };
    }
    known = generations;
  }
}

/** The origins that are current only if the manifest of their source names them. */
function uncertainOriginsOf({ partials, invalidations, pack }: ChunkItems): Origin[] {
  return [...[...partials, ...invalidations].map(({ origin }) => origin), ...(pack?.dropped ?? [])];
}

function originsOf(chunk: ChunkItems): Origin[] {
  return [...uncertainOriginsOf(chunk), ...(chunk.pack?.entries ?? []).map(({ origin }) => origin)];
}

function settledBarsOf(chunks: readonly ChunkItems[], interval: StoredInterval): Map<bigint, SettledBar> {
  const settled = new Map<bigint, SettledBar>();
  for (const { start, settlement } of chunks) {
    if (!settlement) continue;
    for (const bar of fromSettlementItem({ start, interval }, settlement).bars) settled.set(bar.time, bar);
  }
  return settled;
}

/**
 * The partial bars of the current origins, by open time.
 *
 * @param leftOut the ids of sources that are not used
 */
export function contributionsOf(
  chunks: readonly ChunkItems[],
  interval: StoredInterval,
  generations: CurrentGenerations,
  leftOut: ReadonlySet<string> = new Set(),
): Map<bigint, Contribution[]> {
  const contributions = new Map<bigint, Contribution[]>();
  for (const { start, partials, pack } of chunks) {
    const packed = (pack?.entries ?? []).filter(({ origin }) => generations.mayBeCurrent(origin));
    const isPacked = new Set(packed.map(({ origin }) => originKey(origin)));
    const unpacked = partials.filter(({ origin }) => !isPacked.has(originKey(origin)) && generations.isCurrent(origin));
    for (const entry of [...packed, ...unpacked]) {
      if (leftOut.has(entry.origin.source)) continue;
      // A bar may be split over several parts.
      const parts = entry.parts.map((part) => decodeChunk(start, interval, part));
      for (const partial of mergePartialBars(...parts)) {
        const { time } = partial;
        const contribution = { origin: entry.origin, partial };
        const others = contributions.get(time);
        if (others) others.push(contribution);
        else contributions.set(time, [contribution]);
      }
    }
  }
  return contributions;
}
