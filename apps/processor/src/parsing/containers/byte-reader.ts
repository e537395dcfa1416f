/** Reads exact numbers of bytes from chunks of any size. One chunk is in memory at a time. */
export class ByteReader {
  /** Number of bytes that were read. */
  public position = 0;
  private readonly iterator: AsyncIterator<Uint8Array>;
  private chunk: Uint8Array = Buffer.alloc(0);

  public constructor(chunks: AsyncIterable<Uint8Array>) {
    this.iterator = chunks[Symbol.asyncIterator]();
  }

  /** Returns the rest of the current chunk without reading it, at least one byte; undefined at the end. */
  public async peek(): Promise<Uint8Array | undefined> {
    while (this.chunk.length === 0) {
      const next = await this.iterator.next();
      if (next.done) return undefined;
      this.chunk = next.value;
    }
    return this.chunk;
  }

  /** Reads a number of the bytes that `peek` returned. */
  public advance(length: number): void {
    this.chunk = this.chunk.subarray(length);
    this.position += length;
  }

  /**
   * Reads a number of bytes in parts of any size.
   *
   * @throws Error if there are fewer
   */
  public async *parts(length: number): AsyncGenerator<Uint8Array> {
    for (let missing = length; missing > 0;) {
      const part = (await this.peek())?.subarray(0, missing);
      if (!part) throw new Error('unexpected end of file');
      this.advance(part.length);
      missing -= part.length;
      yield part;
    }
  }

  /** @throws Error if there are fewer bytes */
  public async take(length: number): Promise<Buffer> {
    const taken: Uint8Array[] = [];
    for await (const part of this.parts(length)) taken.push(part);
    return Buffer.concat(taken);
  }

  /** @throws Error if there are fewer bytes */
  public async skip(length: number): Promise<void> {
    await drain(this.parts(length));
  }

  public async close(): Promise<void> {
    await this.iterator.return?.();
  }
}

/** Reads chunks to their end. */
export async function drain(chunks: AsyncIterator<Uint8Array>): Promise<void> {
  for (let isDone = false; !isDone;) isDone = (await chunks.next()).done === true;
}
