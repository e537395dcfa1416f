import type { StoredInterval } from '../model/interval';
import { mergePartialBars } from '../model/partial-bar';
import { decodeChunk } from '../encoding/chunk-codec';
import { groupByChunk, nameOf, type ChunkItems } from '../table/chunk-items';
import { CurrentGenerations } from '../table/current-generations';
import { chunkRange, type Origin, type Series } from '../table/item-keys';
import type { Contribution } from './resolve-sources';
import type { Item, Table } from '../table/table';

/**
 * What counts of a series, bar by bar, from the chunk of one start to that of another, both included.
 *
 * What a pack has is trusted unless there is a reason to ask its source's manifest: a doubt, or something of the source
 * that is not in a pack. A file that is uploaded again while it is read may have switched generations since the query
 * began, and then its new bars can be missing from the query. They were all written before the switch, so reading once
 * more finds them.
 *
 * Each bar is made of whole files. Of a range, an earlier chunk may still be without a file that a later one has, where
 * the file came while they were read.
 */
export async function readContributions(
  table: Table,
  series: Series,
  first: bigint,
  last: bigint,
): Promise<Map<bigint, Contribution[]>> {
  let known: CurrentGenerations | undefined;
  for (;;) {
    const items: Item[] = [];
    for await (const item of table.query(chunkRange(series, first, last))) items.push(item);
    const chunks = groupByChunk(items);
    const generations = await CurrentGenerations.read(
      table,
      chunks.flatMap(doubtfulOf).map(({ source }) => source),
    );
    const isSettled = chunks.flatMap(originsOf).every((origin) => generations.mayCount(origin));
    if (isSettled || generations.equals(known)) return contributionsOf(chunks, series.interval, generations);
    known = generations;
  }
}

/** Everything of which a manifest decides whether it counts. */
function doubtfulOf({ partials, doubts, pack }: ChunkItems): Origin[] {
  return [...partials.map(({ origin }) => origin), ...doubts.map(({ origin }) => origin), ...(pack?.dropped ?? [])];
}

function originsOf(chunk: ChunkItems): Origin[] {
  return [...doubtfulOf(chunk), ...(chunk.pack?.entries ?? []).map(({ origin }) => origin)];
}

function contributionsOf(
  chunks: readonly ChunkItems[],
  interval: StoredInterval,
  generations: CurrentGenerations,
): Map<bigint, Contribution[]> {
  const contributions = new Map<bigint, Contribution[]>();
  for (const { start, partials, pack } of chunks) {
    const packed = (pack?.entries ?? []).filter(({ origin }) => generations.mayCount(origin));
    const isPacked = new Set(packed.map(({ origin }) => nameOf(origin)));
    const unpacked = partials.filter(({ origin }) => !isPacked.has(nameOf(origin)) && generations.isCurrent(origin));
    for (const entry of [...packed, ...unpacked]) {
      // A bar that needs several parts is put together again.
      const parts = entry.parts.map((part) => decodeChunk(start, interval, part));
      for (const partial of parts.reduce(mergePartialBars)) {
        const { time } = partial;
        contributions.set(time, [...(contributions.get(time) ?? []), { origin: entry.origin, partial }]);
      }
    }
  }
  return contributions;
}
