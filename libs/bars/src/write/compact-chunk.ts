import { MAX_BYTES } from '../encoding/chunk-codec';
import { groupByChunk, nameOf, type ChunkItems } from '../table/chunk-items';
import { CurrentGenerations } from '../table/current-generations';
import { chunkRange, type Series } from '../table/item-keys';
import { sizeOf, toPackItem, type PackEntry } from '../table/pack';
import type { Item, Table, Write } from '../table/table';

/** Fewer partial items than these are left as they are where there is no pack yet: packing writes them again. */
export const MIN_PARTIALS = 8;

/**
 * Packs the partial items of a chunk into one, without loss, and removes what can never count.
 *
 * It may stop anywhere, and any number may run at once: a reader takes what is packed and still there as partial item
 * once, and a pack is put only in place of the version that was read. A doubt goes only after a pack without its
 * origin was put, so that a slow compaction, which may know nothing of the doubt, fails on the version.
 */
export async function compactChunk(table: Table, series: Series, start: bigint): Promise<void> {
  const items: Item[] = [];
  for await (const item of table.query(chunkRange(series, start, start))) items.push(item);
  const [chunk] = groupByChunk(items);
  if (!chunk || !isWorthwhile(chunk)) return;

  const { partials, pack = { version: 0, entries: [], dropped: [] }, doubts } = chunk;
  const sources = [...partials, ...doubts].map(({ origin }) => origin.source);
  const generations = await CurrentGenerations.read(table, sources);
  const counts = ({ origin }: PackEntry) => !generations.isObsolete(origin);
  const packed = new Map(pack.entries.filter(counts).map((entry) => [nameOf(entry.origin), entry]));
  const dropped = pack.entries.filter((entry) => !counts(entry)).map(({ origin }) => origin);

  let size = [...packed.values()].reduce((sum, entry) => sum + sizeOf(entry), 0);
  for (const { origin, parts } of partials) {
    const entry = { origin, parts };
    if (packed.has(nameOf(origin)) || !generations.isCurrent(origin) || size + sizeOf(entry) > MAX_BYTES) continue;
    packed.set(nameOf(origin), entry);
    size += sizeOf(entry);
  }

  const entries = [...packed.values()];
  const { version } = pack;
  const isPut = await table.put(
    toPackItem(series, start, { version: version + 1, entries, dropped }),
    chunk.pack ? { kind: 'equals', attribute: 'version', value: version } : { kind: 'absent' },
  );
  if (!isPut) return;
  const obsolete = [
    ...partials.filter(({ origin }) => packed.has(nameOf(origin)) || generations.isObsolete(origin)),
    ...doubts.filter(({ origin }) => generations.isObsolete(origin)).map(({ key }) => ({ keys: [key] })),
  ];
  await table.batchWrite(obsolete.flatMap(({ keys }) => keys.map((key): Write => ({ kind: 'delete', key }))));
}

function isWorthwhile({ partials, pack, doubts }: ChunkItems): boolean {
  return doubts.length > 0 || partials.length >= (pack ? 1 : MIN_PARTIALS);
}
