import type { Clock, OpenFile } from '../../ports';
import type { DeclaredLayouts } from '../recognition/declared-layouts';
import { decompress, type DecompressedFile } from './decompress';
import { peek, resume } from './peek';
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
  const { head, rest } = await peek(chunks, HEAD_LENGTH);
  if (!isParquet(head)) {
    return decompress(resume([head], rest));
  }
  await rest.return?.();
  // Other files do not need this code, which takes time to load.
  const { openParquet } = await import('../parquet/open-parquet.ts');
  const { bytes, ...file } = await openParquet(key, openInTime, layouts);
  return { ...file, bytes: timely(bytes, clock) };
}

/**
 * Passes chunks on until the time of the function is nearly over. It is no generator, which would add more promises to every
 * chunk.
 */
function timely(chunks: AsyncIterable<Uint8Array>, clock: Clock): AsyncIterable<Uint8Array> {
  return {
    [Symbol.asyncIterator]() {
      const iterator = chunks[Symbol.asyncIterator]();
      const close = async () => {
        await iterator.return?.();
        return { done: true, value: undefined } as const;
      };
      return {
        async next() {
          const next = await iterator.next();
          try {
            if (!next.done) clock.throwIfLate();
          } catch (error) {
            await close();
            throw error;
          }
          return next;
        },
        return: close,
      };
    },
  };
}
