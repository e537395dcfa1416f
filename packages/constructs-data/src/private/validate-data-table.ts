import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import { RemovalPolicy, Stack, Token } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import type { DataTableProps } from '../data-table-props';
import type { DataTableReplica } from '../data-table-replica';
import { validateSameEnvironment } from './environment';
import { validateDataLoss } from './validate-data-loss';
import { validateDataTableIndexes } from './validate-data-table-indexes';
import { validateKeyName, validateKeysDiffer, validateName } from './validate-names';
import { validateNoBackupReason } from './validate-no-backup-reason';
import { validateRemovalPolicy } from './validate-removal-policy';
import { validateStrongConsistency } from './validate-strong-consistency';
import { validateTableEncryption } from './validate-table-encryption';
import { keysOf, validateTableKeys } from './validate-table-keys';

const MAX_RECOVERY_PERIOD_IN_DAYS = 35;

/** The props of a `DataTable` that have a default, with the default applied. */
export interface TableSettings {
  readonly partitionKeyName: string;
  readonly sortKeyName?: string;
  readonly billing: dynamodb.Billing;
  readonly pointInTimeRecovery: boolean;
  readonly deletionProtection: boolean;
  readonly removalPolicy: RemovalPolicy;
  readonly replicas: DataTableReplica[];
}

/** Validates the props of a `DataTable`. */
export function validateDataTable(scope: Construct, props: DataTableProps, settings: TableSettings): string[] {
  const { partitionKeyName, sortKeyName, billing, pointInTimeRecovery, replicas } = settings;
  return [
    ...validateName('tableName', props.tableName),
    ...validateKeyName('partitionKeyName', partitionKeyName),
    ...validateKeyName('sortKeyName', sortKeyName),
    ...validateKeysDiffer('sortKeyName', partitionKeyName, sortKeyName),
    ...validateTableKeys(props, settings),
    ...validateDataTableIndexes(props.globalSecondaryIndexes, billing),
    ...validateTimeToLive(props, settings),
    ...validateStream(props.stream, replicas),
    ...validateRecoveryPeriod('recoveryPeriodInDays', props.recoveryPeriodInDays, pointInTimeRecovery),
    ...validateReplicas(replicas, pointInTimeRecovery),
    ...validateReplicaRegions(Stack.of(scope).region, replicas),
    ...validateStrongConsistency(props, replicas),
    ...validateTableEncryption(scope, props.encryption, replicas),
    ...validateSameEnvironment('backup', props.backup, scope, 'the table'),
    ...validateReaders(props),
    ...validateRemovalPolicy(settings.removalPolicy),
    ...validateDataLoss(settings.removalPolicy, props.allowDataLoss),
    ...validateNoBackupReason('pointInTimeRecovery', pointInTimeRecovery, props),
    ...validateDeletionProtection(settings),
  ];
}

function validateTimeToLive(props: DataTableProps, settings: TableSettings): string[] {
  const attribute = props.timeToLiveAttribute;
  if (attribute === undefined) return [];

  const errors = validateKeyName('timeToLiveAttribute', attribute);
  const key = keysOf(props, settings).find(({ name }) => name === attribute);
  if (key && key.type !== dynamodb.AttributeType.NUMBER) {
    errors.push(`\`timeToLiveAttribute\` must be a number, got: ${attribute}, a key of type ${key.type}`);
  }
  return errors;
}

function validateStream(stream: dynamodb.StreamViewType | undefined, replicas: DataTableReplica[]): string[] {
  if (stream === undefined || stream === dynamodb.StreamViewType.NEW_AND_OLD_IMAGES || replicas.length === 0) return [];
  return [`\`stream\` must be NEW_AND_OLD_IMAGES if there are \`replicas\`, got: ${stream}`];
}

function validateRecoveryPeriod(prop: string, days: number | undefined, pointInTimeRecovery: boolean): string[] {
  if (days === undefined) return [];

  const errors: string[] = [];
  if (!pointInTimeRecovery) errors.push(`\`${prop}\` must not be set if \`pointInTimeRecovery\` is false`);
  if (Token.isUnresolved(days)) {
    errors.push(`\`${prop}\` must be known at synthesis, got: a token`);
  } else if (!(Number.isInteger(days) && days >= 1 && days <= MAX_RECOVERY_PERIOD_IN_DAYS)) {
    errors.push(`\`${prop}\` must be an integer between 1 and ${MAX_RECOVERY_PERIOD_IN_DAYS}, got: ${days}`);
  }
  return errors;
}

function validateReplicas(replicas: DataTableReplica[], pointInTimeRecovery: boolean): string[] {
  const errors: string[] = [];
  const regions = new Set<string>();
  for (const replica of replicas) {
    if (regions.has(replica.region)) {
      errors.push(`\`replicas\` must be in different regions, got twice: ${replica.region}`);
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

function validateReplicaRegions(region: string, replicas: DataTableReplica[]): string[] {
  if (replicas.length === 0) return [];
  if (Token.isUnresolved(region)) return ['`replicas` require a stack with an explicit region; set its `env.region`'];
  return replicas
    .filter((replica) => replica.region === region)
    .map(() => `\`replicas\` must be in other regions than the table, got: ${region}`);
}

function validateReaders({ crossAccountReaders, tableName, encryption }: DataTableProps): string[] {
  if (!crossAccountReaders) return [];

  const errors: string[] = [];
  if (crossAccountReaders.length === 0) errors.push('`crossAccountReaders` must not be empty');
  if (crossAccountReaders.some(({ _options }) => _options.keyPrefixes)) {
    errors.push('`crossAccountReaders` must not have `keyPrefixes`, which only buckets support');
  }
  if (tableName === undefined) {
    errors.push('`tableName` must be set if there are `crossAccountReaders`, because their policies need it');
  }
  if (encryption?.type === dynamodb.TableEncryption.AWS_MANAGED) {
    errors.push(
      '`encryption` must not be AWS_MANAGED if there are `crossAccountReaders`, because other accounts cannot use the key',
    );
  }
  return errors;
}

function validateDeletionProtection({ removalPolicy, deletionProtection, replicas }: TableSettings): string[] {
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
    .map(([prop]) => `\`${prop}\` must be false if \`removalPolicy\` is DESTROY, got: true`);
}
