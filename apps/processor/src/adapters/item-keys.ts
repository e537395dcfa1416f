import { sourceIdOf, type TradeFile } from '../domain/trade-file';

/** The primary key of an item; the table's keys are named so. */
export interface ItemKey {
  readonly pk: string;
  readonly sk: string;
}

/** Bars of one symbol are one partition; in it the chunks lie in the order of time, those of one hour together. */
export function barsPartition(symbol: string): string {
  return `BARS#1m#${symbol}`;
}

/** The start of a chunk as it begins the sort key: `2024-08-08T23`. */
export function hourOf(chunkStart: bigint): string {
  return new Date(Number(chunkStart / 1_000_000n)).toISOString().slice(0, 13);
}

/** The item with a file's bars of one symbol and one hour. */
export function chunkKey(symbol: string, chunkStart: bigint, file: TradeFile): ItemKey {
  return { pk: barsPartition(symbol), sk: `${hourOf(chunkStart)}#${sourceIdOf(file)}#${file.generation}` };
}

/** The item that says which generation of a key counts, by the id of the key's source. */
export function manifestKey(sourceId: string): ItemKey {
  return { pk: `SOURCE#${sourceId}`, sk: 'MANIFEST' };
}

/** The item that says why the newest refused upload of a key was refused. */
export function refusalKey(sourceId: string): ItemKey {
  return { pk: `SOURCE#${sourceId}`, sk: 'REFUSAL' };
}
