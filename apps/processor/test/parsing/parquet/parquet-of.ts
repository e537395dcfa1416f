import { parquetWriteBuffer } from 'hyparquet-writer';
import type { ByteRange, OpenFile } from '../../../src/ports';

type Columns = Parameters<typeof parquetWriteBuffer>[0]['columnData'];

/** Writes a Parquet file, by default in one row group. */
export function parquetOf(columns: Columns, rowGroupSize = 1_000_000): Buffer {
  return Buffer.from(parquetWriteBuffer({ columnData: columns, rowGroupSize }));
}

/** Opens bytes that are in memory, and notes the parts that are read. */
export function openingOf(bytes: Buffer, chunkSize = Infinity): { open: OpenFile; ranges: (ByteRange | undefined)[] } {
  const ranges: (ByteRange | undefined)[] = [];
  const open: OpenFile = async (range) => {
    ranges.push(range);
    const part = bytes.subarray(range?.start, range?.end);
    return (async function* () {
      for (let start = 0; start < part.length; start += chunkSize) yield part.subarray(start, start + chunkSize);
    })();
  };
  return { open, ranges };
}
