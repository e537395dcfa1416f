import type { Item, ItemKey, Table } from './table';

/** Reads items. Returns a function that finds them by their keys. */
export async function readItems(table: Table, keys: readonly ItemKey[]): Promise<(key: ItemKey) => Item | undefined> {
  const items = keys.length === 0 ? [] : await table.batchGet(keys);
  const byKey = new Map(items.map((item) => [textOf(item), item]));
  return (key) => byKey.get(textOf(key));
}

function textOf({ pk, sk }: ItemKey): string {
  return `${pk} ${sk}`;
}
