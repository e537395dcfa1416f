import { sourceIdOf, withoutCompressionSuffix, type TradeFile } from '../model/trade-file';
import { fileKey } from './ledger-keys';
import type { Item } from './table';

/** A source of which an upload was read. */
export interface RegisteredFile {
  readonly source: string;
  /** The key of the bucket, without the suffix of a compression. */
  readonly key: string;
}

/** The item that registers the source of a file. */
export function toFileItem(file: Pick<TradeFile, 'bucket' | 'key'>): Item {
  return { ...fileKey(file), source: sourceIdOf(file), key: withoutCompressionSuffix(file.key) };
}

/** Reads an item that {@link toFileItem} made. */
export function fromFileItem(item: Item): RegisteredFile {
  const { source, key } = item as Item & RegisteredFile;
  return { source, key };
}
