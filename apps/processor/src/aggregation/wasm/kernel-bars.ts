import { CHUNK_NANOSECONDS, NANOSECONDS, type StoredInterval } from '@trading/bars';
import {
  type BarReference,
  BarMap,
  type ChunkReference,
  compareChunks,
  decodeChunk,
  encode,
  type EncodedChunk,
  hasRepetition,
  mergePartialBars,
  type PartialBar,
} from '@trading/bars/write';
import type { AggregatedBars } from '../line-aggregator';
import type { Kernel } from './kernel';

/** Numbers of 4 bytes in a part: symbol, chunk, address, length, and the positions of the first and the last bar. */
const PART = 6;

/** Numbers of 4 bytes in a reference to a contested bar: symbol and bar. */
const REFERENCE = 2;

/** The bars of a kernel after its last line. */
export class KernelBars implements AggregatedBars {
  public readonly accepted: number;
  public readonly contested: readonly BarReference[];
  private readonly symbols: readonly string[];
  private readonly parts: Uint32Array;
  /** The positions of the parts of each chunk. A chunk has several parts if some of its trades came late. */
  private readonly partsOfChunks: readonly (readonly number[])[];

  public constructor(
    private readonly kernel: Kernel,
    private readonly feed: string,
    private readonly interval: StoredInterval,
  ) {
    kernel.closeBars();
    this.accepted = kernel.acceptedTrades();
    this.symbols = Array.from({ length: kernel.symbolCount() }, (_, symbol) => textOf(kernel, symbol));
    this.parts = new Uint32Array(kernel.memory.buffer, kernel.partsStart(), PART * kernel.partsCount());
    this.partsOfChunks = this.groupParts();
    this.contested = this.findContested();
  }

  public barsOf(chunk: ChunkReference): readonly PartialBar[] {
    const parts = this.partsOfChunks.find(([part = 0]) => compareChunks(this.referenceOf(part), chunk) === 0);
    return parts ? this.merge(parts) : [];
  }

  public *chunks(): Generator<EncodedChunk> {
    for (const parts of this.partsOfChunks) yield this.encode(parts);
  }

  /** Groups the positions of the parts by chunk, ordered by chunk, then by symbol. */
  private groupParts(): number[][] {
    const ranks = ranksOf(this.symbols);
    const rankOf = (part: number) => ranks[this.parts[part] as number] as number;
    const chunkOf = (part: number) => this.parts[part + 1] as number;
    const inOrder = Array.from({ length: this.kernel.partsCount() }, (_, index) => PART * index).sort(
      (a, b) => chunkOf(a) - chunkOf(b) || rankOf(a) - rankOf(b),
    );
    const groups: number[][] = [];
    let group: number[] = [];
    for (const part of inOrder) {
      const [other] = group;
      if (other !== undefined && chunkOf(other) === chunkOf(part) && rankOf(other) === rankOf(part)) group.push(part);
      else groups.push((group = [part]));
    }
    return groups;
  }

  /** Bars in which an id occurs more than once: within a part, as reported by the kernel, or in several parts of a chunk. */
  private findContested(): BarReference[] {
    const { kernel, feed } = this;
    const contested = new BarMap<true>();
    const numbers = new Uint32Array(kernel.memory.buffer, kernel.contestedStart(), REFERENCE * kernel.contestedCount());
    for (let at = 0; at < numbers.length; at += REFERENCE) {
      const symbol = this.symbols[numbers[at] as number] as string;
      contested.set({ feed, symbol, time: BigInt(numbers[at + 1] as number) * NANOSECONDS[this.interval] }, true);
    }
    for (const parts of this.partsOfChunks.filter(({ length }) => length > 1)) {
      for (const { time, ids } of this.merge(parts)) {
        if (hasRepetition(ids)) contested.set({ ...this.referenceOf(parts[0] as number), time }, true);
      }
    }
    return [...contested].map(([reference]) => reference);
  }

  private encode(parts: readonly number[]): EncodedChunk {
    const [part = 0] = parts;
    const { feed, symbol, start } = this.referenceOf(part);
    if (parts.length > 1) return encode({ feed, symbol, start, bars: this.merge(parts) }, this.interval);
    const length = NANOSECONDS[this.interval];
    const from = start + BigInt(this.parts[part + 4] as number) * length;
    const to = start + BigInt(this.parts[part + 5] as number) * length;
    return { feed, symbol, start, from, to, bytes: this.bytesOf(part) };
  }

  /** The bars of a chunk, ordered by time. */
  private merge(parts: readonly number[]): readonly PartialBar[] {
    const { start } = this.referenceOf(parts[0] as number);
    return parts.map((part) => decodeChunk(start, this.interval, this.bytesOf(part))).reduce(mergePartialBars);
  }

  private referenceOf(part: number): ChunkReference {
    return {
      feed: this.feed,
      symbol: this.symbols[this.parts[part] as number] as string,
      start: BigInt(this.parts[part + 1] as number) * CHUNK_NANOSECONDS[this.interval],
    };
  }

  /** A view of the memory of the kernel, which no longer changes. */
  private bytesOf(part: number): Uint8Array {
    return new Uint8Array(this.kernel.memory.buffer, this.parts[part + 2], this.parts[part + 3]);
  }
}

/** The rank of each text among all. */
function ranksOf(texts: readonly string[]): Uint32Array {
  const ranks = new Uint32Array(texts.length);
  const inOrder = texts.map((text, index) => ({ text, index })).sort((a, b) => (a.text < b.text ? -1 : 1));
  for (const [rank, { index }] of inOrder.entries()) ranks[index] = rank;
  return ranks;
}

function textOf(kernel: Kernel, symbol: number): string {
  const start = kernel.inputStart();
  const length = kernel.copySymbol(symbol, start);
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(new Uint8Array(kernel.memory.buffer, start, length));
}
