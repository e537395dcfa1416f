import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import type { DataTableIndex } from '../data-table-index';
import type { DataTableReplica } from '../data-table-replica';

/** What the replicas of a table take from it where they say nothing. */
export interface ReplicaDefaults {
  readonly pointInTimeRecovery: boolean;
  readonly recoveryPeriodInDays?: number;
}

/** One list of the replicas that have the table's settings, and of those with settings of their own. */
export function allReplicas(regions: string[] = [], replicas: DataTableReplica[] = []): DataTableReplica[] {
  return [...regions.map((region) => ({ region })), ...replicas];
}

/** A replica as the table takes it. What is left out here, the table puts in. */
export function renderReplica(
  replica: DataTableReplica,
  defaults: ReplicaDefaults,
  indexes: DataTableIndex[],
): dynamodb.ReplicaTableProps {
  const ownRecovery = replica.pointInTimeRecovery !== undefined || replica.recoveryPeriodInDays !== undefined;
  return {
    region: replica.region,
    deletionProtection: replica.deletionProtection,
    pointInTimeRecoverySpecification: ownRecovery ? renderRecovery(replica, defaults) : undefined,
    contributorInsightsSpecification: renderInsights(replica.contributorInsights),
    globalSecondaryIndexOptions: replica.contributorInsights ? renderIndexOptions(replica, indexes) : undefined,
  };
}

/** Contributor Insights as DynamoDB takes it: on with a mode, or not at all. */
export function renderInsights(
  mode?: dynamodb.ContributorInsightsMode,
): dynamodb.ContributorInsightsSpecification | undefined {
  return mode && { enabled: true, mode };
}

function renderRecovery(
  replica: DataTableReplica,
  defaults: ReplicaDefaults,
): dynamodb.PointInTimeRecoverySpecification {
  const enabled = replica.pointInTimeRecovery ?? defaults.pointInTimeRecovery;
  return {
    pointInTimeRecoveryEnabled: enabled,
    recoveryPeriodInDays: enabled ? (replica.recoveryPeriodInDays ?? defaults.recoveryPeriodInDays) : undefined,
  };
}

/** Options for an index of a replica stand in for all that the index has: its capacity must be said again. */
function renderIndexOptions(
  replica: DataTableReplica,
  indexes: DataTableIndex[],
): Record<string, dynamodb.ReplicaGlobalSecondaryIndexOptions> {
  return Object.fromEntries(
    indexes.map(({ indexName, readCapacity, maxReadRequestUnits }) => [
      indexName,
      {
        contributorInsightsSpecification: renderInsights(replica.contributorInsights),
        readCapacity,
        maxReadRequestUnits,
      },
    ]),
  );
}
