import { compare } from '../model/compare';
import { FailedCheckError, StoppedError } from '../errors';
import type {
  BatchWriteOptions,
  CheckedTable,
  Item,
  ItemCheck,
  ItemKey,
  KeyRange,
  PutCondition,
  QueryOptions,
  Write,
} from '../table/table';

/** Runs before and after each call to the table. It may throw, or act as another worker would. */
export type Hook = (when: 'before' | 'after', operation: string) => Promise<void>;

/** Thrown by a hook before a call, which then fails. A batch write first writes half of its items. */
export class Throttled extends StoppedError {}

/** Sizes of pages and batches. Small ones give more points at which a fault can occur. */
export interface TableSizes {
  /** Number of items of a page of a query. */
  readonly page: number;
  /** Number of writes of a batch. */
  readonly batch: number;
}

/** A table in memory that behaves like DynamoDB: items are written independently, queries are paged. */
export class MemoryTable implements CheckedTable {
  /** Number of items read and written. */
  public readonly used = { read: 0, written: 0 };

  public constructor(
    private readonly hook: Hook = () => Promise.resolve(),
    private readonly sizes: TableSizes = { page: 3, batch: 3 },
    public readonly items = new Map<string, Item>(),
  ) {}

  /** The same table with another hook. */
  public with(hook: Hook): MemoryTable {
    return new MemoryTable(hook, this.sizes, this.items);
  }

  public async get(key: ItemKey): Promise<Item | undefined> {
    this.used.read += 1;
    return this.call('get', () => this.find(key));
  }

  public async batchGet(keys: readonly ItemKey[]): Promise<Item[]> {
    this.used.read += keys.length;
    return this.call('batchGet', () => keys.flatMap((key) => this.find(key) ?? []));
  }

  public async *query(
    { pk, from, to }: KeyRange,
    { order = 'ascending', pageSize = this.sizes.page }: QueryOptions = {},
  ): AsyncGenerator<Item> {
    const direction = order === 'ascending' ? 1 : -1;
    let after: string | undefined;
    const isDue = ({ sk }: Item) => after === undefined || compare(sk, after) === direction;
    for (;;) {
      const page = await this.call('query', () =>
        this.partition(pk)
          .filter((item) => item.sk >= from && item.sk <= to && isDue(item))
          .sort((a, b) => direction * compare(a.sk, b.sk))
          .slice(0, pageSize),
      );
      this.used.read += page.length;
      yield* page;
      if (page.length < pageSize) return;
      after = page.at(-1)?.sk;
    }
  }

  public async put(item: Item, condition: PutCondition, check?: ItemCheck): Promise<boolean> {
    return this.call('put', () => {
      if (check && !isInState(this.find(check.key), check)) throw new FailedCheckError();
      if (!holds(condition, this.find(item))) return false;
      this.write({ kind: 'put', item });
      return true;
    });
  }

  public async batchWrite(writes: Iterable<Write>, { throwIfLate, onWritten }: BatchWriteOptions = {}): Promise<void> {
    let written = 0;
    const writeAll = (some: readonly Write[]) => {
      for (const write of some) this.write(write);
      written += some.length;
      if (some.length > 0) onWritten?.(written);
    };
    const all = [...writes];
    for (let start = 0; start < all.length; start += this.sizes.batch) {
      throwIfLate?.();
      const batch = all.slice(start, start + this.sizes.batch);
      await this.call(
        'batchWrite',
        () => writeAll(batch),
        () => writeAll(batch.slice(0, batch.length / 2)),
      );
    }
  }

  private partition(pk: string): Item[] {
    const items: Item[] = [];
    for (const item of this.items.values()) if (item.pk === pk) items.push(item);
    return items;
  }

  private async call<T>(operation: string, act: () => T, actInPart: () => void = () => undefined): Promise<T> {
    try {
      await this.hook('before', operation);
    } catch (error) {
      if (error instanceof Throttled) actInPart();
      throw error;
    }
    const result = act();
    await this.hook('after', operation);
    return result;
  }

  private find(key: ItemKey): Item | undefined {
    return this.items.get(nameOf(key));
  }

  private write(write: Write): void {
    this.used.written += 1;
    if (write.kind === 'delete') this.items.delete(nameOf(write.key));
    // Undefined attributes are not stored.
    else this.items.set(nameOf(write.item), withoutUndefined(write.item));
  }
}

function isInState(item: Item | undefined, { attributes }: ItemCheck): boolean {
  if (!attributes) return item === undefined;
  return item !== undefined && Object.entries(attributes).every(([name, value]) => item[name] === value);
}

function holds(condition: PutCondition, current: Item | undefined): boolean {
  if (condition.kind === 'absent') return current === undefined;
  const value = current?.[condition.attribute] as string | number | undefined;
  if (condition.kind === 'equals') {
    return value === condition.value && (condition.lacking === undefined || current?.[condition.lacking] === undefined);
  }
  return current === undefined || (value !== undefined && value <= condition.value);
}

function withoutUndefined(item: Item): Item {
  return Object.fromEntries(Object.entries(item).filter(([, value]) => value !== undefined)) as Item;
}

function nameOf({ pk, sk }: ItemKey): string {
  return `${pk} ${sk}`;
}
