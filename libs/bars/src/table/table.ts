/** The primary key of an item. */
export interface ItemKey {
  readonly pk: string;
  readonly sk: string;
}

/** An item: its key and its attributes. */
export type Item = ItemKey & Readonly<Record<string, unknown>>;

/** A range of sort keys in one partition. Both ends are inclusive. */
export interface KeyRange {
  readonly pk: string;
  readonly from: string;
  readonly to: string;
}

/** How a range is queried. */
export interface QueryOptions {
  /**
   * The order of the sort keys in which items are returned.
   * @default 'ascending'
   */
  readonly order?: 'ascending' | 'descending';
  /**
   * Number of items of a request. A caller that stops early pays for the requests that were sent.
   * @default - as many items as fit a response
   */
  readonly pageSize?: number;
}

/** The condition under which `Table.put` replaces an item. */
export type PutCondition =
  /** The item does not exist. */
  | { readonly kind: 'absent' }
  /** An attribute of the item has this value, and the item lacks another attribute if one is named. */
  | { readonly kind: 'equals'; readonly attribute: string; readonly value: string | number; readonly lacking?: string }
  /** The item does not exist, or an attribute of it is not above this value. */
  | { readonly kind: 'not-above'; readonly attribute: string; readonly value: string };

/** The state of another item of the table that a put requires. */
export interface ItemCheck {
  readonly key: ItemKey;
  /** The attributes that the item must have with these values. Undefined if the item must not exist. */
  readonly attributes: Readonly<Record<string, string | number>> | undefined;
}

/** A write of a batch. */
export type Write = { readonly kind: 'put'; readonly item: Item } | { readonly kind: 'delete'; readonly key: ItemKey };

/** Options of a batch of writes. */
export interface BatchWriteOptions {
  /**
   * Called again and again while writes are sent. If it throws, no further write is sent, and the batch fails with its error.
   *
   * @default - the batch ends when all writes are done
   */
  readonly throwIfLate?: () => void;
  /** Receives the number of writes, from the first on without a gap, that are done, whenever it rises. */
  readonly onWritten?: (count: number) => void;
}

/** A DynamoDB table with the string keys `pk` and `sk`. Reads are strongly consistent; throttled requests are sent again. */
export interface Table {
  get(key: ItemKey): Promise<Item | undefined>;
  /** The items that exist, in any order. */
  batchGet(keys: readonly ItemKey[]): Promise<Item[]>;
  /** The items of a range, ordered by sort key and fetched page by page. */
  query(range: KeyRange, options?: QueryOptions): AsyncIterable<Item>;
  /** @returns false if the condition is not met; the item is then unchanged */
  put(item: Item, condition: PutCondition): Promise<boolean>;
  /**
   * Puts and deletes items unconditionally, in batches and in no particular order. Writes are fetched when they can be sent,
   * and none is in flight when the promise settles.
   *
   * @throws ThrottledError if the table has no capacity; some of the writes may be done
   */
  batchWrite(writes: Iterable<Write>, options?: BatchWriteOptions): Promise<void>;
  /**
   * Waits for items of another region that have not arrived yet. A table without replicas does not have this method.
   *
   * @param attempt the number of the wait, from 1
   * @returns false if a caller must not wait any longer
   */
  waitForItems?(attempt: number): Promise<boolean>;
}

/** A table whose puts can depend on another item. */
export interface CheckedTable extends Table {
  /**
   * Puts an item, on a condition on the item that it replaces and, in one step with it, on another item.
   *
   * @returns false if the condition is not met; the item is then unchanged
   * @throws FailedCheckError if the other item is in another state; nothing has changed then
   */
  put(item: Item, condition: PutCondition, check?: ItemCheck): Promise<boolean>;
}
