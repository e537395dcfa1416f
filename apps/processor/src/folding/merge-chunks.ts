import { mergeBars } from '../domain/bar';
import type { BarChunk, PartialBar } from '../domain/partial-bar';
import { compareChunks } from './bar-table';
import { mergeIds } from './id-list';

/** Merges two sequences of chunks of the same file, both in the order of {@link compareChunks}. */
export function* mergeChunks(a: Iterable<BarChunk>, b: Iterable<BarChunk>): Generator<BarChunk> {
  const others = b[Symbol.iterator]();
  let other = others.next();
  for (const chunk of a) {
    while (!other.done && compareChunks(other.value, chunk) < 0) {
      yield other.value;
      other = others.next();
    }
    if (!other.done && compareChunks(other.value, chunk) === 0) {
      yield { ...chunk, bars: mergePartialBars(chunk.bars, other.value.bars) };
      other = others.next();
    } else yield chunk;
  }
  for (; !other.done; other = others.next()) yield other.value;
}

function mergePartialBars(a: readonly PartialBar[], b: readonly PartialBar[]): PartialBar[] {
  const byTime = new Map(a.map((bar) => [bar.time, bar]));
  for (const bar of b) {
    const other = byTime.get(bar.time);
    byTime.set(
      bar.time,
      other ? { time: bar.time, bar: mergeBars(other.bar, bar.bar), ids: mergeIds(other.ids, bar.ids) } : bar,
    );
  }
  return [...byTime.values()].sort((x, y) => (x.time < y.time ? -1 : 1));
}
