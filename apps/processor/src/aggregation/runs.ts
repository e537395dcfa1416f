import { NANOSECONDS } from '@trading/bars';
import type { EncodedChunk } from '@trading/bars/write';
import type { TemporaryFile } from './temporary-file';

/**
 * Parts of chunks, in the order of `compareChunks`. Several parts may belong to one chunk. It can be read several times.
 */
export type Run = () => Iterable<EncodedChunk>;

/** Number of parts in a block. One block of each run is in memory while the runs are merged. */
const PARTS_IN_BLOCK = 64;

/** Number of bytes of the parts of a block, after which it ends. */
const BYTES_IN_BLOCK = 65_536;

/**
 * A part in the index of a block: the times in seconds, and the number of its bytes. Bars open at whole seconds, which are exact as
 * numbers; nanoseconds would have to be written and parsed as texts.
 */
type IndexEntry = readonly [feed: string, symbol: string, start: number, from: number, to: number, length: number];

/** A block in the temporary file: the bytes of its parts, one after the other, and then its index. */
interface Block {
  readonly position: number;
  /** Number of bytes of its parts. */
  readonly length: number;
  readonly indexLength: number;
}

/**
 * Writes a run to the temporary file. What remains in memory is the place of each block.
 *
 * @param parts in the order of `compareChunks`. Nothing else is appended to the file while they are read.
 */
export function writeRun(parts: Iterable<EncodedChunk>, file: TemporaryFile): Run {
  const blocks: Block[] = [];
  let entries: IndexEntry[] = [];
  let length = 0;
  const endBlock = () => {
    const index = Buffer.from(JSON.stringify(entries));
    blocks.push({ position: file.append(index) - length, length, indexLength: index.length });
    entries = [];
    length = 0;
  };
  for (const { feed, symbol, start, from, to, bytes } of parts) {
    entries.push([feed, symbol, secondsOf(start), secondsOf(from), secondsOf(to), bytes.length]);
    file.append(bytes);
    length += bytes.length;
    if (entries.length === PARTS_IN_BLOCK || length > BYTES_IN_BLOCK) endBlock();
  }
  if (entries.length > 0) endBlock();
  return () => readRun(blocks, file);
}

function* readRun(blocks: readonly Block[], file: TemporaryFile): Generator<EncodedChunk> {
  for (const { position, length, indexLength } of blocks) {
    const entries = JSON.parse(file.read(position + length, indexLength).toString()) as readonly IndexEntry[];
    let bytes: Buffer | undefined;
    const read = () => (bytes ??= file.read(position, length));
    let offset = 0;
    for (const entry of entries) {
      yield new StoredPart(entry, offset, read);
      offset += entry[5];
    }
  }
}

/** A part of a block, whose bytes are read when those of any of its parts are needed. */
class StoredPart implements EncodedChunk {
  public readonly feed: string;
  public readonly symbol: string;
  public readonly start: bigint;

  public constructor(
    private readonly entry: IndexEntry,
    private readonly offset: number,
    private readonly readBlock: () => Buffer,
  ) {
    const [feed, symbol, start] = entry;
    this.feed = feed;
    this.symbol = symbol;
    this.start = timeOf(start);
  }

  public get from(): bigint {
    return timeOf(this.entry[3]);
  }

  public get to(): bigint {
    return timeOf(this.entry[4]);
  }

  public get bytes(): Uint8Array {
    return this.readBlock().subarray(this.offset, this.offset + this.entry[5]);
  }
}

function secondsOf(time: bigint): number {
  return Number(time / NANOSECONDS['1s']);
}

function timeOf(seconds: number): bigint {
  return BigInt(seconds) * NANOSECONDS['1s'];
}
