import type { StoredInterval } from '@trading/bars';
import {
  compareChunks,
  decodeChunk,
  encode,
  mergePartialBars,
  type EncodedChunk,
  type PartialBar,
} from '@trading/bars/write';
import { TooManyTradesError } from '../errors';
import type { Run } from './runs';

/** The parts of one chunk; at least one. */
export type Parts = readonly [EncodedChunk, ...EncodedChunk[]];

/** Merges runs: yields the parts of each chunk, in the order of `compareChunks`. */
export function* mergeRuns(runs: readonly Run[]): Generator<Parts> {
  const queue = new RunQueue(runs);
  for (let first = queue.take(); first; first = queue.take()) {
    const parts: [EncodedChunk, ...EncodedChunk[]] = [first];
    while (queue.first && compareChunks(queue.first, first) === 0) parts.push(queue.take() as EncodedChunk);
    yield parts;
  }
}

/** Returns a single part as it is. Several parts are merged. */
export function chunkOf(parts: Parts, interval: StoredInterval, maximumTrades: number): EncodedChunk {
  const [first, second] = parts;
  if (!second) return first;
  const { feed, symbol, start } = first;
  return encode({ feed, symbol, start, bars: mergeParts(parts, interval, maximumTrades) }, interval);
}

/**
 * The bars of a chunk, ordered by time. An id that occurs in several parts is repeated.
 *
 * @throws TooManyTradesError if the parts have more trades than the maximum
 */
export function mergeParts(parts: Parts, interval: StoredInterval, maximumTrades: number): readonly PartialBar[] {
  let trades = 0;
  const lists = parts.map(({ symbol, start, bytes }) => {
    const bars = decodeChunk(start, interval, bytes);
    for (const { ids } of bars) trades += ids.length;
    if (trades > maximumTrades) throw new TooManyTradesError(symbol, start, maximumTrades);
    return bars;
  });
  return mergePartialBars(...lists);
}

/** A run that has further parts, and the first of them. */
interface Cursor {
  readonly iterator: Iterator<EncodedChunk, unknown>;
  /** The position of the run. Of parts of one chunk, those of earlier runs come first. */
  readonly rank: number;
  part: EncodedChunk;
}

/** The next parts of runs in a binary heap. */
class RunQueue {
  private readonly heap: Cursor[] = [];

  public constructor(runs: readonly Run[]) {
    for (const [rank, run] of runs.entries()) {
      const iterator = run()[Symbol.iterator]();
      const next = iterator.next();
      if (!next.done) this.heap.push({ iterator, rank, part: next.value });
    }
    for (let index = Math.floor(this.heap.length / 2) - 1; index >= 0; index -= 1) this.sink(index);
  }

  public get first(): EncodedChunk | undefined {
    return this.heap[0]?.part;
  }

  /** Removes the first part. Undefined if there is none. */
  public take(): EncodedChunk | undefined {
    const [cursor] = this.heap;
    if (!cursor) return undefined;
    const { part } = cursor;
    const next = cursor.iterator.next();
    if (next.done) {
      const last = this.heap.pop() as Cursor;
      if (last !== cursor) this.heap[0] = last;
    } else cursor.part = next.value;
    this.sink(0);
    return part;
  }

  private sink(from: number): void {
    const { heap } = this;
    const sinking = heap[from];
    if (!sinking) return;
    let index = from;
    for (;;) {
      const left = 2 * index + 1;
      const [first, second] = [heap[left], heap[left + 1]];
      if (!first) break;
      const child = second && isBefore(second, first) ? left + 1 : left;
      const lesser = heap[child] as Cursor;
      if (!isBefore(lesser, sinking)) break;
      heap[index] = lesser;
      index = child;
    }
    heap[index] = sinking;
  }
}

function isBefore(a: Cursor, b: Cursor): boolean {
  return (compareChunks(a.part, b.part) || a.rank - b.rank) < 0;
}
