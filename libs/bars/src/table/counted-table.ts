import type { BatchWriteOptions, Item, ItemKey, KeyRange, PutCondition, QueryOptions, Table, Write } from './table';
import { isBarsItem } from './item-keys';
import { unitsOf } from './write-request';

/** A table that counts the write units that are sent to it. A delete counts as one: the size of its item is not known. */
export class CountedTable implements Table {
  /** The write units so far. */
  public writeUnits = 0;
  /** The number of items with bars that were put so far. */
  public barItems = 0;

  public constructor(private readonly table: Table) {}

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
    this.writeUnits += unitsOf(item);
    return this.table.put(item, condition);
  }

  public batchWrite(writes: Iterable<Write>, options?: BatchWriteOptions): Promise<void> {
    return this.table.batchWrite(this.counted(writes), options);
  }

  private *counted(writes: Iterable<Write>): Generator<Write> {
    for (const write of writes) {
      this.writeUnits += write.kind === 'put' ? unitsOf(write.item) : 1;
      if (write.kind === 'put' && isBarsItem(write.item)) this.barItems += 1;
      yield write;
    }
  }
}
