import { spawn } from 'node:child_process';
import { readSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';

/** Bytes that are read at once. They and their copy in the processor fit the cache of a core. */
const CHUNK = 1 << 18;

/** `session:100000000` is a session with this number of trades that is generated while it is read. */
const SESSION = /^session:(\d+)$/;

/** The bundled generator of sessions, beside the bundle of the runner. */
const GENERATOR = join(__dirname, 'generate-session.js');

/**
 * Reads the bytes of a file. A plain file is always read into the same buffer, because the processor has finished with
 * a chunk when it asks for the next one. A decompressor keeps some chunks.
 */
export async function* fileChunks(path: string): AsyncGenerator<Uint8Array> {
  const trades = SESSION.exec(path)?.[1];
  if (trades !== undefined) {
    yield* sessionChunks(trades);
    return;
  }
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

/** Reads from a process of its own, whose CPU time and memory are not those of the reader. */
async function* sessionChunks(trades: string): AsyncGenerator<Uint8Array> {
  const generator = spawn(process.execPath, [GENERATOR, trades], { stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    yield* generator.stdout as AsyncIterable<Uint8Array>;
  } finally {
    generator.kill();
  }
}
