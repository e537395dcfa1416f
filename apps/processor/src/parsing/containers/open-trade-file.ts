import type { Clock, OpenFile } from '../../ports';
import type { DeclaredLayouts } from '../recognition/declared-layouts';
import { decompress, peek, type DecompressedFile } from './decompress';
import { isParquet } from './unsupported-formats';

/** Number of bytes by which a Parquet file is recognised. */
const HEAD_LENGTH = 5;

/**
 * Opens a file as text. Compressed data is decompressed, and a Parquet file becomes lines of CSV.
 *
 * @returns undefined if the bytes of the file were replaced
 * @throws RefusedError if the file cannot be used; also while its bytes are read
 * @throws DeadlineError if the time of the function is nearly over; also while its bytes are read
 */
export async function openTradeFile(
  key: string,
  open: OpenFile,
  layouts: DeclaredLayouts,
  clock: Clock,
): Promise<DecompressedFile | undefined> {
  const openInTime: OpenFile = async (range) => {
    const chunks = await open(range);
    return chunks && timely(chunks, clock);
  };
  const chunks = await openInTime();
  if (!chunks) return undefined;
  const { head, all, close } = await peek(chunks, HEAD_LENGTH);
  if (!isParquet(head)) {
    const { bytes, ...file } = await decompress(all);
    return { ...file, bytes: timely(bytes, clock) };
  }
  await close();
  // Other files do not need this code, which takes time to load.
  const { openParquet } = await import('../parquet/open-parquet.ts');
  const { bytes, ...file } = await openParquet(key, openInTime, layouts);
  return { ...file, bytes: timely(bytes, clock) };
}

/** Passes chunks on until the time of the function is nearly over. */
async function* timely(chunks: AsyncIterable<Uint8Array>, clock: Clock): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    clock.throwIfLate();
    yield chunk;
  }
}
