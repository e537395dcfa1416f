import { readSync } from 'node:fs';
import { open } from 'node:fs/promises';

/** Bytes that are read at once: what is read, and where the processor copies it, fit a core's own cache. */
const CHUNK = 1 << 18;

/**
 * The bytes of a file. Those of a plain file are read into the same buffer again and again, for the processor has done
 * with a chunk when it asks for the next; a decompressor keeps some.
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
