import type { Line } from '../parsing/read-lines';
import type { TemporaryFile } from './temporary-file';

/** Number of partitions: enough for each to fit the memory, and few enough for a block of each to fit it. */
const PARTITIONS = 256;

/** Number of characters of a partition that are written at once. */
const BLOCK = 16_384;

/** The lines of a partition, in the order in which they were added. */
export interface PartitionLines {
  readonly count: number;
  read(): Iterable<Line>;
}

/** A block of bytes in the temporary file. */
interface Block {
  readonly position: number;
  readonly length: number;
}

/** Lines in the temporary file, in partitions by the hash of a key. */
export class PartitionedLines {
  private readonly all: readonly Partition[];

  public constructor(file: TemporaryFile) {
    this.all = Array.from({ length: PARTITIONS }, () => new Partition(file));
  }

  public add(key: string, line: Line): void {
    this.all[hashOf(key) % PARTITIONS]?.add(line);
  }

  /** The partitions that have lines. */
  public partitions(): readonly PartitionLines[] {
    return this.all.filter(({ count }) => count > 0);
  }
}

class Partition implements PartitionLines {
  public count = 0;
  private readonly blocks: Block[] = [];
  private lines: string[] = [];
  private length = 0;

  public constructor(private readonly file: TemporaryFile) {}

  public add({ number, text }: Line): void {
    this.count += 1;
    this.lines.push(`${number} ${text}`);
    this.length += text.length;
    if (this.length > BLOCK) this.write();
  }

  public *read(): Generator<Line> {
    for (const { position, length } of this.blocks) yield* linesOf(this.file.read(position, length).toString());
    yield* linesOf(this.lines.join('\n'));
  }

  private write(): void {
    const bytes = Buffer.from(this.lines.join('\n'));
    this.blocks.push({ position: this.file.append(bytes), length: bytes.length });
    this.lines = [];
    this.length = 0;
  }
}

function* linesOf(block: string): Generator<Line> {
  if (block === '') return;
  for (const line of block.split('\n')) {
    const space = line.indexOf(' ');
    yield { number: Number(line.slice(0, space)), text: line.slice(space + 1), truncated: false };
  }
}

/** FNV-1a, 32 bits: http://www.isthe.com/chongo/tech/comp/fnv/ */
export function hashOf(text: string): number {
  let hash = 0x811c_9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x0100_0193);
  }
  // The lower bits of the product depend on few bits of its factors.
  return (hash ^ (hash >>> 15)) >>> 0;
}
