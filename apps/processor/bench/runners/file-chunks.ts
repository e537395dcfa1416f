import { open } from 'node:fs/promises';

/** Bytes that are read at once. */
const CHUNK = 1 << 20;

/**
 * The bytes of a file. Those of a plain file are read into the same buffer again and again, for the processor has done
 * with a chunk when it asks for the next; a decompressor keeps some.
 */
export async function* fileChunks(path: string): AsyncGenerator<Uint8Array> {
  const file = await open(path);
  const isPlain = !path.endsWith('.gz');
  try {
    let buffer = Buffer.allocUnsafeSlow(CHUNK);
    for (let { bytesRead } = await file.read(buffer); bytesRead > 0; { bytesRead } = await file.read(buffer)) {
      yield buffer.subarray(0, bytesRead);
      if (!isPlain) buffer = Buffer.allocUnsafeSlow(CHUNK);
    }
  } finally {
    await file.close();
  }
}
