import { readSync } from 'node:fs';
import { open } from 'node:fs/promises';

/** Bytes that are read at once. They and their copy in the processor fit the cache of a core. */
const CHUNK = 1 << 18;

/**
 * Reads the bytes of a file. A plain file is always read into the same buffer, because the processor has finished with
 * a chunk when it asks for the next one. A decompressor keeps some chunks.
 */
export async function* fileChunks(path: string): AsyncGenerator<Uint8Array> {
  const file = await open(path);
  const isPlain = !path.endsWith('.gz');
  try {
    let buffer = Buffer.allocUnsafeSlow(CHUNK);
    for (let length = readSync(file.fd, buffer); length > 0; length = readSync(file.fd, buffer)) {
      yield buffer.subarray(0, length);
      if (!isPlain) buffer = Buffer.allocUnsafeSlow(CHUNK);
    }
  } finally {
    await file.close();
  }
}
