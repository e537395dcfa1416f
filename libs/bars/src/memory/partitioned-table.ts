import type {
  BatchWriteOptions,
  Item,
  ItemKey,
  KeyRange,
  PutCondition,
  QueryOptions,
  Table,
  Write,
} from '../table/table';
import { MemoryTable } from './memory-table';

/** A table in memory that is fast enough for millions of bars, because each partition is a table of its own. */
export class PartitionedTable implements Table {
  private readonly partitions = new Map<string, MemoryTable>();

  public *items(): Generator<Item> {
    for (const partition of this.partitions.values()) yield* partition.items.values();
  }

  public get(key: ItemKey): Promise<Item | undefined> {
    return this.partition(key.pk).get(key);
  }

  public async batchGet(keys: readonly ItemKey[]): Promise<Item[]> {
    const items = await Promise.all(keys.map((key) => this.get(key)));
    return items.flatMap((item) => item ?? []);
  }

  public query(range: KeyRange, options?: QueryOptions): AsyncIterable<Item> {
    return this.partition(range.pk).query(range, options);
  }

  public put(item: Item, condition: PutCondition): Promise<boolean> {
    return this.partition(item.pk).put(item, condition);
  }

  public async batchWrite(writes: Iterable<Write>, { throwIfLate, onWritten }: BatchWriteOptions = {}): Promise<void> {
    let written = 0;
    for (const write of writes) {
      throwIfLate?.();
      await this.partition((write.kind === 'put' ? write.item : write.key).pk).batchWrite([write]);
      onWritten?.((written += 1));
    }
  }

  private partition(pk: string): MemoryTable {
    let partition = this.partitions.get(pk);
    if (!partition) this.partitions.set(pk, (partition = new MemoryTable(undefined, { page: 10_000, batch: 25 })));
    return partition;
  }
}
