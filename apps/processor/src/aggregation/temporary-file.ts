import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TemporaryStorageError } from '../errors';

/** Codes of the errors of a file system that is full. */
const FULL = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

/** Number of bytes that are written at once. */
const BUFFER_LENGTH = 65_536;

/**
 * A file for what does not fit the memory while a file is processed. It is created in the folder for temporary files when bytes
 * are first written.
 *
 * Its name is deleted at once, so that its space is free when the process ends, however it ends: a crash leaves nothing behind.
 */
export class TemporaryFile {
  private descriptor: number | undefined;
  /** The last bytes, which are not in the file yet. */
  private readonly buffer = Buffer.allocUnsafeSlow(BUFFER_LENGTH);
  private buffered = 0;
  /** Number of bytes in the file. */
  private written = 0;

  /**
   * @param maximumBytes the number of bytes that it may have
   * @param folder the folder for temporary files
   */
  public constructor(
    private readonly maximumBytes: number,
    private readonly folder = tmpdir(),
  ) {}

  /**
   * Appends bytes, and returns their position.
   *
   * @throws TemporaryStorageError if there is no room for them
   */
  public append(bytes: Uint8Array): number {
    const position = this.written + this.buffered;
    if (this.buffered + bytes.length > BUFFER_LENGTH) this.flush();
    if (bytes.length > BUFFER_LENGTH) this.write(bytes);
    else {
      this.buffer.set(bytes, this.buffered);
      this.buffered += bytes.length;
    }
    return position;
  }

  /** Reads bytes that were appended. */
  public read(position: number, length: number): Buffer {
    if (position + length > this.written) this.flush();
    const bytes = Buffer.allocUnsafe(length);
    for (let at = 0; at < length;) {
      const count = readSync(this.descriptor as number, bytes, at, length - at, position + at);
      if (count === 0) throw new Error(`The temporary file has no byte at ${position + at}.`);
      at += count;
    }
    return bytes;
  }

  /** Releases the space. Nothing can be read afterwards. */
  public close(): void {
    if (this.descriptor !== undefined) closeSync(this.descriptor);
    this.descriptor = undefined;
  }

  private flush(): void {
    const { buffered } = this;
    this.buffered = 0;
    this.write(this.buffer.subarray(0, buffered));
  }

  private write(bytes: Uint8Array): void {
    const end = this.written + bytes.length;
    if (end > this.maximumBytes) throw new TemporaryStorageError(end, this.folder);
    try {
      this.descriptor ??= openNameless(this.folder);
      for (let at = 0; at < bytes.length;) {
        at += writeSync(this.descriptor, bytes, at, bytes.length - at, this.written + at);
      }
    } catch (error) {
      if (!FULL.has((error as NodeJS.ErrnoException).code ?? '')) throw error;
      throw new TemporaryStorageError(end, this.folder, error as Error);
    }
    this.written = end;
  }
}

function openNameless(parent: string): number {
  const folder = mkdtempSync(join(parent, 'trades-'));
  try {
    return openSync(join(folder, 'bars'), 'wx+', 0o600);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
