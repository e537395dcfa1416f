import type { Item, ItemKey, KeyRange, QueryOptions, Table } from '@trading/bars';

/** A table that counts the items that are read from another one. */
export class CountingTable implements Pick<Table, 'get' | 'batchGet' | 'query'> {
  public read = 0;

  public constructor(private readonly table: Table) {}

  public async get(key: ItemKey): Promise<Item | undefined> {
    this.read += 1;
    return this.table.get(key);
  }

  public async batchGet(keys: readonly ItemKey[]): Promise<Item[]> {
    this.read += keys.length;
    return this.table.batchGet(keys);
  }

  public async *query(range: KeyRange, options?: QueryOptions): AsyncGenerator<Item> {
    for await (const item of this.table.query(range, options)) {
      this.read += 1;
      yield item;
    }
  }

  public put(): Promise<boolean> {
    throw new Error('The API writes nothing.');
  }

  public batchWrite(): Promise<void> {
    throw new Error('The API writes nothing.');
  }
}
