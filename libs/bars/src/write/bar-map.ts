import { compare } from '../model/compare';
import { chunkStartOf, type StoredInterval } from '../model/interval';
import type { BarChunk, PartialBar } from '../model/partial-bar';
import { instrumentKey, type Instrument } from '../model/trade';

/** Identifies a bar of an instrument. */
export interface BarReference extends Instrument {
  /** The open time, nanoseconds since 1970. */
  readonly time: bigint;
}

/** Identifies a chunk of an instrument. */
export interface ChunkReference extends Instrument {
  /** The start of the chunk, nanoseconds since 1970. */
  readonly start: bigint;
}

/** A map from bars to values. */
export class BarMap<T> {
  private readonly series = new Map<string, { readonly instrument: Instrument; readonly values: Map<bigint, T> }>();

  public get({ feed, symbol, time }: BarReference): T | undefined {
    return this.series.get(instrumentKey({ feed, symbol }))?.values.get(time);
  }

  public set({ feed, symbol, time }: BarReference, value: T): void {
    const key = instrumentKey({ feed, symbol });
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
 * Groups partial bars into chunks.
 *
 * @returns the chunks in the order of {@link compareChunks}
 */
export function chunksOf(bars: BarMap<PartialBar>, interval: StoredInterval): BarChunk[] {
  const chunks = new Map<string, BarChunk & { readonly bars: PartialBar[] }>();
  for (const [{ feed, symbol, time }, bar] of bars) {
    const start = chunkStartOf(time, interval);
    const key = `${start} ${instrumentKey({ feed, symbol })}`;
    const chunk = chunks.get(key) ?? { feed, symbol, start, bars: [] };
    chunks.set(key, chunk);
    chunk.bars.push(bar);
  }
  for (const chunk of chunks.values()) chunk.bars.sort((a, b) => (a.time < b.time ? -1 : 1));
  return [...chunks.values()].sort(compareChunks);
}

/**
 * Orders chunks by start, then by feed and symbol. Neighbours belong to different instruments, so that writes are spread
 * over the partitions of the table.
 */
export function compareChunks(a: ChunkReference, b: ChunkReference): number {
  return compare(a.start, b.start) || compare(a.feed, b.feed) || compare(a.symbol, b.symbol);
}
