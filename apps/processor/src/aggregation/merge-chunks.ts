import type { StoredInterval } from '@trading/bars';
import {
  compareChunks,
  decodeChunk,
  encode,
  mergePartialBars,
  type BarChunk,
  type EncodedChunk,
} from '@trading/bars/write';

/** Merges two lists of chunks of one file. Both are in the order of {@link compareChunks}, and so is the result. */
export function mergeChunks(
  chunks: Iterable<EncodedChunk>,
  others: readonly BarChunk[],
  interval: StoredInterval,
): Iterable<EncodedChunk> {
  return others.length === 0 ? chunks : merge(chunks, others, interval);
}

function* merge(
  chunks: Iterable<EncodedChunk>,
  others: readonly BarChunk[],
  interval: StoredInterval,
): Generator<EncodedChunk> {
  let next = 0;
  for (const chunk of chunks) {
    let other = others[next];
    for (; other && compareChunks(other, chunk) < 0; other = others[next]) {
      yield encode(other, interval);
      next += 1;
    }
    if (other && compareChunks(other, chunk) === 0) {
      const bars = mergePartialBars(decodeChunk(chunk.start, interval, chunk.bytes), other.bars);
      yield encode({ ...other, bars }, interval);
      next += 1;
    } else yield chunk;
  }
  for (const other of others.slice(next)) yield encode(other, interval);
}
