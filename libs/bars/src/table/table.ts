/** The primary key of an item; the table's keys are named so. */
export interface ItemKey {
  readonly pk: string;
  readonly sk: string;
}

/** An item: its key, and attributes. */
export type Item = ItemKey & Readonly<Record<string, unknown>>;

/** A range of one partition, both ends inclusive. */
export interface KeyRange {
  readonly pk: string;
  readonly from: string;
  readonly to: string;
}

/** What `Table.put` asks of the item that it replaces. */
export type PutCondition =
  /** There is none. */
  | { readonly kind: 'absent' }
  /** It has this value at an attribute. */
  | { readonly kind: 'equals'; readonly attribute: string; readonly value: string | number }
  /** There is none, or an attribute is not above this value. */
  | { readonly kind: 'not-above'; readonly attribute: string; readonly value: string };

/** A DynamoDB table with the string keys `pk` and `sk`. Every read is consistent; throttling is waited out. */
export interface Table {
  get(key: ItemKey): Promise<Item | undefined>;
  /** Those that are there, in any order. */
  batchGet(keys: readonly ItemKey[]): Promise<Item[]>;
  /** The items of a range in the order of the sort key, page by page. */
  query(range: KeyRange): AsyncIterable<Item>;
  /** @returns false where the condition does not hold; nothing is changed then */
  put(item: Item, condition: PutCondition): Promise<boolean>;
  /** Puts and deletes, in batches and in no fixed order; what is there is replaced. */
  batchWrite(writes: Iterable<Write>): Promise<void>;
}

/** One write of a batch. */
export type Write = { readonly kind: 'put'; readonly item: Item } | { readonly kind: 'delete'; readonly key: ItemKey };
