import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import { Stack } from 'aws-cdk-lib/core';
import type { DataTableProps } from '../data-table-props';

/** Validates that the policies for readers cover the indexes and replicas that were added to the table later. */
export function validateAddedLater(table: dynamodb.TableV2, props: DataTableProps): string[] {
  const stack = Stack.of(table);
  const resource = table.node.defaultChild as dynamodb.CfnGlobalTable;
  const replicas = stack.resolve(resource.replicas) as dynamodb.CfnGlobalTable.ReplicaSpecificationProperty[];
  const indexes = (stack.resolve(resource.globalSecondaryIndexes) ??
    []) as dynamodb.CfnGlobalTable.GlobalSecondaryIndexProperty[];
  const regions = [stack.resolve(stack.region), ...(props.replicas ?? []).map(({ region }) => region)];
  const names = (props.globalSecondaryIndexes ?? []).map(({ indexName }) => stack.resolve(indexName) as string);
  return [
    ...addedLater(
      'replicas',
      regions,
      replicas.map(({ region }) => region),
    ),
    ...addedLater(
      'globalSecondaryIndexes',
      names,
      indexes.map(({ indexName }) => indexName),
    ),
  ];
}

function addedLater(prop: string, known: unknown[], current: string[]): string[] {
  const keys = known.map((each) => JSON.stringify(each));
  return current
    .filter((each) => !keys.includes(JSON.stringify(each)))
    .map((each) => `\`${prop}\` must list what the \`crossAccountReaders\` may read, but was added later: ${each}`);
}
