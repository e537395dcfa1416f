import type { ByteReader } from './byte-reader';
import type { ByteWriter } from './byte-writer';
import { unzigzag, zigzag } from './zigzag';

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

/** Reads the keys that {@link writeIds} wrote with the same base. */
export function readIds(reader: ByteReader, base: bigint): BigUint64Array {
  const ids = new BigUint64Array(reader.count());
  let expected = base;
  for (let index = 0; index < ids.length;) {
    const token = reader.unsigned();
    const distance = token >> 1n;
    const key = expected + (index === 0 ? unzigzag(distance) : distance);
    const run = token % 2n === 1n ? reader.count() + 1 : 1;
    for (let step = 0; step < run; step += 1) ids[index + step] = key + BigInt(step);
    expected = key + BigInt(run);
    index += run;
  }
  return ids;
}
