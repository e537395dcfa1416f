import { ByteReader } from './byte-reader';

/** Lengths of the fields after the frame header descriptor, by its flags. */
const DICTIONARY_ID_LENGTHS = [0, 1, 2, 4] as const;
const CONTENT_SIZE_LENGTHS = [0, 2, 4, 8] as const;

const MAGIC_LENGTH = 4;
const MAGIC = 0xfd2fb528;
const SKIPPABLE_MAGIC = 0x184d2a5;
const BLOCK_HEADER_LENGTH = 3;
const CHECKSUM_LENGTH = 4;

/** The type of a block whose content is one repeated byte. */
const RLE_BLOCK = 1;

/**
 * Splits zstd data into its frames. Each frame yields all of its bytes, and skippable frames are omitted.
 *
 * The decompression stream of Node.js stops after the first frame, and accepts truncated data.
 *
 * A frame must be read to its end before the next one is requested. One block is in memory at a time, at most 2 MiB.
 *
 * https://www.rfc-editor.org/rfc/rfc8878#section-3.1
 *
 * @throws Error if the data is truncated, or a frame is followed by anything other than a frame
 */
export async function* zstdFrames(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<AsyncGenerator<Uint8Array>> {
  const bytes = new ByteReader(chunks);
  try {
    while (await bytes.peek()) {
      const magic = await bytes.take(MAGIC_LENGTH);
      if (magic.readUInt32LE() === MAGIC) yield frame(magic, bytes);
      else if (magic.readUInt32LE() >>> 4 === SKIPPABLE_MAGIC) await bytes.skip((await bytes.take(4)).readUInt32LE());
      else throw new Error('unknown frame');
    }
  } finally {
    await bytes.close();
  }
}

async function* frame(magic: Buffer, bytes: ByteReader): AsyncGenerator<Uint8Array> {
  const descriptor = await bytes.take(1);
  const flags = descriptor.readUInt8();
  const isSingleSegment = (flags & 0x20) !== 0;
  const dictionaryId = DICTIONARY_ID_LENGTHS[flags & 3] as number;
  const contentSize = flags >>> 6 === 0 && isSingleSegment ? 1 : (CONTENT_SIZE_LENGTHS[flags >>> 6] as number);
  const window = isSingleSegment ? 0 : 1;
  yield Buffer.concat([magic, descriptor, await bytes.take(window + dictionaryId + contentSize)]);

  for (let isLast = false; !isLast;) {
    const header = await bytes.take(BLOCK_HEADER_LENGTH);
    const block = header.readUIntLE(0, BLOCK_HEADER_LENGTH);
    isLast = (block & 1) === 1;
    const type = (block >>> 1) & 3;
    yield Buffer.concat([header, await bytes.take(type === RLE_BLOCK ? 1 : block >>> 3)]);
  }
  if ((flags & 4) !== 0) yield await bytes.take(CHECKSUM_LENGTH);
}
