import type { Deployed, Deployment } from '../deployment/deployment';
import { valueAt } from '@trading/template';
import { resourceName } from '../../../src/naming';
import { regionNames } from '../../../src/region-settings';
import { problemIf } from './step';

/** The keys of all items. */
const KEYS = [
  { AttributeName: 'pk', KeyType: 'HASH' },
  { AttributeName: 'sk', KeyType: 'RANGE' },
] as const;

/** The percentages of utilization that a capacity can be scaled for. */
const UTILIZATION = { min: 20, max: 90 } as const;

/** The table with the bars: that of the templates, or its replica in a standby. */
export function tableOf(deployment: Deployment): { readonly name: string; readonly arn: string } {
  const { primary } = deployment.region;
  if (!primary) return ownTable(deployment);
  const { account, region } = deployment.location;
  const name = resourceName('analytics-table', primary);
  return { name, arn: `arn:aws:dynamodb:${region}:${account}:table/${name}` };
}

function ownTable(deployment: Deployment): Deployed {
  return deployment.named('AWS::DynamoDB::GlobalTable', 'analytics-table');
}

/** Returns what keeps the table from storing bars in the region of the functions. */
export function tableProblems(deployment: Deployment): string[] {
  // The table of the primary region has the replica of a standby.
  if (deployment.region.primary) {
    const [table] = deployment.all('AWS::DynamoDB::GlobalTable');
    return table ? [`a standby has a table of its own (${table.label})`] : [];
  }
  const table = ownTable(deployment);
  const { region } = deployment.location;
  const replicas = table.list('Replicas');
  const replica = replicas.find((each) => valueAt(each, 'Region') === region);
  const regions = replicas.map((each) => String(valueAt(each, 'Region')));
  const expected = regionNames(deployment.settings);
  const schema = table.list('KeySchema');
  const types = table.list('AttributeDefinitions');
  const hasKeys = KEYS.every(
    ({ AttributeName, KeyType }, index) =>
      valueAt(schema[index], 'AttributeName') === AttributeName &&
      valueAt(schema[index], 'KeyType') === KeyType &&
      types.some((each) => valueAt(each, 'AttributeName') === AttributeName && valueAt(each, 'AttributeType') === 'S'),
  );
  const capacities = [
    ...replicas.map(
      (each) => ['read', valueAt(each, 'ReadProvisionedThroughputSettings.ReadCapacityAutoScalingSettings')] as const,
    ),
    ['write', table.value('WriteProvisionedThroughputSettings.WriteCapacityAutoScalingSettings')] as const,
  ];
  return [
    ...problemIf(!replica, `the table has no replica in ${region} (${table.label})`),
    ...problemIf(
      [...regions].sort().join() !== expected.sort().join(),
      `the table is in ${regions.join(', ')}, and the settings say ${expected.join(', ')} (${table.label})`,
    ),
    ...problemIf(!hasKeys || schema.length !== KEYS.length, `the keys are not the texts pk and sk (${table.label})`),
    ...(table.value('BillingMode') === 'PROVISIONED'
      ? capacities.flatMap(([kind, scaling]) =>
          problemIf(!canGrow(scaling), `the ${kind} capacity cannot grow (${table.label})`),
        )
      : []),
    ...encryptionProblems(table, replica),
  ];
}

/** The maximum is above the minimum, and DynamoDB accepts the target of the utilization. */
function canGrow(scaling: unknown): boolean {
  const target = Number(valueAt(scaling, 'TargetTrackingScalingPolicyConfiguration.TargetValue'));
  return (
    Number(valueAt(scaling, 'MaxCapacity')) > Number(valueAt(scaling, 'MinCapacity')) &&
    target >= UTILIZATION.min &&
    target <= UTILIZATION.max
  );
}

/** The functions may use no key, so the table must be encrypted by a key of DynamoDB. */
function encryptionProblems(table: Deployed, replica: unknown): string[] {
  const key = valueAt(replica, 'SSESpecification.KMSMasterKeyId');
  return problemIf(key !== undefined, `the functions may not use the key of the table (${table.label})`);
}
