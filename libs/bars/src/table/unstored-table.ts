import type { BatchWriteOptions, Item, Table, Write } from './table';

/** An empty table that takes every write and stores none, by which the writes of work are measured. */
export class UnstoredTable implements Table {
  public get(): Promise<Item | undefined> {
    return Promise.resolve(undefined);
  }

  public batchGet(): Promise<Item[]> {
    return Promise.resolve([]);
  }

  public async *query(): AsyncGenerator<Item> {
    // Nothing is stored.
  }

  public put(): Promise<boolean> {
    return Promise.resolve(true);
  }

  public batchWrite(writes: Iterable<Write>, options: BatchWriteOptions = {}): Promise<void> {
    // A promise that rejects, as that of another table would.
    return Promise.resolve().then(() => passOver(writes, options));
  }
}

function passOver(writes: Iterable<Write>, { throwIfLate, onWritten }: BatchWriteOptions): void {
  let written = 0;
  for (const _ of writes) {
    throwIfLate?.();
    written += 1;
  }
  onWritten?.(written);
}
