import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import { Token } from 'aws-cdk-lib/core';
import type { DataTableIndex } from '../data-table-index';
import { validateKeyName, validateKeysDiffer, validateName } from './validate-table-names';

const MAX_INDEXES = 20;

/** Every rule that the indexes of a table break, a sentence each. */
export function validateIndexes(indexes: DataTableIndex[] = [], billing: dynamodb.Billing): string[] {
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
    .map((name) => `\`globalSecondaryIndexes\` must have different names, got twice: ${name}`);
  if (indexes.length > MAX_INDEXES) {
    errors.push(`\`globalSecondaryIndexes\` must be at most ${MAX_INDEXES}, got: ${indexes.length}`);
  }
  return errors;
}

/** Each way of paying has its own limits; the other way's would be dropped, or fail in the middle of a deployment. */
function validateCapacity(at: string, index: DataTableIndex, billing: dynamodb.Billing): string[] {
  const foreign: Record<string, unknown> =
    billing.mode === dynamodb.BillingMode.PROVISIONED
      ? { maxReadRequestUnits: index.maxReadRequestUnits, maxWriteRequestUnits: index.maxWriteRequestUnits }
      : { readCapacity: index.readCapacity, writeCapacity: index.writeCapacity };
  return Object.entries(foreign)
    .filter(([, value]) => value !== undefined)
    .map(([prop]) => `\`${at}.${prop}\` must not be given when \`billing\` is ${billing.mode}`);
}

function validateUnits(prop: string, units: number | undefined): string[] {
  if (units === undefined || Token.isUnresolved(units) || (Number.isInteger(units) && units >= 1)) return [];
  return [`\`${prop}\` must be a whole number, at least 1, got: ${units}`];
}
