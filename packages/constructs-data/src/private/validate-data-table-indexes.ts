import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import { Token } from 'aws-cdk-lib/core';
import type { DataTableIndex } from '../data-table-index';
import { validateKeyName, validateKeysDiffer, validateName } from './validate-names';

const MAX_INDEXES = 20;

/** Validates the global secondary indexes of a `DataTable`. */
export function validateDataTableIndexes(indexes: DataTableIndex[] = [], billing: dynamodb.Billing): string[] {
  return [
    ...validateCount(indexes),
    ...indexes.flatMap((index) => {
      const at = `globalSecondaryIndexes[${index.indexName}]`;
      return [
        ...validateName('indexName', index.indexName),
        ...validateKeyName(`${at}.partitionKeyName`, index.partitionKeyName),
        ...validateKeyName(`${at}.sortKeyName`, index.sortKeyName),
        ...validateKeysDiffer(`${at}.sortKeyName`, index.partitionKeyName, index.sortKeyName),
        ...validateCapacity(at, index, billing),
        ...validateUnits(`${at}.maxReadRequestUnits`, index.maxReadRequestUnits),
        ...validateUnits(`${at}.maxWriteRequestUnits`, index.maxWriteRequestUnits),
      ];
    }),
  ];
}

function validateCount(indexes: DataTableIndex[]): string[] {
  const names = indexes.map(({ indexName }) => indexName);
  const errors = names
    .filter((name, at) => names.indexOf(name) !== at)
    .map((name) => `\`globalSecondaryIndexes\` must have unique names, got twice: ${name}`);
  if (indexes.length > MAX_INDEXES) {
    errors.push(`\`globalSecondaryIndexes\` must have at most ${MAX_INDEXES} elements, got: ${indexes.length}`);
  }
  return errors;
}

/** Limits of the other billing mode would be ignored, or fail during deployment. */
function validateCapacity(at: string, index: DataTableIndex, billing: dynamodb.Billing): string[] {
  const unsupported: Record<string, unknown> =
    billing.mode === dynamodb.BillingMode.PROVISIONED
      ? { maxReadRequestUnits: index.maxReadRequestUnits, maxWriteRequestUnits: index.maxWriteRequestUnits }
      : { readCapacity: index.readCapacity, writeCapacity: index.writeCapacity };
  return Object.entries(unsupported)
    .filter(([, value]) => value !== undefined)
    .map(([prop]) => `\`${at}.${prop}\` must not be set if \`billing\` is ${billing.mode}`);
}

function validateUnits(prop: string, units: number | undefined): string[] {
  if (units === undefined || Token.isUnresolved(units) || (Number.isInteger(units) && units >= 1)) return [];
  return [`\`${prop}\` must be an integer of at least 1, got: ${units}`];
}
