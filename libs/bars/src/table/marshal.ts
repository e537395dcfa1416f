import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import type { Item } from './table';

/** Attributes as they travel. */
export type Attributes = Record<string, AttributeValue>;

/** Converts an item, a key or other values. Attributes that are undefined are omitted. */
export function marshal(values: Readonly<Record<string, unknown>>): Attributes {
  return marshall(values, { removeUndefinedValues: true });
}

/** Reads what {@link marshal} made of an item. */
export function unmarshal(attributes: Attributes): Item {
  return unmarshall(attributes) as Item;
}
