import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import type { DataTableIndex } from '../data-table-index';
import type { DataTableReplica } from '../data-table-replica';

/** The settings of a table that its replicas inherit. */
export interface ReplicaDefaults {
  readonly pointInTimeRecovery: boolean;
  readonly recoveryPeriodInDays?: number;
}

/** Renders a replica. `TableV2` applies its own settings to the props that are undefined. */
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

/** Renders the mode of Contributor Insights. Without a mode, it is disabled. */
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

/** The options of a replica's index replace all settings of the index, so its capacity has to be repeated. */
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
