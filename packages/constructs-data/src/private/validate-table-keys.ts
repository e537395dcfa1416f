import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import type { DataTableIndex } from '../data-table-index';
import type { DataTableProps } from '../data-table-props';

const DEFAULT_TYPE = dynamodb.AttributeType.STRING;

/** The names of the keys of a table, with the defaults applied. */
export interface TableKeys {
  readonly partitionKeyName: string;
  readonly sortKeyName?: string;
}

/** A key of a table or an index. */
export interface Key {
  /** The prop with the type of the key. */
  readonly prop: string;
  readonly name: string;
  readonly type: dynamodb.AttributeType;
}

/** Validates that the options of a sort key are set with a sort key only, and the types of all keys. */
export function validateTableKeys(props: DataTableProps, keys: TableKeys): string[] {
  return [...validateSortKey(props), ...validateTypes(props, keys)];
}

function validateSortKey({
  hasSortKey,
  sortKeyName,
  sortKeyType,
  globalSecondaryIndexes = [],
}: DataTableProps): string[] {
  const unused = hasSortKey === false ? { sortKeyName, sortKeyType } : {};
  return [
    ...Object.entries(unused)
      .filter(([, value]) => value !== undefined)
      .map(([prop]) => `\`${prop}\` must not be set if \`hasSortKey\` is false`),
    ...globalSecondaryIndexes
      .filter((index) => index.sortKeyType !== undefined && index.sortKeyName === undefined)
      .map(
        ({ indexName }) =>
          `\`globalSecondaryIndexes[${indexName}].sortKeyType\` must not be set without a \`sortKeyName\``,
      ),
  ];
}

/** An attribute has one type, whichever keys it is part of. */
function validateTypes(props: DataTableProps, tableKeys: TableKeys): string[] {
  const types = new Map<string, dynamodb.AttributeType>();
  return keysOf(props, tableKeys).flatMap(({ prop, name, type }) => {
    const known = types.get(name) ?? type;
    types.set(name, known);
    return known === type ? [] : [`\`${prop}\` must be ${known}, as in the other keys with ${name}, got: ${type}`];
  });
}

/** The keys of a table and of its indexes. */
export function keysOf(props: DataTableProps, { partitionKeyName, sortKeyName }: TableKeys): Key[] {
  const { partitionKeyType, sortKeyType, globalSecondaryIndexes = [] } = props;
  return [
    ...keysAt('', { partitionKeyName, partitionKeyType, sortKeyName, sortKeyType }),
    ...globalSecondaryIndexes.flatMap((index) => keysAt(`globalSecondaryIndexes[${index.indexName}].`, index)),
  ];
}

function keysAt(at: string, index: Omit<DataTableIndex, 'indexName'>): Key[] {
  const { partitionKeyName, partitionKeyType = DEFAULT_TYPE, sortKeyName, sortKeyType = DEFAULT_TYPE } = index;
  const partitionKey = { prop: `${at}partitionKeyType`, name: partitionKeyName, type: partitionKeyType };
  if (sortKeyName === undefined) return [partitionKey];
  return [partitionKey, { prop: `${at}sortKeyType`, name: sortKeyName, type: sortKeyType }];
}
