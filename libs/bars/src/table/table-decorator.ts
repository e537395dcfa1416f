import type { BatchWriteOptions, Item, ItemKey, KeyRange, PutCondition, QueryOptions, Table, Write } from './table';

/** A table that passes everything on to another one, except for what its subclass does in another way. */
export abstract class TableDecorator<T extends Table = Table> implements Table {
  protected constructor(protected readonly table: T) {}

  public get(key: ItemKey): Promise<Item | undefined> {
    return this.table.get(key);
  }

  public batchGet(keys: readonly ItemKey[]): Promise<Item[]> {
    return this.table.batchGet(keys);
  }

  public query(range: KeyRange, options?: QueryOptions): AsyncIterable<Item> {
    return this.table.query(range, options);
  }

  public put(item: Item, condition: PutCondition): Promise<boolean> {
    return this.table.put(item, condition);
  }

  public batchWrite(writes: Iterable<Write>, options?: BatchWriteOptions): Promise<void> {
    return this.table.batchWrite(writes, options);
  }
}
