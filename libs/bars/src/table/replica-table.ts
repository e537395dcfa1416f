import { SYSTEM_TIMER, type Timer } from './timer';
import type { BatchWriteOptions, Item, ItemKey, KeyRange, PutCondition, QueryOptions, Table, Write } from './table';

/** The number of times that a reader waits for items. */
const MAX_ATTEMPTS = 5;

/** Milliseconds of the first wait. Each further one is longer by as many. Replication mostly takes less than a second. */
const FIRST_WAIT = 100;

/** A table with replicas, for readers: items that another region has written may have arrived without others that belong to them. */
export class ReplicaTable implements Table {
  public constructor(
    private readonly table: Table,
    private readonly timer: Timer = SYSTEM_TIMER,
  ) {}

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

  public async waitForItems(attempt: number): Promise<boolean> {
    if (attempt > MAX_ATTEMPTS) return false;
    await this.timer.sleep(FIRST_WAIT * attempt);
    return true;
  }
}
