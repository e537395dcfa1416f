import { MAX_BYTES } from '../encoding/chunk-codec';
import { contributionsOf } from '../read/read-contributions';
import { resolveSources } from '../read/resolve-sources';
import { groupByChunk, type ChunkItems } from '../table/chunk-items';
import { CurrentGenerations } from '../table/current-generations';
import { chunkRange, originKey, type Series, type SeriesChunk } from '../table/item-keys';
import { sizeOf, toPackItem, type PackEntry } from '../table/pack';
import {
  fromSettlementItem,
  settlementCondition,
  toSettlementItem,
  type SettledBar,
  type Settlement,
} from '../table/settlement-item';
import type { Item, Table, Write } from '../table/table';

/** Below this many partial items, a chunk without a pack is not worth compacting. */
export const MIN_PARTIALS = 8;

/**
 * Packs the partial items of a chunk into one item, without loss, and deletes obsolete items.
 *
 * It may stop anywhere, and several compactions may run at once. A reader takes an origin once even if it is both packed
 * and still stored as partial items, and a pack replaces only the version that was read. An invalidation is deleted only
 * after a pack without its origin was put, so that a slow compaction that did not see the invalidation fails on the
 * version. Settled bars of replaced origins are dropped in the same way.
 *
 * @returns true if sources contest a bar of the chunk; false also if the chunk was not worth compacting
 */
export async function compactChunk(table: Table, series: Series, start: bigint): Promise<boolean> {
  const items: Item[] = [];
  for await (const item of table.query(chunkRange(series, start, start))) items.push(item);
  const [chunk] = groupByChunk(items);
  if (!chunk || !isWorthwhile(chunk)) return false;

  const { partials, pack = { version: 0, entries: [], dropped: [] }, invalidations } = chunk;
  const settlement = chunk.settlement && fromSettlementItem({ start, interval: series.interval }, chunk.settlement);
  const settled = settlement?.bars ?? [];
  const origins = [
    ...[...partials, ...invalidations].map(({ origin }) => origin),
    ...settled.flatMap((bar) => bar.origins),
  ];
  const generations = await CurrentGenerations.read(
    table,
    origins.map(({ source }) => source),
  );
  const isKept = ({ origin }: PackEntry) => !generations.isObsolete(origin);
  const packed = new Map(pack.entries.filter(isKept).map((entry) => [originKey(entry.origin), entry]));
  const dropped = pack.entries.filter((entry) => !isKept(entry)).map(({ origin }) => origin);

  let size = [...packed.values()].reduce((sum, entry) => sum + sizeOf(entry), 0);
  for (const { origin, parts } of partials) {
    const entry = { origin, parts };
    if (packed.has(originKey(origin)) || !generations.isCurrent(origin) || size + sizeOf(entry) > MAX_BYTES) continue;
    packed.set(originKey(origin), entry);
    size += sizeOf(entry);
  }

  const entries = [...packed.values()];
  const { version } = pack;
  const isPut = await table.put(
    toPackItem(series, start, { version: version + 1, entries, dropped }),
    chunk.pack ? { kind: 'equals', attribute: 'version', value: version } : { kind: 'absent' },
  );
  if (!isPut) return false;
  const obsolete = [
    ...partials.filter(({ origin }) => packed.has(originKey(origin)) || generations.isObsolete(origin)),
    ...invalidations.filter(({ origin }) => generations.isObsolete(origin)).map(({ key }) => ({ keys: [key] })),
  ];
  await table.batchWrite(obsolete.flatMap(({ keys }) => keys.map((key): Write => ({ kind: 'delete', key }))));
  if (settlement) await dropObsolete(table, { ...series, start }, settlement, generations);
  return isContested(chunk, series, settled, generations);
}

/**
 * Drops the settled bars of origins that can never be current again. The item is kept even if it is empty, because a settlement
 * that was written meanwhile could be deleted with it.
 */
async function dropObsolete(
  table: Table,
  chunk: SeriesChunk,
  settlement: Settlement,
  generations: CurrentGenerations,
): Promise<void> {
  const bars = settlement.bars.filter(({ origins }) => !origins.some((origin) => generations.isObsolete(origin)));
  if (bars.length === settlement.bars.length) return;
  const item = toSettlementItem(chunk, { ...settlement, version: settlement.version + 1, bars });
  await table.put(item, settlementCondition(settlement));
}

function isContested(
  chunk: ChunkItems,
  { interval }: Series,
  settled: readonly SettledBar[],
  generations: CurrentGenerations,
): boolean {
  if (chunk.partials.length + (chunk.pack?.entries.length ?? 0) < 2) return false;
  const settledAt = new Map(settled.map((bar) => [bar.time, bar]));
  return [...contributionsOf([chunk], interval, generations)].some(
    ([time, contributions]) => resolveSources(contributions, settledAt.get(time)).isContested,
  );
}

function isWorthwhile({ partials, pack, invalidations }: ChunkItems): boolean {
  return invalidations.length > 0 || partials.length >= (pack ? 1 : MIN_PARTIALS);
}
