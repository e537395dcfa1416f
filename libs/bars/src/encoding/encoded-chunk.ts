import type { StoredInterval } from '../model/interval';
import type { BarChunk } from '../model/partial-bar';
import type { Instrument } from '../model/trade';
import { encodeChunk } from './chunk-codec';

/** A {@link BarChunk} whose bars are encoded. */
export interface EncodedChunk extends Instrument {
  /** The start of the chunk, nanoseconds since 1970. */
  readonly start: bigint;
  /** The open time of the first bar, nanoseconds since 1970. */
  readonly from: bigint;
  /** The open time of the last bar, nanoseconds since 1970. */
  readonly to: bigint;
  /** The bars, as {@link encodeChunk} writes them. */
  readonly bytes: Uint8Array;
}

/** Encodes the bars of a chunk. */
export function encode({ feed, symbol, start, bars }: BarChunk, interval: StoredInterval): EncodedChunk {
  const [from, to] = [bars[0]?.time ?? start, bars.at(-1)?.time ?? start];
  return { feed, symbol, start, from, to, bytes: encodeChunk(start, interval, bars) };
}
