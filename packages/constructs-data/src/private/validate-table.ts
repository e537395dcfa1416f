import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import { RemovalPolicy } from 'aws-cdk-lib/core';
import type { DataTableProps } from '../data-table-props';
import type { DataTableReplica } from '../data-table-replica';
import { validateReason } from './no-backup-reason';
import { validateDataLoss } from './validate-removal';
import { validateIndexes } from './validate-table-indexes';
import { validateKeyName, validateKeysDiffer, validateName } from './validate-table-names';

const MAX_RECOVERY_PERIOD_IN_DAYS = 35;

/** What `DataTable` has decided for the props that were left out. */
export interface TableSettings {
  readonly partitionKeyName: string;
  readonly sortKeyName: string;
  readonly billing: dynamodb.Billing;
  readonly pointInTimeRecovery: boolean;
  readonly deletionProtection: boolean;
  readonly removalPolicy: RemovalPolicy;
  readonly replicas: DataTableReplica[];
}

/** Every rule that the props of a table break, a sentence each. */
export function validateTable(props: DataTableProps, settings: TableSettings): string[] {
  const { partitionKeyName, sortKeyName, billing, pointInTimeRecovery, replicas } = settings;
  return [
    ...validateName('tableName', props.tableName),
    ...validateKeyName('partitionKeyName', partitionKeyName),
    ...validateKeyName('sortKeyName', sortKeyName),
    ...validateKeysDiffer('sortKeyName', partitionKeyName, sortKeyName),
    ...validateIndexes(props.globalSecondaryIndexes, billing),
    ...validateTimeToLive(props, partitionKeyName, sortKeyName),
    ...validateStream(props.stream, replicas),
    ...validateRecoveryPeriod('recoveryPeriodInDays', props.recoveryPeriodInDays, pointInTimeRecovery),
    ...validateReplicas(replicas, pointInTimeRecovery),
    ...validateReplicaKeys(props.encryption, replicas),
    ...validateReaders(props),
    ...validateDataLoss(settings.removalPolicy, props.allowDataLoss),
    ...validateReason('pointInTimeRecovery', pointInTimeRecovery, props),
    ...validateProtection(settings),
  ];
}

function validateTimeToLive(props: DataTableProps, partitionKeyName: string, sortKeyName: string): string[] {
  const attribute = props.timeToLiveAttribute;
  if (attribute === undefined) return [];

  const indexes = props.globalSecondaryIndexes ?? [];
  const keys = [partitionKeyName, sortKeyName, ...indexes.flatMap((i) => [i.partitionKeyName, i.sortKeyName])];
  const errors = validateKeyName('timeToLiveAttribute', attribute);
  if (keys.includes(attribute)) {
    errors.push(`\`timeToLiveAttribute\` must be no key, since it is a number and keys are strings, got: ${attribute}`);
  }
  return errors;
}

function validateStream(stream: dynamodb.StreamViewType | undefined, replicas: DataTableReplica[]): string[] {
  if (stream === undefined || stream === dynamodb.StreamViewType.NEW_AND_OLD_IMAGES || replicas.length === 0) return [];
  return [`\`stream\` must be NEW_AND_OLD_IMAGES when there are replicas, which are written from it, got: ${stream}`];
}

function validateRecoveryPeriod(prop: string, days: number | undefined, pointInTimeRecovery: boolean): string[] {
  if (days === undefined) return [];

  const errors: string[] = [];
  if (!pointInTimeRecovery) {
    errors.push(`\`${prop}\` must not be given when \`pointInTimeRecovery\` is false: there are no backups`);
  }
  if (!(Number.isInteger(days) && days >= 1 && days <= MAX_RECOVERY_PERIOD_IN_DAYS)) {
    errors.push(`\`${prop}\` must be a whole number from 1 to ${MAX_RECOVERY_PERIOD_IN_DAYS}, got: ${days}`);
  }
  return errors;
}

function validateReplicas(replicas: DataTableReplica[], pointInTimeRecovery: boolean): string[] {
  const errors: string[] = [];
  const regions = new Set<string>();
  for (const replica of replicas) {
    if (regions.has(replica.region)) {
      errors.push(`\`replicaRegions\` and \`replicas\` must name a region once, got twice: ${replica.region}`);
    }
    regions.add(replica.region);
    errors.push(
      ...validateRecoveryPeriod(
        `replicas[${replica.region}].recoveryPeriodInDays`,
        replica.recoveryPeriodInDays,
        replica.pointInTimeRecovery ?? pointInTimeRecovery,
      ),
    );
  }
  return errors;
}

function validateReaders({ readers, tableName, encryption }: DataTableProps): string[] {
  if (!readers) return [];

  const errors: string[] = [];
  if (readers.length === 0) errors.push('`readers` must not be empty');
  if (tableName === undefined) errors.push('`tableName` must be given with `readers`, whose policy names the table');
  if (encryption?.type === dynamodb.TableEncryption.AWS_MANAGED) {
    errors.push('`encryption` must not be AWS_MANAGED with `readers`: that key serves no other account');
  }
  return errors;
}

function validateProtection({ removalPolicy, deletionProtection, replicas }: TableSettings): string[] {
  if (removalPolicy !== RemovalPolicy.DESTROY) return [];
  const tables: [string, boolean][] = [
    ['deletionProtection', deletionProtection],
    ...replicas.map((r): [string, boolean] => [
      `replicas[${r.region}].deletionProtection`,
      r.deletionProtection ?? false,
    ]),
  ];
  return tables
    .filter(([, isProtected]) => isProtected)
    .map(([prop]) => `\`${prop}\` must be false when \`removalPolicy\` is DESTROY, got: true`);
}

function validateReplicaKeys(
  encryption: dynamodb.TableEncryptionV2 | undefined,
  replicas: DataTableReplica[],
): string[] {
  if (encryption?.type !== dynamodb.TableEncryption.CUSTOMER_MANAGED) return [];
  return replicas
    .filter(({ region }) => encryption.replicaKeyArns?.[region] === undefined)
    .map(({ region }) => `\`encryption\` must name a key for every replica, got none for: ${region}`);
}
