/** The first bytes of a source, and the rest of it. */
export interface PeekedBytes {
  /** At least the number of bytes that was asked for, or all bytes. */
  readonly head: Buffer;
  readonly rest: AsyncIterator<Uint8Array>;
}

/** Reads at least the first `length` bytes. */
export async function peek(chunks: AsyncIterable<Uint8Array>, length: number): Promise<PeekedBytes> {
  const rest = chunks[Symbol.asyncIterator]();
  let head = Buffer.alloc(0);
  while (head.length < length) {
    const next = await rest.next();
    if (next.done) break;
    head = Buffer.concat([head, next.value]);
  }
  return { head, rest };
}

/**
 * Yields chunks that were already read, and then the rest. It is no generator, which would add promises to every chunk of
 * the rest.
 */
export function resume(
  read: Iterable<Uint8Array>,
  rest: AsyncIterator<Uint8Array>,
): AsyncIterableIterator<Uint8Array, undefined> {
  const first = read[Symbol.iterator]();
  let isResumed = false;
  return {
    [Symbol.asyncIterator]() {
      return this;
    },
    next() {
      if (!isResumed) {
        const next = first.next();
        if (!next.done) return Promise.resolve(next);
        isResumed = true;
      }
      return rest.next();
    },
    async return() {
      isResumed = true;
      await rest.return?.();
      return { done: true, value: undefined };
    },
  };
}
