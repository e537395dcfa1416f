import { decodeCoverage } from '../encoding/coverage-codec';
import type { ChunkItems } from '../table/chunk-items';
import { manifestKey, originKey, type Origin, type Series } from '../table/item-keys';
import { detailKeysOf, summaryOf } from '../table/manifest-item';
import { readItems } from '../table/read-items';
import type { Table } from '../table/table';
import { writerKey } from '../table/writer-keys';

/** The first and the last chunk of a query: their starts, nanoseconds since 1970. */
interface ChunkSpan {
  readonly first: bigint;
  readonly last: bigint;
}

/** The ids of sources that lack items. */
export interface IncompleteSources {
  /** Those whose items the writer has written, so that they will arrive. */
  readonly awaited: readonly string[];
  /** Those of a former writer, whose items may never arrive. A catch-up makes their bars again as far as their files exist. */
  readonly lost: ReadonlySet<string>;
}

/**
 * Looks for items that a replica of a table lacks: those of the current generations of sources in some chunks of a series. A source of
 * which no item was found in these chunks is not looked for, as if its file had not been processed yet.
 *
 * @param chunks what was found
 * @param sources the sources that were found in them
 * @returns the sources that lack an item
 */
export async function findIncompleteSources(
  table: Table,
  series: Series,
  { first, last }: ChunkSpan,
  chunks: readonly ChunkItems[],
  sources: Iterable<string>,
): Promise<IncompleteSources> {
  const distinct = [...new Set(sources)];
  const manifests = await readItems(table, distinct.map(manifestKey));
  // What was written before the table had replicas is in all of them.
  const replicated = distinct.flatMap((source) => {
    const item = manifests(manifestKey(source));
    const { epoch } = item ? summaryOf(item) : {};
    return item && epoch !== undefined ? [{ source, item, epoch }] : [];
  });
  const details = await readItems(
    table,
    replicated.flatMap(({ source, item }) => detailKeysOf(source, item)),
  );
  const counts = countsOf(chunks);
  const incomplete = replicated.filter(({ source, item }) => {
    const { file, interval } = summaryOf(item);
    const [, ...pages] = detailKeysOf(source, item).map(details);
    if (pages.some((page) => page === undefined)) return true;
    const coverage = pages.flatMap((page) => decodeCoverage(page?.['coverage'] as Uint8Array, interval));
    return coverage
      .filter(({ feed, symbol }) => feed === series.feed && symbol === series.symbol && interval === series.interval)
      .flatMap((covered) => covered.chunks)
      .some(({ start, items }) => {
        const found = counts.get(countKey(start, { source, generation: file.generation })) ?? 0;
        return start >= first && start <= last && found < items;
      });
  });
  if (incomplete.length === 0) return { awaited: [], lost: new Set() };
  const { epoch: current = 0 } = ((await table.get(writerKey())) ?? {}) as { readonly epoch?: number };
  const isAwaited = ({ epoch }: { readonly epoch: number }) => epoch >= current;
  return {
    awaited: incomplete.filter(isAwaited).map(({ source }) => source),
    lost: new Set(incomplete.filter((each) => !isAwaited(each)).map(({ source }) => source)),
  };
}

/** The number of items of each origin in each chunk. */
function countsOf(chunks: readonly ChunkItems[]): ReadonlyMap<string, number> {
  return new Map(
    chunks.flatMap(({ start, partials, pack }) =>
      [...partials, ...(pack?.entries ?? [])].map(({ origin, parts }) => [countKey(start, origin), parts.length]),
    ),
  );
}

function countKey(start: bigint, origin: Origin): string {
  return `${start} ${originKey(origin)}`;
}
