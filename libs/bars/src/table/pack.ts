import { ByteReader } from '../encoding/byte-reader';
import { ByteWriter } from '../encoding/byte-writer';
import { packKey, type Origin, type Series } from './item-keys';
import type { Item } from './table';

/** What one origin has in a chunk: the bytes of its partial items. */
export interface PackEntry {
  readonly origin: Origin;
  readonly parts: readonly Uint8Array[];
}

/** Many origins' bars of one chunk in one item. */
export interface Pack {
  /** Counts up with every change. */
  readonly version: number;
  readonly entries: readonly PackEntry[];
  /** What the change before the last had and the last left out: a reader who met neither it nor its successor knows. */
  readonly dropped: readonly Origin[];
}

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

/** Bytes that an entry takes in a pack, at most. */
export function sizeOf({ parts }: PackEntry): number {
  return parts.reduce((sum, part) => sum + part.length + 5, 200);
}
