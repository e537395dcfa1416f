import type { ByteReader } from './byte-reader';
import type { ByteWriter } from './byte-writer';
import { unzigzag, unzigzagShort, zigzag } from './zigzag';

/**
 * Writes ascending id keys as gaps. Consecutive keys, as venues number their trades, are written as one run.
 *
 * A gap is measured from the key after the previous one and doubled. One is added if a run follows, whose further keys
 * are then counted.
 *
 * @param base a key near the first one
 * @throws RangeError if the keys do not ascend
 */
export function writeIds(writer: ByteWriter, ids: BigUint64Array, base: bigint): void {
  writer.unsigned(ids.length);
  let expected = base;
  for (let index = 0; index < ids.length;) {
    const key = ids[index] as bigint;
    let run = 1;
    while (index + run < ids.length && ids[index + run] === key + BigInt(run)) run += 1;
    const gap = key - expected;
    // Stored bars have no repeated ids. Others would be read as something else.
    if (gap < 0n && index > 0) throw new RangeError(`Ids must ascend, but ${key} follows ${expected - 1n}.`);
    // Only the first gap can be negative.
    const distance = index === 0 ? zigzag(gap) : gap;
    writer.unsigned(distance * 2n + (run > 1 ? 1n : 0n));
    if (run > 1) writer.unsigned(run - 1);
    expected = key + BigInt(run);
    index += run;
  }
}

/** The number of keys of a block of memory. */
const BLOCK = 512;

/**
 * Memory for the keys of many bars. To allocate an array of more than eight keys of its own takes ten times as long, because
 * it is not on the heap.
 */
export class IdMemory {
  private block = new BigUint64Array(BLOCK);
  private used = 0;

  public allocate(length: number): BigUint64Array {
    if (this.used + length > this.block.length) {
      this.block = new BigUint64Array(Math.max(BLOCK, length));
      this.used = 0;
    }
    this.used += length;
    return this.block.subarray(this.used - length, this.used);
  }
}

/** Reads the keys that {@link writeIds} wrote with the same base. */
export function readIds(reader: ByteReader, base: bigint, memory = new IdMemory()): BigUint64Array {
  const ids = memory.allocate(reader.count());
  let expected = base;
  for (let index = 0; index < ids.length;) {
    const { distance, hasRun } = readToken(reader, index === 0);
    const key = expected + distance;
    const run = hasRun ? reader.count() + 1 : 1;
    for (let step = 0; step < run; step += 1) ids[index + step] = key + BigInt(step);
    expected = key + BigInt(run);
    index += run;
  }
  return ids;
}

/** Reads the distance of a key from the one that is expected. Only that of the first key can be negative. */
function readToken(reader: ByteReader, isFirst: boolean): { readonly distance: bigint; readonly hasRun: boolean } {
  const short = reader.short();
  if (short !== undefined) {
    const half = Math.floor(short / 2);
    return { distance: isFirst ? unzigzagShort(half) : BigInt(half), hasRun: short % 2 === 1 };
  }
  const token = reader.unsigned();
  const half = token / 2n;
  return { distance: isFirst ? unzigzag(half) : half, hasRun: token % 2n === 1n };
}
