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
  /** An attribute of the item has this value. */
  | { readonly kind: 'equals'; readonly attribute: string; readonly value: string | number }
  /** The item does not exist, or an attribute of it is not above this value. */
  | { readonly kind: 'not-above'; readonly attribute: string; readonly value: string };

/** A write of a batch. */
export type Write = { readonly kind: 'put'; readonly item: Item } | { readonly kind: 'delete'; readonly key: ItemKey };

/** A DynamoDB table with the string keys `pk` and `sk`. Reads are strongly consistent; throttled batches are retried. */
export interface Table {
  get(key: ItemKey): Promise<Item | undefined>;
  /** The items that exist, in any order. */
  batchGet(keys: readonly ItemKey[]): Promise<Item[]>;
  /** The items of a range, ordered by sort key and fetched page by page. */
  query(range: KeyRange, options?: QueryOptions): AsyncIterable<Item>;
  /** @returns false if the condition is not met; the item is then unchanged */
  put(item: Item, condition: PutCondition): Promise<boolean>;
  /** Puts and deletes items unconditionally, in batches and in no particular order. */
  batchWrite(writes: Iterable<Write>): Promise<void>;
}
