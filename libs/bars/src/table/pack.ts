import { ByteReader } from '../encoding/byte-reader';
import { ByteWriter } from '../encoding/byte-writer';
import { packKey, type Origin, type Series } from './item-keys';
import type { Item } from './table';

/** The encoded bars of one origin in a chunk, one element for each of its items. */
export interface PackEntry {
  readonly origin: Origin;
  readonly parts: readonly Uint8Array[];
}

/** The bars of many origins in one chunk, stored as one item. */
export interface Pack {
  /** Incremented by every change. */
  readonly version: number;
  readonly entries: readonly PackEntry[];
  /** Origins dropped by the latest change, so that a reader that saw neither their old nor their new generation retries. */
  readonly dropped: readonly Origin[];
}

/** The item of a pack. */
export function toPackItem(series: Series, start: bigint, { version, entries, dropped }: Pack): Item {
  const writer = new ByteWriter().unsigned(entries.length);
  for (const { origin, parts } of entries) {
    writer.text(origin.source).text(origin.generation).unsigned(parts.length);
    for (const part of parts) writer.unsigned(part.length).bytes(part);
  }
  writer.unsigned(dropped.length);
  for (const { source, generation } of dropped) writer.text(source).text(generation);
  return { ...packKey(series, start), version, pack: writer.result() };
}

/** Reads the item that {@link toPackItem} made. */
export function fromPackItem(item: Item): Pack {
  const reader = new ByteReader(item['pack'] as Uint8Array);
  const origin = (): Origin => ({ source: reader.text(), generation: reader.text() });
  const entries = Array.from({ length: reader.count() }, (): PackEntry => ({
    origin: origin(),
    parts: Array.from({ length: reader.count() }, () => reader.bytes(reader.count())),
  }));
  const dropped = Array.from({ length: reader.count() }, origin);
  return { version: item['version'] as number, entries, dropped };
}

/** Upper bound of the bytes that an entry occupies in a pack. */
export function sizeOf({ parts }: PackEntry): number {
  return parts.reduce((sum, part) => sum + part.length + 5, 200);
}
