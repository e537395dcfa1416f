import { mergeBars } from '../domain/bar';
import type { StoredInterval } from '../domain/interval';
import type { PartialBar } from '../domain/partial-bar';
import { mergeIds } from '../folding/id-list';
import { groupByChunk, nameOf, type ChunkItems } from './chunk-items';
import { decodeChunk } from './chunk-codec';
import { CurrentGenerations } from './current-generations';
import { chunkRange, type Origin, type Series } from './item-keys';
import type { PackEntry } from './pack';
import type { Contribution } from './resolve-sources';
import type { Item, Table } from './table';

/**
 * What counts of a series, bar by bar, from the chunk of one start to that of another, both included.
 *
 * A file that is uploaded again while it is read may have switched generations between the query and the look at the
 * manifests, and then its new bars can be missing from the query. They were all written before the switch, so reading
 * once more finds them.
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
    const generations = await CurrentGenerations.read(table, chunks.flatMap(questioned));
    const isSettled = chunks.every((chunk) => allOf(chunk).every(({ origin }) => generations.isCurrent(origin)));
    if (isSettled || generations.equals(known)) return contributionsOf(chunks, series.interval, generations);
    known = generations;
  }
}

/** The sources whose manifests say whether their bars count. */
function questioned({ partials, doubts, pack }: ChunkItems): string[] {
  return [...partials.map(({ origin }) => origin), ...doubts.map(({ origin }) => origin), ...(pack?.dropped ?? [])].map(
    ({ source }) => source,
  );
}

/** Everything of which a manifest decides whether it counts. */
function allOf({ partials, doubts, pack }: ChunkItems): readonly { readonly origin: Origin }[] {
  return [...partials, ...doubts, ...(pack?.dropped ?? []).map((origin) => ({ origin }))];
}

function contributionsOf(
  chunks: readonly ChunkItems[],
  interval: StoredInterval,
  generations: CurrentGenerations,
): Map<bigint, Contribution[]> {
  const contributions = new Map<bigint, Contribution[]>();
  for (const { start, partials, pack, doubts } of chunks) {
    const doubted = new Set(doubts.map(({ origin }) => nameOf(origin)));
    const packed = (pack?.entries ?? []).filter(
      ({ origin }) => !doubted.has(nameOf(origin)) || generations.isCurrent(origin),
    );
    const isPacked = new Set(packed.map(({ origin }) => nameOf(origin)));
    const unpacked = partials.filter(({ origin }) => !isPacked.has(nameOf(origin)) && generations.isCurrent(origin));
    for (const entry of [...packed, ...unpacked]) {
      for (const partial of barsOf(entry, start, interval)) {
        const { time } = partial;
        contributions.set(time, [...(contributions.get(time) ?? []), { origin: entry.origin, partial }]);
      }
    }
  }
  return contributions;
}

/** A bar that needs several parts is put together again. */
function barsOf({ parts }: PackEntry, start: bigint, interval: StoredInterval): PartialBar[] {
  const bars = new Map<bigint, PartialBar>();
  for (const part of parts) {
    for (const partial of decodeChunk(start, interval, part)) {
      const other = bars.get(partial.time);
      const whole = other && {
        time: partial.time,
        bar: mergeBars(other.bar, partial.bar),
        ids: mergeIds(other.ids, partial.ids),
      };
      bars.set(partial.time, whole ?? partial);
    }
  }
  return [...bars.values()];
}
