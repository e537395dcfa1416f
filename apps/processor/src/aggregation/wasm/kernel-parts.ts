import { CHUNK_NANOSECONDS, NANOSECONDS, type Instrument, type StoredInterval } from '@trading/bars';
import { compareChunks, type BarReference, type EncodedChunk } from '@trading/bars/write';
import type { Kernel } from './kernel';
import type { KernelRules } from './kernel-rules';

/** Numbers of 4 bytes in a part: symbol, chunk, address, length, and the positions of the first and the last bar. */
const PART = 6;

/** Numbers of 4 bytes in a reference to a contested bar: symbol and bar. */
const REFERENCE = 2;

/** Reads the complete bars of a kernel. */
export class KernelParts {
  /** The instruments of symbols that were read. */
  private readonly instruments = new Map<number, Instrument>();

  public constructor(
    private readonly kernel: Kernel,
    private readonly names: Pick<KernelRules, 'feeds' | 'rules'>,
    private readonly interval: StoredInterval,
  ) {}

  /** The parts, in the order of `compareChunks`. Their bytes are views of the memory of the kernel. */
  public parts(): readonly EncodedChunk[] {
    const { kernel, interval } = this;
    const numbers = new Uint32Array(kernel.memory.buffer, kernel.partsStart(), PART * kernel.partsCount());
    const { buffer } = kernel.memory;
    const [length, chunkLength] = [NANOSECONDS[interval], CHUNK_NANOSECONDS[interval]];
    const parts: EncodedChunk[] = [];
    for (let at = 0; at < numbers.length; at += PART) {
      const numberAt = (place: number) => numbers[at + place] as number;
      const { feed, symbol } = this.instrumentOf(numberAt(0));
      const start = BigInt(numberAt(1)) * chunkLength;
      const bytes = new Uint8Array(buffer, numberAt(2), numberAt(3));
      const [from, to] = [start + BigInt(numberAt(4)) * length, start + BigInt(numberAt(5)) * length];
      parts.push({ feed, symbol, start, from, to, bytes });
    }
    return parts.sort(compareChunks);
  }

  /** The bars in which an id occurs more than once in a part. */
  public *contested(): Generator<BarReference> {
    const { kernel, interval } = this;
    const numbers = new Uint32Array(kernel.memory.buffer, kernel.contestedStart(), REFERENCE * kernel.contestedCount());
    for (let at = 0; at < numbers.length; at += REFERENCE) {
      const instrument = this.instrumentOf(numbers[at] as number);
      yield { ...instrument, time: BigInt(numbers[at + 1] as number) * NANOSECONDS[interval] };
    }
  }

  /** The rules that excluded lines, with the number of lines. */
  public excluded(): readonly (readonly [rule: string, lines: number])[] {
    const { kernel } = this;
    const { rules } = this.names;
    const numbers = new Uint32Array(kernel.memory.buffer, kernel.excludedStart(), rules.length);
    return rules.flatMap((rule, index) => (numbers[index] ? [[rule, numbers[index]] as const] : []));
  }

  private instrumentOf(symbol: number): Instrument {
    const known = this.instruments.get(symbol);
    if (known) return known;
    const feed = this.names.feeds[this.kernel.feedOfSymbol(symbol)] as string;
    const instrument = { feed, symbol: textOf(this.kernel, symbol) };
    this.instruments.set(symbol, instrument);
    return instrument;
  }
}

/** The list of deferred lines, which is empty, has room for the text. */
function textOf(kernel: Kernel, symbol: number): string {
  const start = kernel.deferredStart();
  const length = kernel.copySymbol(symbol, start);
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(new Uint8Array(kernel.memory.buffer, start, length));
}
