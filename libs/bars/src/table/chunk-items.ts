import { originKey, readSortKey, type Origin } from './item-keys';
import { fromPackItem, type Pack, type PackEntry } from './pack';
import type { Item, ItemKey } from './table';

/** All items of one chunk of a series. */
export interface ChunkItems {
  /** The start of the chunk, nanoseconds since 1970. */
  readonly start: bigint;
  /** The items with partial bars, grouped by origin. */
  readonly partials: readonly (PackEntry & { readonly keys: readonly ItemKey[] })[];
  readonly pack?: Pack;
  /** The item of `settlementKey`. */
  readonly settlement?: Item;
  /** The origins whose entries in the pack may be obsolete, with the keys of the items that say so. */
  readonly invalidations: readonly { readonly origin: Origin; readonly key: ItemKey }[];
}

interface PartialItems {
  readonly origin: Origin;
  readonly parts: Uint8Array[];
  readonly keys: ItemKey[];
}

interface OpenChunk {
  readonly partials: Map<string, PartialItems>;
  pack?: Pack;
  settlement?: Item;
  readonly invalidations: { readonly origin: Origin; readonly key: ItemKey }[];
}

/** Groups the items of a query of a series by chunk. */
export function groupByChunk(items: readonly Item[]): ChunkItems[] {
  const chunks = new Map<bigint, OpenChunk>();
  for (const item of items) {
    const read = readSortKey(item.sk);
    const chunk = chunks.get(read.start) ?? { partials: new Map<string, PartialItems>(), invalidations: [] };
    chunks.set(read.start, chunk);
    const key = { pk: item.pk, sk: item.sk };
    if (read.kind === 'pack') chunk.pack = fromPackItem(item);
    else if (read.kind === 'settlement') chunk.settlement = item;
    else if (read.kind === 'invalidation') chunk.invalidations.push({ origin: read.origin, key });
    else {
      const id = originKey(read.origin);
      const partial = chunk.partials.get(id) ?? { origin: read.origin, parts: [], keys: [] };
      chunk.partials.set(id, partial);
      partial.parts.push(item['bars'] as Uint8Array);
      partial.keys.push(key);
    }
  }
  return [...chunks].map(([start, { partials, ...chunk }]) => ({ ...chunk, start, partials: [...partials.values()] }));
}
