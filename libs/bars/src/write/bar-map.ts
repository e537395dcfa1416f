import { CHUNK_NANOSECONDS, startOf, type StoredInterval } from '../model/interval';
import type { BarChunk, PartialBar } from '../model/partial-bar';
import type { Instrument } from '../model/trade';

/** One bar of one instrument. */
export interface BarReference extends Instrument {
  /** The bar's open time, nanoseconds since 1970. */
  readonly time: bigint;
}

/** The bars of one instrument in one chunk of time. */
export interface ChunkReference extends Instrument {
  /** The chunk's start, nanoseconds since 1970. */
  readonly start: bigint;
}

/** Values by instrument and bar. */
export class BarTable<T> {
  private readonly series = new Map<string, { readonly instrument: Instrument; readonly values: Map<bigint, T> }>();

  public get({ feed, symbol, time }: BarReference): T | undefined {
    return this.series.get(keyOf({ feed, symbol }))?.values.get(time);
  }

  public set({ feed, symbol, time }: BarReference, value: T): void {
    const key = keyOf({ feed, symbol });
    const series = this.series.get(key) ?? { instrument: { feed, symbol }, values: new Map<bigint, T>() };
    this.series.set(key, series);
    series.values.set(time, value);
  }

  public *[Symbol.iterator](): Generator<[BarReference, T]> {
    for (const { instrument, values } of this.series.values()) {
      for (const [time, value] of values) yield [{ ...instrument, time }, value];
    }
  }
}

/**
 * Groups the partial bars of a table into chunks.
 *
 * @returns by the start of the chunk, then by feed and symbol
 */
export function chunksOf(bars: BarTable<PartialBar>, interval: StoredInterval): BarChunk[] {
  const chunks = new Map<string, BarChunk & { readonly bars: PartialBar[] }>();
  for (const [{ feed, symbol, time }, bar] of bars) {
    const start = startOf(time, CHUNK_NANOSECONDS[interval]);
    const key = `${start} ${keyOf({ feed, symbol })}`;
    const chunk = chunks.get(key) ?? { feed, symbol, start, bars: [] };
    chunks.set(key, chunk);
    chunk.bars.push(bar);
  }
  for (const chunk of chunks.values()) chunk.bars.sort((a, b) => (a.time < b.time ? -1 : 1));
  return [...chunks.values()].sort(compareChunks);
}

/** The order of chunks: neighbours are of different instruments, so that writing them spreads over partitions. */
export function compareChunks(a: ChunkReference, b: ChunkReference): number {
  return compare(a.start, b.start) || compare(a.feed, b.feed) || compare(a.symbol, b.symbol);
}

/** No feed and no symbol of a line can hold a line end. */
function keyOf({ feed, symbol }: Instrument): string {
  return `${feed}\n${symbol}`;
}

function compare<T extends bigint | string>(a: T, b: T): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
