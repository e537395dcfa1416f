import type { StoredInterval } from '../model/interval';
import type { BarChunk } from '../model/partial-bar';
import type { Instrument } from '../model/trade';
import { encodeChunk } from './chunk-codec';

/** A {@link BarChunk} as bytes. */
export interface EncodedChunk extends Instrument {
  /** The chunk's start, nanoseconds since 1970. */
  readonly start: bigint;
  /** Open times of the first and of the last bar. */
  readonly from: bigint;
  readonly to: bigint;
  /** What `encodeChunk` makes of the bars. */
  readonly bytes: Uint8Array;
}

export function encode({ feed, symbol, start, bars }: BarChunk, interval: StoredInterval): EncodedChunk {
  const [from, to] = [bars[0]?.time ?? start, bars.at(-1)?.time ?? start];
  return { feed, symbol, start, from, to, bytes: encodeChunk(start, interval, bars) };
}
