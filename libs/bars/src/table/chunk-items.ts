import { padGeneration } from '../model/trade-file';
import { readSortKey, type Origin } from './item-keys';
import { fromPackItem, type Pack, type PackEntry } from './pack';
import type { Item, ItemKey } from './table';

/** All that the table has of one chunk of a series. */
export interface ChunkItems {
  readonly start: bigint;
  /** Partial items, those of one origin together. */
  readonly partials: readonly (PackEntry & { readonly keys: readonly ItemKey[] })[];
  readonly pack?: Pack;
  /** Origins of which the pack's entry counts only if the manifest says so. */
  readonly doubts: readonly { readonly origin: Origin; readonly key: ItemKey }[];
}

/** Groups the items of a series, as a query gives them, by chunk. */
export function groupByChunk(items: readonly Item[]): ChunkItems[] {
  const chunks = new Map<bigint, { partials: Map<string, PartialItems>; pack?: Pack; doubts: ChunkItems['doubts'] }>();
  for (const item of items) {
    const read = readSortKey(item.sk, padGeneration);
    const chunk = chunks.get(read.start) ?? { partials: new Map<string, PartialItems>(), doubts: [] };
    chunks.set(read.start, chunk);
    const key = { pk: item.pk, sk: item.sk };
    if (read.kind === 'pack') chunk.pack = fromPackItem(item);
    else if (read.kind === 'doubt') chunk.doubts = [...chunk.doubts, { origin: read.origin, key }];
    else {
      const id = nameOf(read.origin);
      const partial = chunk.partials.get(id) ?? { origin: read.origin, parts: [], keys: [] };
      chunk.partials.set(id, partial);
      partial.parts.push(item['bars'] as Uint8Array);
      partial.keys.push(key);
    }
  }
  return [...chunks].map(([start, { partials, ...chunk }]) => ({ ...chunk, start, partials: [...partials.values()] }));
}

interface PartialItems {
  readonly origin: Origin;
  readonly parts: Uint8Array[];
  readonly keys: ItemKey[];
}

/** An origin as one text. */
export function nameOf({ source, generation }: Origin): string {
  return `${source}#${generation}`;
}
